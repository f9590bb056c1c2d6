"""The structured data of every page type: typed as schema.org wants it, silent about what the page does not show."""

import datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from core import structured
from core.cards import Card
from courses import services
from courses.models import SeriesTeacher
from honors import revoking
from honors.models import Grant, Person
from news.models import ArticleCorrection
from tests.factories import courses as classes
from tests.factories import home as pages
from tests.factories import honors, media, news
from tests.factories.accounts import user
from tests.fixtures.schema import nodes, of_type, problems

pytestmark = pytest.mark.django_db

SITE = settings.SITE_URL
DAY = datetime.timedelta(days=1)
HOSTILE = "</script><script>alert(1)</script><!-- & \u2028 \"'"


def html(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def only(client: Client, address: str, kind: str) -> dict[str, Any]:
    found = of_type(html(client, address), kind)
    assert len(found) == 1, (address, kind, found)
    return found[0]


# News -------------------------------------------------------------------------------------------------------------


def test_an_article_says_what_it_prints(client: Client) -> None:
    picture = media.image("教室")
    card = media.rendition(picture, "format-jpeg|fill-1200x630")
    article = news.reprint(
        subtitle="——从一张课桌开始",
        author="记者甲 记者乙",
        managing_editor="责编丁",
        listing_image=picture,
        corrections=[ArticleCorrection(text="“113处”应为“115处”。", locale=pages.locale())],
    )
    node = only(client, article.get_url(), "NewsArticle")
    assert node["headline"] == article.title
    assert node["datePublished"] == timezone.localtime(article.published_at).isoformat(timespec="seconds")
    assert node["datePublished"].endswith("+08:00")
    assert [author["name"] for author in node["author"]] == ["记者甲", "记者乙"]
    assert node["publisher"]["@type"] == "Organization"
    assert node["image"] == [f"{SITE}{card.url}"]
    assert node["mainEntityOfPage"]["@id"] == SITE + article.get_url()
    assert node["articleSection"] == "要闻"
    assert node["isBasedOn"] == "https://www.example.com/a.html"
    assert node["correction"] == ["“113处”应为“115处”。"]


def test_without_a_journalist_the_source_is_the_author(client: Client) -> None:
    node = only(client, news.article().get_url(), "NewsArticle")
    assert [author["@type"] for author in node["author"]] == ["Organization"]
    assert "image" not in node


def test_an_english_article_is_in_english(client: Client) -> None:
    version = pages.english(news.article(), "Classrooms at the door", author="Jia Jizhe")
    node = only(client, version.get_url(), "NewsArticle")
    assert (node["inLanguage"], node["author"][0]["name"]) == ("en", "Jia Jizhe")
    assert node["publisher"]["name"] == "Jimo District Federation of Trade Unions"


def test_a_hostile_title_stays_a_text(client: Client) -> None:
    article = news.article(HOSTILE, author=HOSTILE, keywords=HOSTILE)
    text = html(client, article.get_url())
    node = of_type(text, "NewsArticle")[0]
    assert node["headline"] == " ".join(HOSTILE.split())
    assert "<script>alert" not in text
    assert "\u2028" not in text.split("ld+json")[1].split("</script>")[0]


def test_the_block_escapes_whatever_could_end_it() -> None:
    written = structured.block([structured.node("Thing", name=HOSTILE)])
    inside = written.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&\u2028\u2029")
    assert "中" in structured.block([structured.node("Thing", name="中")])


def test_lists_name_their_rows(client: Client) -> None:
    article = news.article()
    found = only(client, "/news/headlines/", "ItemList")
    assert [row["url"] for row in found["itemListElement"]] == [SITE + article.get_url()]
    topic = news.topic()
    assert only(client, "/topics/", "ItemList")["itemListElement"][0]["url"] == SITE + topic.get_url()


def test_rows_without_an_address_are_no_items() -> None:
    assert structured.item_list([Card(title="无", url="", kind="x")]) == []


# Every page -------------------------------------------------------------------------------------------------------


def test_breadcrumbs_lead_from_the_front_page_here(client: Client) -> None:
    address = news.article().get_url()
    steps = only(client, address, "BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert steps[0]["item"] == f"{SITE}/"
    assert steps[-1]["item"] == SITE + address


def test_the_front_page_says_who_we_are_and_how_to_search(client: Client) -> None:
    home = pages.home()
    assert only(client, home.get_url(), "Organization")["url"] == f"{SITE}/"
    site = only(client, home.get_url(), "WebSite")
    target = site["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{SITE}/search/?q={{search_term_string}}"
    assert html(client, target.removeprefix(SITE).replace("{search_term_string}", "微课堂"))


def test_error_pages_have_no_block(client: Client) -> None:
    pages.home()
    assert nodes(html(client, "/nirgends/", status=404)) == []


def test_a_service_names_its_telephone_and_its_questions(client: Client) -> None:
    asked = [("question", {"question": "退休以后呢？", "answer": "可以。\n由原单位代办。"})]
    page = pages.service(questions=asked, address="岙兰路1号")
    found = only(client, page.get_url(), "Service")
    assert found["availableChannel"]["servicePhone"]["telephone"] == "0532-0000 0002"
    answer = only(client, page.get_url(), "FAQPage")["mainEntity"][0]["acceptedAnswer"]
    assert answer["text"] == "可以。 由原单位代办。"


# People -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def tree() -> dict[str, Any]:
    return honors.pages(with_english=True)


@pytest.mark.usefixtures("tree")
def test_a_person_with_the_awards_as_they_were_called(client: Client) -> None:
    person = honors.person("王伟", unit="即墨示例针织厂", post="挡车工", sex="male", birth_year=1975, note="内部备注")
    honors.grant(person, honors.award("即墨区劳动模范"))
    address = person.get_absolute_url()
    node = only(client, address, "Person")
    assert node == {
        "@type": "Person",
        "name": "王伟",
        "alternateName": ["Wang Wei"],
        "url": SITE + address,
        "mainEntityOfPage": SITE + address,
        "jobTitle": "挡车工",
        "worksFor": {"@type": "Organization", "name": "即墨示例针织厂"},
        "award": ["即墨区劳动模范"],
    }
    english = only(client, f"/en{address}", "Person")
    assert (english["name"], english["alternateName"]) == ("Wang Wei", ["王伟"])


def revoke(grant: Grant) -> None:
    proposed = revoking.propose(
        grant, document_no="示例〔2026〕9号", decided_on=timezone.localdate(), reason="事迹不实。", by=user("first")
    )
    revoking.confirm(proposed, user("second"))


@pytest.mark.usefixtures("tree")
def test_a_revoked_grant_is_no_award(client: Client) -> None:
    person = honors.person("王伟")
    kept = honors.grant(person, honors.award("即墨工匠"))
    revoked = honors.grant(person, honors.award("即墨区劳动模范"))
    assert set(only(client, person.get_absolute_url(), "Person")["award"]) == {"即墨工匠", "即墨区劳动模范"}
    revoke(revoked)
    assert only(client, person.get_absolute_url(), "Person")["award"] == [kept.edition.name]


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("storied", [False, True])
def test_a_portrait_goes_with_its_consent(client: Client, storied: bool) -> None:
    picture = media.portrait("魏示例")
    crop = media.rendition(picture, "format-jpeg|fill-360x480")
    person = honors.person("魏示例", portrait=picture)
    honors.grant(person)
    if storied:
        honors.profile(person)
    address = person.get_absolute_url()
    assert only(client, address, "Person")["image"] == SITE + crop.url
    picture.consent.valid_until = timezone.localdate() - DAY
    picture.consent.save()
    assert "image" not in only(client, address, "Person")
    assert crop.url not in html(client, address)


@pytest.mark.usefixtures("tree")
def test_a_hidden_person_is_in_no_block(client: Client) -> None:
    person = honors.person("隐名示例")
    made = honors.granted([person])
    person.profile_hidden, person.hidden_request, person.hidden_on = True, "本人申请", timezone.localdate()
    person.save()
    assert not Person.objects.public().filter(pk=person.pk).exists()
    for address in ("/honors/people/", "/honors/rolls/", made.commendation.get_absolute_url()):
        assert "隐名示例" not in str(nodes(html(client, address)))


@pytest.mark.usefixtures("tree")
def test_collectives_and_studios_are_organisations(client: Client) -> None:
    unit = honors.collective("示例机械公司", address="示例路1号")
    honors.grant(unit, honors.award("青岛市五一劳动奖状", kind="unit"))
    found = only(client, unit.get_absolute_url(), "Organization")
    assert (found["name"], found["award"]) == ("示例机械公司", ["青岛市五一劳动奖状"])
    studio = honors.studio("示例创新工作室", host_name="示例机械公司")
    found = only(client, studio.get_absolute_url(), "Organization")
    assert found["parentOrganization"]["name"] == "示例机械公司"


# Classes ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def class_pages() -> Any:
    return classes.index_pages()


def event_of(client: Client, session: Any) -> dict[str, Any]:
    return only(client, session.series.course.get_absolute_url(), "Event")


@pytest.mark.usefixtures("class_pages")
def test_a_class_is_an_event(client: Client) -> None:
    session = classes.session(course=classes.course("书法夜校"), town=classes.town("蓝村街道"))
    SeriesTeacher.objects.create(owner=session.series, name="姜老师")
    event = event_of(client, session)
    assert event["startDate"] == timezone.localtime(session.start).isoformat(timespec="seconds")
    assert event["endDate"].endswith("+08:00")
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert "previousStartDate" not in event
    assert event["location"]["address"]["addressLocality"] == "蓝村街道"
    assert event["performer"] == [{"@type": "Person", "name": "姜老师"}]
    assert event["isAccessibleForFree"] is True
    assert event["url"].endswith(f"#s-{session.slug}")
    for address in ("/courses/", session.room.venue.get_absolute_url()):
        assert of_type(html(client, address), "Event")[0]["name"] == "书法夜校"
    assert only(client, session.room.venue.get_absolute_url(), "Place")["address"]["streetAddress"] == "示例路1号"


@pytest.mark.usefixtures("class_pages")
def test_a_cancelled_class_says_so_and_names_no_teacher(client: Client) -> None:
    session = classes.session()
    SeriesTeacher.objects.create(owner=session.series, name="姜老师")
    services.cancel(session, "教师临时参加展演。")
    event = event_of(client, session)
    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    assert event["startDate"] == timezone.localtime(session.original_start).isoformat(timespec="seconds")
    assert "performer" not in event


@pytest.mark.usefixtures("class_pages")
def test_a_moved_class_is_one_event_with_both_dates(client: Client) -> None:
    session = classes.session()
    before = timezone.localtime(session.start).isoformat(timespec="seconds")
    services.move(session, session.start + 2 * DAY, session.end + 2 * DAY, "轮值律师出庭。")
    day = timezone.localtime(session.original_start).date().isoformat()
    for event in (event_of(client, session), only(client, f"/courses/?day={day}", "Event")):
        assert event["eventStatus"] == "https://schema.org/EventRescheduled"
        assert event["previousStartDate"] == before
        assert event["startDate"] == timezone.localtime(session.start).isoformat(timespec="seconds")


@pytest.mark.usefixtures("class_pages")
def test_a_draft_is_no_event(client: Client) -> None:
    classes.session(course=classes.course("草稿课程", live=False))
    assert of_type(html(client, "/courses/"), "Event") == []


# The reader itself ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "Persona", "name": "王伟"},
        {"@type": "Person", "name": ""},
        {"@type": "Person", "name": "王伟", "employer": "厂"},
        {"@type": "Person", "name": "王伟", "worksFor": "厂"},
        {"@type": "Person", "name": "王伟", "url": "/honors/"},
        {"@type": "Organization", "name": "厂", "jobTitle": "挡车工"},
        {"@type": "Event", "name": "课", "startDate": "2026-11-26 19:00"},
        {"@type": "ListItem", "position": "1", "name": "首页"},
        {"@type": "ItemList", "itemListElement": []},
    ],
)
def test_the_reader_finds_what_is_wrong(node: dict[str, Any]) -> None:
    assert problems(node)
