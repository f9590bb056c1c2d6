"""Filters for readers. Forms of the admin are in admin_forms."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from core.models import Town
from courses.enums import CourseKind


class TownFilterForm(forms.Form):
    """镇街, by GET. A town that does not exist counts as none."""

    town = forms.ChoiceField(label=_("镇街"), required=False)
    path_to_town = "community__town__slug"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        towns = [(town.slug, town.name) for town in Town.objects.all()]
        field = cast("forms.ChoiceField", self.fields["town"])
        field.choices = [("", _("全部镇街")), *towns]

    def lookups(self) -> dict[str, str]:
        """Filters for the query; fields that hold nonsense are left out."""
        self.is_valid()
        return {path: value for path, value in self._asked().items() if value}

    def _asked(self) -> dict[str, str]:
        return {self.path_to_town: self.cleaned_data.get("town", "")}


class DayFilterForm(TownFilterForm):
    """镇街 and 类别 of the days."""

    kind = forms.ChoiceField(label=_("类别"), required=False, choices=[("", _("全部类别")), *CourseKind.choices])
    day = forms.DateField(required=False, widget=forms.HiddenInput)
    week = forms.DateField(required=False, widget=forms.HiddenInput)
    path_to_town = "room__venue__community__town__slug"

    def _asked(self) -> dict[str, str]:
        return {**super()._asked(), "series__course__kind": self.cleaned_data.get("kind", "")}
