"""The demo edition on a search server: what the local index finds, and the same documents first."""

import random

import pytest

from search.backends import local
from search.backends.elasticsearch import ElasticsearchEngine
from search.models import SearchDocument
from search.query import parse
from search.service import SiteSearch
from tests.factories.search import titles
from tests.fixtures.search_server import Server
from tests.search.test_edition import EXPECTED
from tests.search.test_server_engine import question

pytestmark = [pytest.mark.usefixtures("demo_edition"), pytest.mark.django_db]

FRAGMENTS = 400


def test_the_same_hits_and_counts(search_server: Server) -> None:
    source = random.Random(6)
    engine = ElasticsearchEngine(search_server.fill())
    texts = [f"{title}{body}" for title, body in SearchDocument.objects.order_by("pk").values_list("title", "body")]
    for _each in range(FRAGMENTS):
        text = source.choice(texts)
        start = source.randrange(len(text))
        parsed = parse(text[start : start + source.choice([1, 2, 3, 4, 8, 20])])
        if parsed.terms:
            mine, theirs = engine.strict(question(parsed)), local().strict(question(parsed))
            assert (sorted(mine.documents), mine.tally) == (sorted(theirs.documents), theirs.tally), parsed.shown


def test_what_should_stand_first_does(search_server: Server) -> None:
    search_server.fill()
    for query, (kind, word) in EXPECTED.items():
        page = SiteSearch().search(query, locale="zh-hans")
        assert page.engine == "elasticsearch"
        assert kind in ("", page.hits[0].kind), (query, titles(page.hits))
        assert word in page.hits[0].card.title, (query, titles(page.hits))
