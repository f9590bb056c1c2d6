"""What readers have seen is revoked, never deleted: one by one, many at once, by whomever."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role, permissions_of
from honors import revoking
from honors.models import Grant
from tests.admin.addresses import addresses
from tests.factories import honors as make
from tests.factories.accounts import superuser, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(superuser())
    return client


def url(model: Any, view: str, *args: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def text_of(response: Any) -> str:
    return str(response.content.decode())


def many_at_once(model: Any, *things: Any) -> str:
    """Address of deleting several rows of a list in one go."""
    page = reverse("wagtail_bulk_action", args=["honors", model._meta.model_name, "delete"])
    return page + "?" + "&".join(f"id={thing.pk}" for thing in things)


def test_what_readers_have_seen_is_not_deleted_not_even_by_a_superuser(editor: Client) -> None:
    granted = make.grant()
    shown = make.in_notice([make.person()]).editions.get().grants.get()
    gone = make.grant()
    revoking.confirm(
        revoking.propose(gone, document_no="1号", decided_on=timezone.localdate(), reason="有误", by=user("one")),
        user("two"),
    )
    for grant, words in ((granted, "请用“撤销”"), (shown, "不予授予"), (gone, "请用“撤销”")):
        assert words in text_of(editor.post(url(Grant, "delete", grant.pk), follow=True))
        assert words in text_of(editor.post(many_at_once(Grant, grant), follow=True))
    for thing in (granted.edition.commendation, gone.edition.commendation, granted.person, granted.edition.award_type):
        assert "不能删除" in text_of(editor.post(url(type(thing), "delete", thing.pk), follow=True)), thing
        assert "不能删除" in text_of(editor.post(many_at_once(type(thing), thing), follow=True)), thing
    assert Grant.objects.count() == 3
    mistaken = make.candidates(make.edition(), [make.person()])[0]
    assert editor.post(url(Grant, "delete", mistaken.pk)).status_code == 302
    assert Grant.objects.count() == 3


def test_entries_of_the_log_have_no_way_out() -> None:
    """Neither an address of the admin nor a role deletes them."""
    assert not [one for one in addresses() if "log" in one.route and "delete" in one.route]
    for role in Role:
        assert not [name for name in permissions_of(role) if "logentry" in name and "view" not in name]
