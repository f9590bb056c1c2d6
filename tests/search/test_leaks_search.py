"""One sentinel for every hidden state: whoever asks for it in any way meets nothing of it.

Each state says a word, hides it, and then every way to ask is tried. More ways (suggestions, "did you mean", JSON, a
search server) are added to WAYS.
"""

from collections.abc import Callable, Iterable, Iterator

import pytest
from django.db import transaction

from search.backends.base import NEWEST, Filters
from search.models import SearchDocument
from search.service import SearchPage, SiteSearch
from tests.factories import honors, news
from tests.search.hidden_states import HIDDEN, NEVER, WORD, Hide, a_document, revoke

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]
LOCALES = ("zh-hans", "en")


# Ways to ask --------------------------------------------------------------------------------------------------------


def said_by(page: SearchPage) -> Iterator[str]:
    """Everything that a page of results says beside the query itself; a number other than nought is said too."""
    for hit in (*page.hits, *page.related):
        yield from (hit.title, hit.sentence, str(hit.card.stored()))
    yield from (f"{key}={value}" for key, values in page.facets.items() for value in values)
    yield from (f"elsewhere {language}: {count}" for language, count in page.elsewhere.items() if count)
    yield page.did_you_mean
    if page.total:
        yield f"total {page.total}"


def the_word(word: str) -> Iterator[str]:
    """In every language, order and narrowing."""
    filters = (
        Filters(),
        Filters(scope="column:headlines"),
        Filters(facets={"column": "headlines"}),
        Filters("article"),
    )
    for locale in LOCALES:
        for order in ("relevance", NEWEST):
            for each in filters:
                yield from said_by(SiteSearch().search(word, each, locale=locale, order=order))


def what_stands_beside_it(word: str) -> Iterator[str]:
    """Asked for something that is public in the same thing: the word must not stand in what is shown."""
    for locale in LOCALES:
        for asked in ("示众", "附件", "课", "工匠"):
            page = SiteSearch().search(asked, locale=locale)
            yield from (text for text in said_by(page) if word in text.replace("[[", "").replace("]]", ""))


def parts_of_it(word: str) -> Iterator[str]:
    """A longer query that contains it finds related documents at most; none of them says it."""
    for locale in LOCALES:
        page = SiteSearch().search(f"{word}在哪里", locale=locale)
        yield from (text for text in said_by(page) if word in text.replace("[[", "").replace("]]", ""))


def rows_that_may_be_shown(word: str) -> Iterator[str]:
    """What any engine, list of words or copy is made from."""
    for row in SearchDocument.objects.visible():
        yield from (row.key for text in (row.title, row.names, row.body, str(row.card), row.scopes) if word in text)


WAYS: list[Callable[[str], Iterable[str]]] = [the_word, what_stands_beside_it, parts_of_it, rows_that_may_be_shown]


def met(word: str = WORD) -> list[str]:
    return [f"{way.__name__}: {text}" for way in WAYS for text in way(word) if text]


@pytest.mark.parametrize("state", NEVER, ids=lambda state: state.__name__)
def test_what_was_never_public_is_never_met(state: Callable[[], None]) -> None:
    state()
    assert met() == []


@pytest.mark.parametrize("state", HIDDEN, ids=lambda state: state.__name__)
def test_what_is_hidden_is_gone_in_the_same_transaction(state: Callable[[], Hide]) -> None:
    hide = state()
    assert met(), "the sentinel must be met before it is hidden, or the test proves nothing"
    with transaction.atomic():
        hide()
        assert met() == []


def test_a_revoked_grant_takes_its_roll_from_the_person() -> None:
    person = honors.person("示众甲")
    honors.grant(person)
    revoked = honors.grant(person)
    scope = f"roll:{revoked.edition.commendation.slug}"
    within = Filters(scope=scope)
    assert SiteSearch().search("示众甲", within, locale="zh-hans").total == 1
    revoke(revoked)
    assert SiteSearch().search("示众甲", within, locale="zh-hans").total == 0
    assert scope not in SearchDocument.objects.get(source_type="honors.person", locale="zh-hans", title="示众甲").scopes


def test_the_words_of_a_file_are_found_where_it_is_shown_and_named() -> None:
    files = {"title": "附件", "documents": [a_document(f"开头。{WORD}")]}
    article = news.article("示众的文章", body=[("attachments", files)])
    (hit,) = SiteSearch().search(WORD, locale="zh-hans").hits
    assert (hit.card.title, hit.sentence) == (article.title, f"附件《示众附件》：[[{WORD}]]")
    assert WORD not in SiteSearch().search("示众的文章", locale="zh-hans").hits[0].sentence
