"""The newsroom's screens: what is missing is said in Chinese, nothing typed is lost, drafts may have holes."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.blocks.story import plain_text
from news.models import ArticleAttachment, ArticlePage
from tests.factories import accounts, news

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]
INLINES = ("attachments", "subjects", "related_pages", "corrections", "comments")


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(accounts.superuser())
    return client


def typed(**changes: Any) -> dict[str, Any]:
    """The form as a browser sends it: a complete original article unless told."""
    fields = {
        "title": "把课堂搬到家门口",
        "origin": "original",
        "source": str(news.source().pk),
        "body": streamfield([("text", rich_text("<p>晚上七点，文化大院的灯先亮起来。</p>"))]),
        **{name: inline_formset([]) for name in INLINES},
        **changes,
    }
    return nested_form_data(fields)


def send(admin: Client, **changes: Any) -> Any:
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.column().pk])
    return admin.post(address, typed(**changes))


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    form = response.context["form"]
    return {name: [str(message) for message in messages] for name, messages in form.errors.items()}


def test_a_complete_article_goes_live_with_a_slug_from_pinyin(admin: Client) -> None:
    response = send(admin, **{"action-publish": "1"})
    assert response.status_code == 302, errors(response)
    article = ArticlePage.objects.get()
    assert article.live
    assert article.slug == "ba-ke-tang-ban-dao-jia-men-kou"
    assert admin.get(article.get_url()).status_code == 200


def test_publishing_without_a_source_is_refused_and_nothing_typed_is_lost(admin: Client) -> None:
    response = send(admin, source="", author="记者甲", **{"action-publish": "1"})
    assert "请选择稿件来源" in errors(response)["source"][0]
    assert "记者甲" in response.content.decode()
    assert "晚上七点" in plain_text(response.context["form"]["body"].value())
    assert not ArticlePage.objects.exists()


def test_a_reprint_needs_its_original_and_a_listed_source(admin: Client) -> None:
    stranger = news.source("某某网", is_own=False, on_whitelist=False)
    found = errors(send(admin, origin="reprint", source=str(stranger.pk), **{"action-publish": "1"}))
    assert "白名单" in found["source"][0]
    assert {"original_title", "original_url", "original_date"} <= found.keys()


def test_a_draft_may_have_holes(admin: Client) -> None:
    response = send(admin, source="", origin="reprint", body=streamfield([]))
    assert response.status_code == 302, errors(response)
    assert not ArticlePage.objects.get().live


def test_a_title_of_300_characters(admin: Client) -> None:
    message = errors(send(admin, title="长" * 300))["title"][0]
    assert "255" in message
    assert any("一" <= character <= "鿿" for character in message)


def test_a_slug_that_is_taken_or_reserved(admin: Client) -> None:
    news.article()
    taken = errors(send(admin, slug="ba-ke-tang-ban-dao-jia-men-kou", **{"action-publish": "1"}))
    assert "占用" in taken["slug"][0]
    reserved = errors(send(admin, slug="rss", **{"action-publish": "1"}))
    assert "系统保留的地址" in reserved["slug"][0]


def test_a_second_article_of_the_same_title_gets_its_own_address(admin: Client) -> None:
    news.article()
    assert send(admin, **{"action-publish": "1"}).status_code == 302
    assert ArticlePage.objects.filter(slug="ba-ke-tang-ban-dao-jia-men-kou-2").exists()


def test_two_subjects_in_one_row(admin: Client) -> None:
    from tests.factories import honors

    both = {"person": str(honors.person().pk), "studio": str(honors.studio().pk), "collective": ""}
    response = send(admin, subjects=inline_formset([both]), **{"action-publish": "1"})
    assert response.status_code == 200
    assert "人物、集体、工作室三项里选一项" in response.content.decode()


@pytest.mark.parametrize("kind", ["articlepage", "topicpage"])
def test_an_empty_draft_can_be_previewed(admin: Client, kind: str) -> None:
    parent = news.column() if kind == "articlepage" else news.topic_index()
    address = reverse("wagtailadmin_pages:preview_on_add", args=["news", kind, parent.pk])
    empty = {"title": "还没写", "slug": "hai-mei-xie", "body": streamfield([])}
    inlines = INLINES if kind == "articlepage" else ("chosen", "related_pages", "comments")
    data = nested_form_data({**empty, **{name: inline_formset([]) for name in inlines}})
    assert admin.post(address, data).json()["is_valid"]
    response = admin.get(address)
    assert response.status_code == 200
    assert "还没写" in response.content.decode()


@pytest.mark.parametrize("name", ["articles", "topics", "columns"])
def test_lists_of_the_section(admin: Client, name: str) -> None:
    news.article(author="记者甲")
    news.topic()
    html = admin.get(reverse(f"{name}:index")).content.decode()
    assert "状态" in html
    for english in (">Title<", ">Status<", ">Updated<", ">Locale<"):
        assert english not in html


def test_the_menu_and_the_first_page(admin: Client) -> None:
    html = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert "待办" in html
    assert "目前没有待办。" in html


def test_sources_are_chosen_with_a_search(admin: Client) -> None:
    news.source("大众日报", is_own=False)
    chooser = admin.get(
        reverse(f"{type(news.source()).snippet_viewset.chooser_viewset.name}:choose_results"), {"q": "大众"}
    )
    assert chooser.status_code == 200
    assert "大众日报" in chooser.content.decode()


def test_an_editor_may_write_and_not_publish(client: Client) -> None:
    from django.contrib.auth.models import Group

    user = accounts.user()
    user.groups.add(Group.objects.get(name="编辑"))
    client.force_login(user)
    assert send(client, **{"action-publish": "1"}).status_code == 302
    assert not ArticlePage.objects.get().live


def test_bulk_publishing_names_what_is_missing(admin: Client) -> None:
    send(admin, source="")
    article = ArticlePage.objects.get()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = admin.post(f"{address}?id={article.pk}", follow=True)
    assert "还不能发布" in response.content.decode()
    assert not ArticlePage.objects.get().live


def test_whatever_publishes_is_refused_in_code_too() -> None:
    from django.core.exceptions import ValidationError

    article = news.article()
    article.source = None
    with pytest.raises(ValidationError, match="请选择稿件来源"):
        article.save_revision().publish()
    assert ArticlePage.objects.get(pk=article.pk).source is not None


def test_a_draft_opens_after_what_it_named_was_deleted(admin: Client) -> None:
    """The live row protects its own source and attachments, not those that only a draft names."""
    from tests.factories import media

    article = news.article()
    article.source = gone = news.source("要删除的来源")
    document = media.document()
    article.attachments.add(ArticleAttachment(document=document, title="要删除的附件"))
    article.save_revision()
    gone.delete()
    document.delete()
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert admin.get(edit).status_code == 200
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert draft.source is None
    assert draft.attachments.count() == 0
    assert admin.get(reverse("wagtailadmin_pages:revisions_index", args=[article.pk])).status_code in {200, 302}


def test_what_is_pasted_too_long_is_not_cut_by_the_browser(admin: Client) -> None:
    html = admin.get(reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.column().pk])).content.decode()
    fields = re.findall(r'<(?:input|textarea)[^>]* name="(?:title|kicker|subtitle|author|listing_summary)"[^>]*>', html)
    assert len(fields) == 5
    assert not [field for field in fields if "maxlength" in field]


def test_an_address_of_hyphens_is_none(admin: Client) -> None:
    """What the browser's script makes of Chinese characters typed as an address."""
    assert send(admin, slug="-", **{"action-publish": "1"}).status_code == 302
    assert ArticlePage.objects.get().slug == "ba-ke-tang-ban-dao-jia-men-kou"
