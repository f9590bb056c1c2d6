"""Choosers that find Chinese substrings (no search engine asked) and tell namesakes apart."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.views import chooser as snippets

from honors.models import AwardEdition


class SubstringForm(BaseFilterForm):
    """One search field; `fields` are searched for every word given."""

    fields_searched: tuple[str, ...] = ()

    q = forms.CharField(
        label=_("搜索"), required=False, max_length=100, widget=forms.TextInput(attrs={"placeholder": _("名称或拼音")})
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        objects = super().filter(objects)
        words = (self.cleaned_data.get("q") or "").replace("\x00", "").split()
        self.is_searching, self.search_query = bool(words), " ".join(words)
        for word in words:
            condition = Q()
            for name in self.fields_searched:
                condition |= Q(**{f"{name}__icontains": word})
            objects = objects.filter(condition)
        return objects


def substring_form(*names: str) -> type[SubstringForm]:
    return type("SubstringFilterForm", (SubstringForm,), {"fields_searched": names})


def _with(view: type, form: type[SubstringForm], more: tuple[tuple[str, Any], ...]) -> type:
    """A chooser view with that filter form and additional columns (accessor, label)."""

    base: Any = view

    def columns(self: Any) -> list[Column]:
        return [*base.columns.fget(self), *(Column(name, label=label, accessor=name) for name, label in more)]

    return type(view.__name__, (view,), {"filter_form_class": form, "columns": property(columns)})


def chooser(*names: str, columns: tuple[tuple[str, Any], ...] = ()) -> type[snippets.SnippetChooserViewSet]:
    """A snippet's chooser that searches these fields."""
    form = substring_form(*names)
    return type(
        "SubstringChooserViewSet",
        (snippets.SnippetChooserViewSet,),
        {
            "choose_view_class": _with(snippets.ChooseView, form, columns),
            "choose_results_view_class": _with(snippets.ChooseResultsView, form, columns),
        },
    )


class EditionListMixin:
    """Editions with what their names are made of."""

    filter_form_class = substring_form("commendation__name_zh", "award_type__name_zh", "commendation__document_no")

    def get_object_list(self) -> QuerySet:
        return AwardEdition.objects.select_related("commendation", "award_type").order_by("-commendation__year", "pk")


class EditionChooseView(EditionListMixin, ChooseView):
    """Editions have no admin screens of their own: they are made in their commendation."""


class EditionChooseResultsView(EditionListMixin, ChooseResultsView):
    pass


class EditionChooserViewSet(ChooserViewSet):
    """届次, for grants and for the sources of a roll."""

    model = AwardEdition
    icon = "list-ol"
    choose_one_text = _("选择届次")
    choose_another_text = _("换一个届次")
    edit_item_text = _("修改届次")
    choose_view_class = EditionChooseView
    choose_results_view_class = EditionChooseResultsView
