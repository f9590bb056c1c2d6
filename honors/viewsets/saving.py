"""Create and edit views that turn what the database or a model refuses into a sentence beside the form."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic.edit import FormMixin
from wagtail.admin import messages
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, SnippetViewSet

from core.texts import listed


class SafeSave(FormMixin):
    """What was typed stays in the form; nothing is half saved. Stands before a create or edit view."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ProtectedError as error:
            form.add_error(None, protected_message(error))
        except IntegrityError:
            form.add_error(None, _("刚才有人录入了同样的内容，没有重复保存。请刷新后核对。"))
        except ValidationError as error:
            form.add_error(None, " ".join(error.messages))
        self.produced_error_message = " ".join(form.non_field_errors())
        return self.form_invalid(form)


def protected_message(error: ProtectedError) -> str:
    """不能删除：还有3条授予记录在用它."""
    kinds = {str(type(each)._meta.verbose_name) for each in error.protected_objects}
    return _("不能删除：还有%(number)d条%(kinds)s在用它，请先处理这些记录。") % {
        "number": len(error.protected_objects),
        "kinds": listed(sorted(kinds)),
    }


class SafeCreateView(SafeSave, CreateView):
    pass


class SafeEditView(SafeSave, EditView):
    pass


class SafeDeleteView(DeleteView):
    """Deleting what others stand on is refused in words."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except ProtectedError as error:
            messages.error(request, protected_message(error))
            return redirect(self.get_success_url())


class HonoursViewSet(SnippetViewSet):
    """What all tables of honours share. Search is by substring: no model here is indexed by Wagtail."""

    add_view_class = SafeCreateView
    edit_view_class = SafeEditView
    delete_view_class = SafeDeleteView
    list_per_page = 50
    copy_view_enabled = False
    export_formats: list[str] = []
