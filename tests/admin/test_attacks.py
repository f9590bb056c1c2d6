"""Somebody with the smallest rights, and somebody without any: what they type does nothing, what they may not stays."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from accounts.models import User
from accounts.roles import Role
from honors.merging import merge
from honors.models import Grant, PersonMerge, Revocation
from news.models import ArticlePage
from tests.factories import accounts, honors, media, news

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
BREAKS_OUT = ("<script>alert(1)", "<img src=x")


def login(client: Client, *roles: Role) -> Client:
    user = accounts.user("one")
    user.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
    client.force_login(user)
    return client


@pytest.fixture
def editor(client: Client) -> Client:
    return login(client, Role.EDITOR)


@pytest.mark.parametrize("view", ["unpublish", "delete", "set_privacy", "move", "lock"])
def test_an_editor_touches_nothing_that_readers_see(editor: Client, view: str) -> None:
    article = news.article()
    editor.post(reverse(f"wagtailadmin_pages:{view}", args=[article.pk]), {"restriction_type": "login"})
    kept = ArticlePage.objects.get(pk=article.pk)
    assert (kept.live, kept.locked, kept.get_view_restrictions().count()) == (True, False, 0)
    assert kept.path == article.path


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_nor_many_at_once(editor: Client, action: str) -> None:
    article = news.article()
    draft = news.article("还没发")
    draft.unpublish()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    editor.post(f"{address}?id={article.pk}&id={draft.pk}", {"chooser": news.news_index().pk})
    assert ArticlePage.objects.get(pk=article.pk).live
    assert not ArticlePage.objects.filter(pk=draft.pk, live=True).exists()  # a draft may be deleted
    assert ArticlePage.objects.get(pk=article.pk).path == article.path


def test_nor_honours(editor: Client) -> None:
    grant = honors.grant()
    for address in (
        reverse("honors_revocation_propose", args=["grant", grant.pk]),
        reverse("honors_commendation_advance", args=[grant.edition.commendation_id]),
        reverse("honors_grant_leave_out", args=[grant.pk]),
        reverse("honors_grant_correct", args=[grant.pk]),
        reverse("honors_person_merge", args=[grant.person.pk]) + f"?other={honors.person().pk}",
        reverse("honors_merge_split", args=[merge(honors.person(), honors.person()).pk]),
    ):
        wanted = {"document_no": "1号", "reason": "x", "decided_on": "2026-01-01"}
        answer = editor.post(address, {**wanted, "corrected_name": "另一个", "correction_note": "x", "step": "grant"})
        assert answer.status_code in {302, 403}
    assert not Revocation.objects.exists()
    again = Grant.objects.get(pk=grant.pk)
    assert (again.status, again.corrected_name) == (grant.status, "")
    assert PersonMerge.objects.in_force().count() == 1


@pytest.mark.parametrize("roles", [[Role.EDITOR], [Role.EDITOR, Role.PUBLISHER, Role.HONOURS]])
def test_nobody_gives_himself_a_role(client: Client, roles: list[Role]) -> None:
    login(client, *roles)
    user = User.objects.get(username="one")
    wanted = {"is_superuser": "on", "groups": [Group.objects.get(name="管理员").pk], "username": "one"}
    for address in (
        reverse("wagtailadmin_account"),
        reverse("wagtailusers_users:edit", args=[user.pk]),
        reverse("wagtailusers_groups:add"),
    ):
        client.post(address, wanted)
    user.refresh_from_db()
    assert not user.is_superuser
    assert set(user.groups.values_list("name", flat=True)) == {role.value for role in roles}


def test_scripts_in_titles_names_and_words_are_text_everywhere(client: Client) -> None:
    login(client, Role.EDITOR, Role.PUBLISHER, Role.HONOURS)
    document = media.document(title=EVIL)
    article = news.article(f"示例{EVIL}", slug="evil", author=EVIL, kicker=EVIL, keywords=EVIL, listing_summary=EVIL)
    article.attachments.create(document=document, title=EVIL)
    article.save_revision().publish()
    for address in (
        "/",
        "/news/",
        "/news/headlines/",
        "/news/headlines/rss/",
        "/news/headlines/atom/",
        "/news/headlines/evil/",
        "/search/?q=示例",
        "/sitemap.xml",
        "/admin/",
        "/admin/articles/",
        "/admin/documents/",
        "/admin/reports/site-history/",
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        reverse("wagtailadmin_pages:history", args=[article.pk]),
        reverse("wagtailadmin_pages:delete", args=[article.pk]),
    ):
        answer = client.get(address)
        assert answer.status_code in {200, 302}, address
        assert not [evil for evil in BREAKS_OUT if evil in answer.content.decode()], address


@pytest.mark.parametrize("address", ["/search/", "/news/", "/admin/articles/", "/admin/images/", "/admin/documents/"])
def test_a_query_is_text(client: Client, address: str) -> None:
    login(client, Role.EDITOR)
    html = client.get(address, {"q": EVIL, "page": EVIL, "ordering": EVIL, "year": EVIL}).content.decode()
    assert not [evil for evil in BREAKS_OUT if evil in html]


def drafttail(text: str, url: str) -> str:
    """What the editor's script sends: a paragraph that is one link."""
    whole = {"offset": 0, "length": len(text), "key": 0}
    block = {"key": "a", "type": "unstyled", "depth": 0, "text": text, "inlineStyleRanges": [], "entityRanges": [whole]}
    return json.dumps(
        {"blocks": [block], "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}}}}
    )


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JaVaScript:alert(1)", "data:text/html,<script>alert(1)</script>"]
)
def test_a_text_keeps_no_link_that_runs(client: Client, url: str) -> None:
    login(client, Role.EDITOR, Role.PUBLISHER)
    fields: dict[str, Any] = {
        "title": "带链接的稿件",
        "slug": "dai-lian-jie",
        "origin": "original",
        "source": str(news.source().pk),
        "body": streamfield([("text", drafttail(EVIL, url))]),
        "action-publish": "1",
        **{
            name: inline_formset([]) for name in ("attachments", "subjects", "related_pages", "corrections", "comments")
        },
    }
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.column().pk])
    assert client.post(address, nested_form_data(fields)).status_code == 302
    html = client.get("/news/headlines/dai-lian-jie/").content.decode()
    assert "alert(1)" in html  # as text
    assert "<script>alert" not in html
    assert "script:alert" not in html.lower().replace("&quot;", "")
    assert "data:text/html" not in html


def test_what_only_a_draft_uses_is_for_staff(settings: Settings) -> None:
    picture, document = media.image(), media.document()
    draft = news.article(listing_image=picture)
    draft.attachments.create(document=document)
    draft.save_revision().publish()
    anybody = Client()
    assert anybody.get(document.url).status_code == 200
    draft.unpublish()
    for address in (
        document.url,
        f"/media/{document.file.name}",
        f"/media/{picture.file.name}",
        f"/media/../private/{picture.file.name}",
        reverse("wagtailimages:preview", args=[picture.pk, "max-100x100"]),
        reverse("wagtailadmin_pages:preview_on_edit", args=[draft.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[draft.pk]),
    ):
        answer = anybody.get(address)
        assert answer.status_code in {302, 400, 404}, address
        assert answer.status_code != 302 or "/admin/login/" in answer.headers["Location"], address
