"""The demo edition, searched as a reader would: what the words of its stories should find stands first."""

import random

import pytest
from django.test import Client

from search import indexing
from search.backends import local
from search.indexing import Written
from search.models import SearchDocument
from search.query import parse
from search.service import SiteSearch
from tests.factories.search import titles

FRAGMENTS = 300
# query → (the first hit's type, a word of its title)
EXPECTED = {
    "创新工作室": ("section", "创新工作室"),
    "微课堂": ("article", "微课堂"),
    "五一劳动奖章": ("", ""),
    "总工会": ("", ""),
    "王伟": ("person", "王伟"),
    "wangwei": ("person", "王伟"),
    "陳桂蘭": ("person", "陈桂兰"),
    "勞動模範": ("roll", "劳动模范"),
    "医疗互助": ("", "医疗互助"),
    "田横 书法": ("article", "书法"),
    "通知公告": ("section", "通知公告"),
    "𠮷": ("person", "𠮷"),
    "䶮": ("", "䶮"),
}


@pytest.mark.django_db
@pytest.mark.usefixtures("demo_edition")
def test_the_demo_edition(client: Client) -> None:
    assert set(indexing.rebuild().values()) == {Written()}, "saving alone must leave nothing to mend"
    for query, (kind, word) in EXPECTED.items():
        page = SiteSearch().search(query, locale="zh-hans")
        assert page.total, query
        assert kind in ("", page.hits[0].kind), (query, titles(page.hits))
        assert word in page.hits[0].card.title, (query, titles(page.hits))
        assert client.get("/search/", {"q": query}).status_code == 200
    _every_fragment_is_found()
    _every_address_answers(client)


def _every_fragment_is_found() -> None:
    source = random.Random(8)
    rows = list(
        SearchDocument.objects.values_list("pk", "title_folded", "names_folded", "pinyin", "body_folded", "body")
    )
    for _ in range(FRAGMENTS):
        text = source.choice(rows)[-1]
        start = source.randrange(max(1, len(text)))
        parsed = parse(text[start : start + source.choice([2, 3, 4, 6, 8, 40])])
        if parsed.runs:
            found = set(local().matching(SearchDocument.objects.all(), parsed).values_list("pk", flat=True))
            assert found == {pk for pk, *folded, _body in rows if parsed.stands_in(*folded)}, parsed


def _every_address_answers(client: Client) -> None:
    """One address of each type and language: the card leads somewhere."""
    seen: set[tuple[str, str]] = set()
    for document in SearchDocument.objects.order_by("pk"):
        if (document.kind, document.locale) not in seen:
            seen.add((document.kind, document.locale))
            assert client.get(document.url).status_code == 200, document.url
