"""Columns, articles and topics as readers see them."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.models import RelatedPage
from news.models import ArticleCorrection, ReadCount, TopicArticle
from tests.factories import home as pages
from tests.factories import news

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def test_an_article_prints_everything_around_its_text(client: Client) -> None:
    article = news.reprint(
        kicker="职工夜校一年记",
        subtitle="——从一张课桌开始",
        author="记者甲",
        correspondent="通讯员乙",
        editor="编辑丙",
        managing_editor="责编丁",
        reviewer="审核戊",
        corrections=[ArticleCorrection(text="“113处”应为“115处”。", locale=pages.locale())],
    )
    html = text(client, article.get_url())
    for words in (
        "职工夜校一年记",
        "——从一张课桌开始",
        "大众日报（转载）",
        "记者甲",
        "通讯员乙",
        "编辑丙",
        "责编丁",
        "审核戊",
        "“113处”应为“115处”。",
        "原来的标题",
        'href="https://www.example.com/a.html"',
        '<meta name="ArticleTitle"',
        '<meta name="ColumnType" content="工作动态">',
    ):
        assert words in html, words


def test_reads_are_shown_once_counted(client: Client) -> None:
    article = news.article()
    assert "阅读" not in text(client, article.get_url()).split("</header>")[-1].split("相关阅读")[0]
    ReadCount.objects.create(page=article, count=1263)
    caches["pages"].clear()  # a kept page shows the count of some minutes ago
    assert "阅读1263" in text(client, article.get_url())


def test_neighbours_and_related_reading(client: Client) -> None:
    first, middle, last = (news.article(f"第{word}篇稿子") for word in "一二三")
    html = text(client, middle.get_url())
    assert first.get_url() in html.split("prevnext")[1]
    assert last.get_url() in html.split("prevnext")[1]
    other = news.article("别的栏目的一篇", news.column("reform", "产改动态"))
    RelatedPage.objects.create(source=middle.page_ptr, target=other.page_ptr)
    assert "别的栏目的一篇" in text(client, middle.get_url()).split('id="h-re"')[1]


def test_an_archived_article_says_so_and_stays(client: Client) -> None:
    article = news.article(archive_on=timezone.localdate() - timedelta(days=1))
    assert "归档" in text(client, article.get_url())


def test_expired_restricted_and_withdrawn_articles_are_in_no_list(client: Client) -> None:
    expired, restricted, withdrawn = (news.article(f"{word}的稿子") for word in ("过期", "内部", "撤下"))
    type(expired).objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    PageViewRestriction.objects.create(page=restricted.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    withdrawn.unpublish()
    for address in ("/", "/news/", "/news/headlines/", "/news/rss/", "/news/headlines/atom/"):
        html = text(client, address)
        for title in ("过期的稿子", "内部的稿子", "撤下的稿子"):
            assert title not in html, (address, title)


@pytest.mark.parametrize("address", ["/news/", "/news/headlines/", "/topics/", "/en/news/"])
@pytest.mark.parametrize("page", ["abc", "0", "-1", "9999999999999999999999", "2", "%00"])
def test_a_page_that_is_none_is_not_found(client: Client, address: str, page: str) -> None:
    text(client, f"{address}?page={page}", status=404)


@pytest.mark.parametrize("year", ["abc", "99999", "%00", "-2024"])
def test_a_year_that_is_none_is_not_found(client: Client, year: str) -> None:
    text(client, f"/news/?year={year}", status=404)


def test_years_narrow_a_list(client: Client) -> None:
    article = news.article("旧年的稿子")
    then = timezone.now().replace(year=2019, month=6, day=1)
    type(article).objects.filter(pk=article.pk).update(published_at=then, first_published_at=then)
    news.article("今年的稿子")
    html = text(client, "/news/headlines/?year=2019")
    assert "旧年的稿子" in html
    assert "今年的稿子" not in html.split('class="rail"')[0].split("<main")[1]


def test_a_topic_collects_by_hand_and_by_rule(client: Client) -> None:
    towns = news.column("towns", "镇街动态")
    picked = news.article("手工选的一篇")
    news.article("田横镇办起职工夜校", towns)
    news.article("田横镇修好了路", towns)
    news.article("职工夜校在别的栏目")
    topic = news.topic(words="职工夜校 微课堂", columns=[towns], chosen=[TopicArticle(article=picked)])
    main = text(client, topic.get_url()).split("<main")[1]
    assert main.index("手工选的一篇") < main.index("田横镇办起")  # headlines keep words whole with markup
    assert "修好了" not in main
    assert "在别的栏目" not in main
    assert topic.get_url() in text(client, "/topics/")


def test_a_topic_in_english_shows_english_articles(client: Client) -> None:
    picked = news.article()
    pages.english(picked, "Classrooms at the door")
    topic = news.topic(chosen=[TopicArticle(article=picked)])
    main = text(client, pages.english(topic, "Night schools").get_url()).split("<main")[1]
    assert "Classrooms at the door" in main
    assert "把课堂搬到家门口" not in main


def test_a_topic_without_a_rule_is_not_everything(client: Client) -> None:
    news.article()
    assert "把课堂搬到家门口" not in text(client, news.topic().get_url()).split("<main")[1]
