"""Drafts of personal pages for those whom an import made or found."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from honors.importing.making import profile_refusal
from honors.models import PeopleIndexPage, Person, ProfilePage

MOST = 300  # pages are made one by one


def make_drafts(persons: Sequence[Person], by: Any) -> list[ProfilePage]:
    """A draft in Chinese for each who has none; nobody sees it before it is published."""
    have = set(ProfilePage.objects.filter(person__in=persons, language="zh-hans").values_list("person_id", flat=True))
    lacking = [person for person in persons if person.pk not in have]
    refusal = profile_refusal(len(lacking), MOST)
    if refusal:
        raise ValidationError(refusal)
    index = PeopleIndexPage.objects.filter(locale__language_code="zh-hans").first()
    if index is None:
        raise ValidationError(_("还没有“劳模工匠”栏目，不能建个人页草稿。请先不勾这一项。"))
    return [_draft(index, person, by) for person in lacking]


def _draft(index: PeopleIndexPage, person: Person, by: Any) -> ProfilePage:
    page = ProfilePage(person=person, owner=by, live=False, locale=index.locale)
    index.add_child(instance=page)
    page.save_revision(user=by)
    return page
