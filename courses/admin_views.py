"""Views of the admin: bound to towns, and what the database refuses becomes a message in the form."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.mixins import CreateEditViewOptionalFeaturesMixin
from wagtail.snippets.views import snippets

from core.dates import month_day
from core.texts import listed
from courses.clashes import teacher_warning, when
from courses.models import Series, Session
from courses.recurrence import MAX_DATES, TooManyDatesError
from courses.services import Generation, generate_sessions, room_taken_as_error
from courses.towns import within_towns


class TownBoundMixin(View):
    """Every view that names an object by its address asks whether the user's towns hold it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        model, pk = getattr(self, "model", None), kwargs.get("pk")
        if pk is not None and model is not None:
            objects = model._default_manager.filter(pk=pk)
            if objects.exists() and not within_towns(objects, request.user).exists():
                raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class RefusalMixin(CreateEditViewOptionalFeaturesMixin):
    """A ValidationError while saving rolls back and stands in the form, with everything that was typed."""

    def form_valid(self, form: Any) -> HttpResponse:
        is_new = form.instance.pk is None
        try:
            response: HttpResponse = super().form_valid(form)
            return response
        except TooManyDatesError:
            form.add_error(None, _("这样会排出%(most)s场以上的课，请检查结束日期和次数。") % {"most": MAX_DATES})
        except ValidationError as error:
            form.add_error(None, error)
        if is_new:
            form.instance.pk = None
        self.produced_error_message = self.get_error_message()
        refused: HttpResponse = self.form_invalid(form)
        return refused


# Series -----------------------------------------------------------------------------------------------------------


class SeriesSaveMixin(RefusalMixin):
    """Saving a series makes its classes and says which."""

    def save_instance(self) -> Series:
        series: Series = super().save_instance()
        self.generation = generate_sessions(series)
        return series

    def save_action(self) -> HttpResponse:
        for text in generation_notes(self.generation):
            messages.warning(self.request, text)
        messages.info(self.request, generation_summary(self.generation))
        response: HttpResponse = super().save_action()
        return response


def generation_summary(done: Generation) -> str:
    """How many classes there are now, and on which days."""
    held = [month_day(day.date) for day in done.planned if day.held]
    return _("共排%(count)s场：%(days)s。新增%(created)s场，调整%(updated)s场，撤下%(removed)s场。") % {
        "count": len(held),
        "days": listed(held) or _("没有日期"),
        "created": done.created,
        "updated": done.updated,
        "removed": done.removed,
    }


def generation_notes(done: Generation) -> Iterable[str]:
    """What the editor should look at: holidays left out or to be decided, provisional dates, classes left alone."""
    if done.skipped:
        days = listed(f"{month_day(day.date)}（{day.holiday}）" for day in done.skipped)
        yield _("放假停课：%(days)s。") % {"days": days}
    if done.undecided:
        days = listed(month_day(day) for day in done.undecided)
        yield _("遇法定节假日待确认：%(days)s。要上课的请加到“加课”，不上的加到“停课”。") % {"days": days}
    if done.provisional:
        yield _("节假日安排尚未公布，所涉日期是暂定的。")
    if done.kept:
        days = listed(when(session.start) for session in done.kept)
        yield _("这些场次手工改过、已经上过或已填人次，没有随系列改动：%(days)s。") % {"days": days}


class SeriesCreateView(SeriesSaveMixin, snippets.CreateView):
    """新建系列."""


class SeriesEditView(SeriesSaveMixin, snippets.EditView):
    """修改系列."""


# Session ----------------------------------------------------------------------------------------------------------


class SessionSaveMixin(RefusalMixin):
    """Saving a class warns of a teacher in two places."""

    def save_instance(self) -> Session:
        with room_taken_as_error():
            session: Session = super().save_instance()
        return session

    def save_action(self) -> HttpResponse:
        warning = teacher_warning(Session.objects.for_rows().get(pk=self.object.pk))
        if warning:
            messages.warning(self.request, warning)
        response: HttpResponse = super().save_action()
        return response


class SessionCreateView(SessionSaveMixin, snippets.CreateView):
    """新建场次."""


class SessionEditView(SessionSaveMixin, snippets.EditView):
    """修改场次."""
