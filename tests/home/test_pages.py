"""Front page, services, plain pages as readers see them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from core.models import Statistic
from courses.enums import SessionStatus
from courses.models import SeriesTeacher
from home.models import HomePage
from honors.enums import Kind
from tests.factories import courses, honors, news
from tests.factories import home as pages

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/", "/services/", "/about/", "/privacy/", "/accessibility/", "/report-an-error/", "/topics/", "/news/"],
)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_an_empty_site_answers(client: Client, prefix: str, address: str) -> None:
    html = text(client, prefix + address)
    assert html.count("<h1") == 1
    assert " style=" not in html


def test_the_front_page_of_an_empty_site_says_so_in_words(client: Client) -> None:
    html = text(client, "/")
    assert "目前没有公示和通知。" in html
    assert "七天内没有排课。" in html


def test_the_newest_headline_opens_the_front_page_unless_one_is_chosen(client: Client) -> None:
    older = news.article("先发的一篇")
    news.article("后发的一篇")
    assert "后发的一篇" in text(client, "/").split("h-not")[0]
    front = HomePage.objects.get(locale=pages.locale())
    front.headline = older
    front.save_revision().publish()
    assert "先发的一篇" in text(client, "/").split("h-not")[0]


def test_the_english_front_page_shows_the_translation_of_the_headline(client: Client) -> None:
    article = news.article()
    pages.english(article, "Classrooms at the door")
    for front in HomePage.objects.all():
        front.headline = article
        front.save_revision().publish()
    html = text(client, "/en/")
    assert "Classrooms at the door" in html
    assert "把课堂搬到家门口" not in html


def test_notices_whose_day_has_passed_leave_the_front_page(client: Client) -> None:
    today = timezone.localdate()
    column = news.column("notices", "通知公告")
    news.article("冬季补助开始申报", column, archive_on=today + timedelta(days=3))
    news.article("夏季补助已经结束", column, archive_on=today - timedelta(days=1))
    html = text(client, "/")
    assert "冬季补助开始申报" in html
    assert "截止" in html
    assert "夏季补助已经结束" not in html
    assert "夏季补助已经结束" in text(client, "/news/notices/")


def test_services_with_their_numbers(client: Client) -> None:
    service = pages.service(
        materials=[("material", {"name": "住院发票", "note": "原件当场退回"})],
        steps=[("step", {"title": "找单位工会", "text": "交材料"})],
        questions=[("question", {"question": "退休以后还能参加吗？", "answer": "可以。"})],
    )
    assert "tel:053200000002" in text(client, "/")
    assert "tel:053200000002" in text(client, "/services/")
    html = text(client, service.get_url())
    for words in ("参加互助的会员。", "住院发票", "找单位工会", "退休以后还能参加吗？", "谁能办"):
        assert words in html


def test_figures_of_the_front_page_name_their_source(client: Client) -> None:
    Statistic.objects.create(
        label_zh="技能竞赛",
        value=52,
        unit_zh="项",
        period_zh="2024年全年",
        source_zh="年度工作总结",
        on_front_page=True,
    )
    html = text(client, "/")
    assert "技能竞赛" in html
    assert "年度工作总结" in html


@pytest.mark.parametrize("address", ["/services/?page=abc", "/about/?page=0"])
def test_a_page_number_does_not_disturb_what_has_no_pages(client: Client, address: str) -> None:
    text(client, address)


def fill() -> None:
    """Everything the front page shows."""
    for code, title in (("headlines", "要闻"), ("reform", "产改动态"), ("notices", "通知公告")):
        news.article(f"{title}第一篇", news.column(code, title))
    pages.service("服务")
    Statistic.objects.create(label_zh="数", value=1, period_zh="2024年", source_zh="总结", on_front_page=True)
    fill_honours()
    fill_classes()


def fill_honours() -> None:
    """A roll of persons, units and a studio, one public notice, and a studio with all its places."""
    leader = honors.person(town=honors.town(), industry=honors.industry())
    studio = honors.studio(leader=leader, host=honors.collective(), town=honors.town(), industry=honors.industry())
    honors.granted([leader, *(honors.person(town=honors.town()) for _turn in range(4))])
    honors.granted([honors.collective()], honors.award(kind=Kind.UNIT))
    honors.granted([studio], honors.award(kind=Kind.STUDIO))
    honors.in_notice([honors.person()])


def fill_classes() -> None:
    """A class today and tomorrow with a teacher, in a room of its own; one cancelled, one moved."""
    today = timezone.localdate()
    series = courses.series(start_date=today)
    SeriesTeacher.objects.create(owner=series, person=honors.person())
    courses.session(today, series=series)
    courses.session(today + timedelta(days=1), series=series, status=SessionStatus.CANCELLED, reason="教师参加展演")
    moved = courses.session(today + timedelta(days=2), series=series)
    moved.start, moved.end = moved.start + timedelta(days=1), moved.end + timedelta(days=1)
    moved.status, moved.reason = SessionStatus.MOVED, "教室检修"
    moved.save()


def test_the_front_page_shows_all_that_was_filled(client: Client) -> None:
    fill()
    html = text(client, "/")
    for section in ("h-roll", "h-cls", "h-fig", "h-svc", "h-st", "h-news"):
        assert f'id="{section}"' in html, section
    assert 'class="k now"' in html
    assert 'class="nm"' in html
    assert "示例文化大院" in html
