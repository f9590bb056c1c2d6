"""Publishing by the clock: nothing leaks before its hour, everything shows after it, nothing goes out unready."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from accounts.models import User
from core import going_live, todo
from news.models import ArticlePage
from tests.factories import accounts, media, news

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]

TITLE = "夜校添了第三间教室"
READERS_SEE = ("/news/headlines/", "/news/", "/", "/news/headlines/rss/", "/sitemap.xml", f"/search/?q={TITLE}")
INLINES = ("attachments", "subjects", "related_pages", "corrections", "comments")


@pytest.fixture
def publisher(client: Client) -> Client:
    user = accounts.user("qianfa")
    user.groups.set(Group.objects.filter(name__in=["编辑", "签发"]))
    client.force_login(user)
    return client


def schedule(publisher: Client, **changes: Any) -> ArticlePage:
    """Through the form, an hour ahead, with a picture."""
    fields = {
        "title": TITLE,
        "slug": "di-san-jian-jiao-shi",
        "origin": "original",
        "source": str(news.source().pk),
        "listing_image": str(media.image().pk),
        "body": streamfield([("text", rich_text("<p>新教室在二楼。</p>"))]),
        "go_live_at": timezone.localtime(timezone.now() + timedelta(hours=1)).strftime("%Y-%m-%d %H:%M"),
        "action-publish": "1",
        **{name: inline_formset([]) for name in INLINES},
        **changes,
    }
    address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news.column().pk])
    answer = publisher.post(address, nested_form_data(fields))
    assert answer.status_code == 302, answer.context["form"].errors
    return ArticlePage.objects.get(title=fields["title"])


def let_the_hour_come() -> None:
    """The clock strikes for everything that is scheduled."""
    past = timezone.now() - timedelta(seconds=1)
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        revision.content["go_live_at"] = past.isoformat()
        revision.approved_go_live_at = past
        revision.save()
    Page.objects.filter(go_live_at__isnull=False).update(go_live_at=past)
    going_live.run()
    cache.clear()


def shown(anybody: Client) -> set[str]:
    return {path for path in READERS_SEE if "di-san-jian-jiao-shi" in anybody.get(path).content.decode()}


def test_nothing_is_seen_before_the_hour_and_everything_after(publisher: Client) -> None:
    article = schedule(publisher)
    anybody = Client()
    assert not article.live
    assert shown(anybody) == set()
    assert anybody.get("/news/headlines/di-san-jian-jiao-shi/").status_code == 404
    assert article.listing_image is not None
    assert not article.listing_image.renditions.public().exists()

    going_live.run()
    assert shown(anybody) == set()

    let_the_hour_come()
    assert shown(anybody) == set(READERS_SEE)
    page = anybody.get("/news/headlines/di-san-jian-jiao-shi/")
    assert page.status_code == 200
    article.refresh_from_db()
    assert article.published_at is not None


def test_what_is_not_ready_at_its_hour_is_held_and_the_others_go(publisher: Client) -> None:
    listed = news.source("大众日报", is_own=False, on_whitelist=True)
    reprint = schedule(
        publisher,
        title="转来的文章",
        slug="zhuan-lai",
        origin="reprint",
        source=str(listed.pk),
        original_title="原来的标题",
        original_url="https://www.example.com/a.html",
        original_date="2024-05-01",
    )
    story = schedule(publisher)
    listed.on_whitelist = False
    listed.save()
    let_the_hour_come()
    reprint.refresh_from_db()
    story.refresh_from_db()
    assert story.live
    assert not reprint.live
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()

    user = User.objects.get(username="qianfa")
    [item] = [item for item in todo.items_for(user) if "转来的文章" in item.title]
    assert "白名单" in item.detail
    assert str(reprint.pk) in item.url
    home = publisher.get("/admin/").content.decode()
    assert "到点没有发布" in home

    listed.on_whitelist = True
    listed.save()
    reprint.go_live_at = None
    reprint.save_revision().publish()
    assert [item for item in todo.items_for(user) if "转来的文章" in item.title] == []


def test_a_live_page_keeps_what_readers_have_when_its_next_version_is_held(publisher: Client) -> None:
    article = news.article(TITLE)
    article.source = news.source("某某网", is_own=False, on_whitelist=False)
    revision = article.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    article.origin = "reprint"
    revision.content["origin"] = "reprint"
    revision.save(update_fields=["content"])
    call_command("publish_scheduled")
    kept = ArticlePage.objects.get(pk=article.pk)
    assert kept.live
    assert kept.source is not None
    assert kept.source.is_own


def test_a_revision_that_breaks_stops_no_other(publisher: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    schedule(publisher, title="坏的", slug="huai-de")
    story = schedule(publisher)
    whole = Revision.publish

    def breaking(self: Revision, *args: Any, **kwargs: Any) -> Any:
        if "坏的" in self.object_str:
            raise RuntimeError
        return whole(self, *args, **kwargs)

    monkeypatch.setattr(Revision, "publish", breaking)
    let_the_hour_come()
    story.refresh_from_db()
    assert story.live
    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 1  # tried again in a minute


def test_an_expired_page_goes_by_itself(publisher: Client) -> None:
    article = news.article(TITLE)
    ArticlePage.objects.filter(pk=article.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    going_live.run()
    article.refresh_from_db()
    assert not article.live
    assert Client().get(article.get_url() or "").status_code in {404, 410}


def test_a_schedule_that_is_taken_back_does_not_strike(publisher: Client) -> None:
    article = schedule(publisher)
    revision = article.scheduled_revision
    address = reverse("wagtailadmin_pages:revisions_unschedule", args=[article.pk, revision.pk])
    assert publisher.post(address).status_code == 302
    let_the_hour_come()
    article.refresh_from_db()
    assert not article.live


def test_an_editor_cannot_schedule(client: Client) -> None:
    user = accounts.user("bianji")
    user.groups.set(Group.objects.filter(name="编辑"))
    client.force_login(user)
    article = schedule(client)
    assert article.scheduled_revision is None
    let_the_hour_come()
    article.refresh_from_db()
    assert not article.live
