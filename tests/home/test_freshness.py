"""Every kind of change, with every page kept beforehand: what readers see is new at once, nowhere is anything stale."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from courses import services
from honors import revoking
from news.models import ArticlePage
from tests.factories import courses, honors, news
from tests.factories.accounts import user
from tests.factories.home import english

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]

SENTINEL = "哨兵标题"
NEWS = ["/", "/news/", "/news/headlines/", "/news/rss/", "/news/headlines/atom/", "/search/?q=哨兵标题", "/sitemap.xml"]
OTHERS = [
    "/en/",
    "/en/news/",
    "/news/rights/",
    "/honors/",
    "/honors/people/",
    "/honors/rolls/",
    "/courses/",
    "/topics/",
]


def visit(client: Client, *more: str) -> dict[str, tuple[int, str]]:
    """Address → status and text of every page that could show the change; a second visit meets what is kept."""
    answers = {path: client.get(path) for path in [*NEWS, *OTHERS, *more]}
    return {path: (answer.status_code, answer.content.decode()) for path, answer in answers.items()}


def showing(client: Client, word: str, *more: str) -> set[str]:
    return {path for path, (status, text) in visit(client, *more).items() if status == 200 and word in text}


@pytest.fixture
def article(client: Client) -> ArticlePage:
    """A live article, seen by a reader on every page."""
    made = news.article(SENTINEL)
    assert SENTINEL in client.get(made.get_url()).content.decode()
    visit(client, made.get_url())
    return made


def everywhere(article: ArticlePage, column: str = "headlines") -> set[str]:
    """Where the title of an article stands: the sitemap has its address instead."""
    lists = {"/", "/news/", f"/news/{column}/", "/news/rss/", "/search/?q=哨兵标题", article.get_url()}
    return lists | ({"/news/headlines/atom/"} if column == "headlines" else set())


def test_published(client: Client) -> None:
    before = visit(client)
    assert not [path for path, (_status, text) in before.items() if SENTINEL in text and "search" not in path]
    article = news.article(SENTINEL)
    assert showing(client, f">{SENTINEL}", article.get_url()) >= everywhere(article) - {
        "/news/rss/",
        "/search/?q=哨兵标题",
    }
    assert article.get_url() in client.get("/sitemap.xml").content.decode()
    assert SENTINEL in client.get("/news/rss/").content.decode()


def test_published_again_with_another_title(client: Client, article: ArticlePage) -> None:
    article.title = "改过的标题"
    article.save_revision().publish()
    assert showing(client, SENTINEL, article.get_url()) == {"/search/?q=哨兵标题"}, "the query itself"
    assert showing(client, "改过的标题", article.get_url()) >= everywhere(article) - {"/search/?q=哨兵标题"}


@pytest.mark.parametrize(
    "withdraw",
    [
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN),
        lambda page: PageViewRestriction.objects.create(
            page=page.get_parent(), restriction_type=PageViewRestriction.PASSWORD, password="geheim"
        ),
    ],
    ids=["unpublished", "deleted", "restricted", "its column restricted"],
)
def test_withdrawn(client: Client, article: ArticlePage, withdraw: Callable[[ArticlePage], None]) -> None:
    address = article.get_url()
    withdraw(article)
    assert showing(client, SENTINEL, address) <= {"/search/?q=哨兵标题"}
    assert address not in client.get("/sitemap.xml").content.decode()
    assert address not in client.get("/search/?q=哨兵标题").content.decode()


def test_opened_again(client: Client, article: ArticlePage) -> None:
    lock = PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    visit(client, article.get_url())
    lock.delete()
    assert showing(client, SENTINEL, article.get_url()) >= everywhere(article)


def test_moved(client: Client, article: ArticlePage) -> None:
    old = article.get_url()
    article.move(news.column("rights", "维权服务"), pos="last-child")
    moved = ArticlePage.objects.get(pk=article.pk)
    assert moved.get_url() != old
    assert showing(client, SENTINEL, moved.get_url()) >= everywhere(moved, "rights")
    assert SENTINEL not in client.get("/news/headlines/").content.decode()
    assert old not in client.get("/sitemap.xml").content.decode()
    assert client.get(old).status_code in {301, 404, 410}


def test_translated_and_withdrawn_with_its_source(client: Client, article: ArticlePage) -> None:
    version = english(article, "Sentinel title")
    assert showing(client, "Sentinel title", version.get_url()) >= {"/en/", "/en/news/", version.get_url()}
    assert version.get_url() in client.get(article.get_url()).content.decode(), "the switch on the Chinese page"
    article.unpublish()
    assert not showing(client, "Sentinel title", version.get_url())


def test_a_grant_is_revoked(client: Client) -> None:
    person = honors.person("哨兵甲")
    made = honors.granted([person, honors.person()])
    roll, home = made.commendation.get_absolute_url(), person.get_absolute_url()
    named = {"/honors/people/", roll, home, "/"}
    assert showing(client, "哨兵甲", roll, home) >= named
    assert showing(client, "哨兵甲", roll, home) >= named, "kept"
    proposed = revoking.propose(
        made.grants.get(person=person),
        document_no="即撤〔2026〕1号",
        decided_on=timezone.localdate(),
        reason="有误",
        by=user("a"),
    )
    assert showing(client, "哨兵甲", roll, home) >= named, "only proposed"
    revoking.confirm(proposed, user("b"))
    assert not showing(client, "哨兵甲", roll, home)
    assert client.get(home).status_code == 410
    assert home not in client.get("/sitemap.xml").content.decode()


def test_a_profile_is_hidden_at_the_request_of_the_person(client: Client) -> None:
    person = honors.person("哨兵乙")
    roll = honors.granted([person]).commendation.get_absolute_url()
    home = person.get_absolute_url()
    visit(client, roll, home)
    person.profile_hidden, person.hidden_request, person.hidden_on = True, "本人来电", timezone.localdate()
    person.save()
    assert client.get(home).status_code == 410
    assert home not in client.get(roll).content.decode()
    assert "哨兵乙" in client.get(roll).content.decode(), "the printed grant stays"


def test_a_class_is_cancelled_and_moved(client: Client) -> None:
    now = timezone.now()
    one = courses.session(timezone.localdate(now + timedelta(days=1)))
    page = one.series.course.get_absolute_url()
    assert one.title in client.get("/courses/").content.decode()
    visit(client, page)
    services.cancel(one, "停电，改日再上")
    assert showing(client, "停电，改日再上", page) >= {"/courses/", page}
    services.reopen(one)
    services.move(one, one.start + timedelta(hours=1), one.end + timedelta(hours=1), "老师晚到一小时")
    assert showing(client, "老师晚到一小时", page) >= {"/courses/", page}
    assert not showing(client, "停电，改日再上", page)
