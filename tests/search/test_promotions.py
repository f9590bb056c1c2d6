"""Promoted answers: for exactly these queries, in the reader's language, only what is live."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from core import caching
from news.models import NewsIndexPage
from search import promotions
from search.models import PromotedAnswer
from search.query import parse

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]


def page(code: str = "zh-hans") -> Any:
    return NewsIndexPage.objects.get(locale__language_code=code)


def promoted(**fields: Any) -> PromotedAnswer:
    row = PromotedAnswer(**{"queries": "劳模\n劳动模范", **fields})
    row.full_clean()
    row.save()
    return row


def answers(query: str, locale: str = "zh-hans") -> list[tuple[str, str]]:
    return [(card.title, card.url) for card in promotions.answers(parse(query), locale)]


def test_exactly_the_query_in_any_writing() -> None:
    promoted(page=page())
    assert answers("劳模") == answers(" 勞動模範。 ") == [(page().title, page().get_url())]
    assert answers("劳模们") == answers("") == []


def test_the_english_site_shows_the_english_version() -> None:
    row = promoted(page=page(), title_zh="看这里")
    assert answers("劳模") == [("看这里", page().get_url())]
    assert answers("劳模", "en") == [(page("en").title, page("en").get_url())]
    page("en").unpublish()
    assert answers("劳模", "en") == []
    row.delete()
    assert answers("劳模") == []


def test_only_live_public_pages() -> None:
    promoted(page=page())
    page().unpublish()
    assert answers("劳模") == []
    page().save_revision().publish()
    assert answers("劳模")
    page().view_restrictions.create(restriction_type="login")
    caching.bump()
    assert answers("劳模") == []


def test_an_address_needs_a_title_in_that_language() -> None:
    promoted(url="https://example.org/x", title_zh="外站")
    assert answers("劳模") == [("外站", "https://example.org/x")]
    assert answers("劳模", "en") == []


def test_from_and_until() -> None:
    now = timezone.now()
    promoted(page=page(), starts_at=now + timedelta(hours=1))
    promoted(page=page(), ends_at=now - timedelta(hours=1))
    assert answers("劳模") == []
    promoted(page=page(), starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1))
    assert len(answers("劳模")) == 1


def test_nothing_is_asked_when_it_is_kept() -> None:
    promoted(page=page())
    answers("劳模")
    with CaptureQueriesContext(connection) as captured:
        answers("劳模")
    assert len(captured) <= 1, "the token"


def test_a_deleted_page_takes_its_answer_along() -> None:
    promoted(page=page())
    Page.objects.get(pk=page().pk).delete()
    assert not PromotedAnswer.objects.exists()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, "url"),
        ({"url": "javascript:alert(1)", "title_zh": "x"}, "url"),
        ({"url": "//evil.example", "title_zh": "x"}, "url"),
        ({"url": "/\\evil.example", "title_zh": "x"}, "url"),
        ({"url": "https://example.org/"}, "title_zh"),
        ({"queries": "\n。\n", "url": "/a/", "title_zh": "x"}, "queries"),
    ],
)
def test_bad_input_is_refused_in_words(fields: dict[str, Any], wrong: str) -> None:
    with pytest.raises(ValidationError) as caught:
        promoted(**fields)
    assert wrong in caught.value.message_dict


def test_an_end_before_the_beginning_is_refused() -> None:
    now = timezone.now()
    with pytest.raises(ValidationError, match="结束时间"):
        promoted(page=page(), starts_at=now, ends_at=now)
