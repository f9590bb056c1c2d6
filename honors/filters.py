"""Readers' filters as plain GET forms: what is no choice is as if it were not there, never an error page."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import Industry, Town
from honors.enums import CollectiveKind, Kind, Level
from honors.models import Grant
from honors.names import clean_name

Choices = list[tuple[str, Any]]


class FilterForm(forms.Form):
    """A form whose wrong values are dropped one by one."""

    def __init__(self, query: Any) -> None:
        super().__init__(query, auto_id="f-%s")

    def wanted(self) -> dict[str, str]:
        """Chosen values that are valid and not empty."""
        self.is_valid()
        cleaned = getattr(self, "cleaned_data", {})
        return {name: value for name, value in cleaned.items() if value}

    def add_choice(self, name: str, label: Any, every: str, choices: Choices) -> None:
        self.fields[name] = forms.ChoiceField(label=label, required=False, choices=[("", every), *choices])


class RollFilter(FilterForm):
    """镇街, 行业, 类别 and a name, with only the choices that the roll holds. It filters in memory: no query."""

    name = forms.CharField(label=gettext_lazy("姓名"), required=False, max_length=60, strip=True)

    def __init__(self, query: Any, grants: list[Grant]) -> None:
        super().__init__(query)
        self.grants = grants
        towns = {grant.town.slug: grant.town for grant in grants if grant.town}
        industries = {grant.industry.slug: grant.industry for grant in grants if grant.industry}
        self._offer("town", _("镇街"), _("全部镇街"), _terms(towns.values()))
        self._offer("industry", _("行业"), _("全部行业"), _terms(industries.values()))
        self._offer("kind", _("类别"), _("全部类别"), _kinds(grants))
        self.order_fields(["town", "industry", "kind", "name"])

    def _offer(self, name: str, label: str, every: str, choices: Choices) -> None:
        if len(choices) > 1:
            self.add_choice(name, label, every, choices)

    def matching(self) -> list[Grant]:
        wanted = self.wanted()
        return [grant for grant in self.grants if _matches(grant, wanted)]


def _matches(grant: Grant, wanted: dict[str, str]) -> bool:
    has = {
        "town": grant.town.slug if grant.town else "",
        "industry": grant.industry.slug if grant.industry else "",
        "kind": _category(grant),
    }
    name = clean_name(wanted.get("name", ""))
    return all(has[key] == value for key, value in wanted.items() if key in has) and (
        not name or name in grant.name or name in grant.corrected_name
    )


def _category(grant: Grant) -> str:
    return grant.category or str(grant.kind)


def _terms(terms: Iterable[Any]) -> Choices:
    return [(term.slug, term.name) for term in sorted(terms, key=lambda term: (term.sort_order, term.pk))]


def _kinds(grants: list[Grant]) -> Choices:
    found = {_category(grant): grant.category or Kind(grant.kind).label for grant in grants}
    return list(found.items())


class PeopleFilter(FilterForm):
    """The people list: name or pinyin, level, town, industry. Three queries for the choices."""

    q = forms.CharField(label=gettext_lazy("姓名"), required=False, max_length=60)

    def __init__(self, query: Any) -> None:
        super().__init__(query)
        self.add_choice("level", _("级别"), _("全部级别"), level_choices())
        self.add_choice("town", _("镇街"), _("全部镇街"), _terms(Town.objects.all()))
        self.add_choice("industry", _("行业"), _("全部行业"), _terms(Industry.objects.all()))


class CollectiveFilter(FilterForm):
    """The list of collectives: name, kind, town. One query for the choices."""

    q = forms.CharField(label=gettext_lazy("名称"), required=False, max_length=60)

    def __init__(self, query: Any) -> None:
        super().__init__(query)
        self.add_choice("kind", _("类别"), _("全部类别"), list(CollectiveKind.choices))
        self.add_choice("town", _("镇街"), _("全部镇街"), _terms(Town.objects.all()))


class StudioFilter(PeopleFilter):
    """The list of studios: words, level, town, industry."""

    q = forms.CharField(label=gettext_lazy("名称或方向"), required=False, max_length=60)


def level_choices() -> Choices:
    return [(level.key, level.label) for level in Level]


def level_of(key: str) -> int:
    return Level[key.upper()].value
