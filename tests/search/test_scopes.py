"""Where a page offers to search within what it shows; nowhere as long as search knows no such thing."""

from urllib.parse import quote

import pytest
from django.test import Client
from django.utils.translation import override

from core import searchable
from tests.factories import courses, news
from tests.factories import honors as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def labels(monkeypatch: pytest.MonkeyPatch) -> None:
    word = {"headlines": "要闻"}
    known = {
        "roll": lambda slug: f"榜{slug}",
        "column": lambda code: word.get(code, ""),
        "town": lambda slug: f"镇{slug}",
    }
    monkeypatch.setattr(searchable, "_labels", known)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.fixture
def roll(client: Client) -> str:
    make.pages()
    edition = make.granted([make.person("王伟"), make.person("李强")])
    return edition.commendation.get_absolute_url()


def test_a_roll_leads_to_a_search_within_it(client: Client, roll: str, labels: None) -> None:
    scope = f"in={quote('roll:' + roll.rstrip('/').rpartition('/')[2], safe='')}"
    assert f'href="/search/?{scope}"' in page(client, roll)
    assert f'href="/search/?{scope}&amp;q=%E7%8E%8B"' in page(client, roll + "?name=王")
    assert page(client, roll).count("<form") == 2, "the header's and the roll's own: no third field"


def test_a_column_has_a_field_of_its_own(client: Client, labels: None) -> None:
    news.article()
    column = news.column()
    shown = page(client, column.url)
    assert '<input type="hidden" name="in" value="column:headlines">' in shown
    assert "在本栏目中查找" in shown
    assert "在本栏目中查找" not in page(client, news.news_index().url), "all columns are the whole of the news"
    other = news.column("others", "别的")
    assert "在本栏目中查找" not in page(client, other.url)


def test_a_list_of_one_town_leads_to_all_of_it(client: Client, labels: None) -> None:
    _courses, venues = courses.index_pages()
    town = make.town("田横镇")
    courses.venue(town=town)
    assert "的全部内容中查找" not in page(client, venues.url)
    shown = page(client, f"{venues.url}?town={town.slug}")
    assert f'href="/search/?in={quote("town:" + town.slug, safe="")}"' in shown
    assert f"在镇{town.slug}的全部内容中查找" in shown
    assert "的全部内容中查找" not in page(client, f"{venues.url}?town=nowhere")


def test_nothing_is_offered_that_search_does_not_know(
    client: Client, roll: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searchable, "_labels", {})
    assert "in=roll" not in page(client, roll)


def test_words_of_scopes(labels: None) -> None:
    with override("en"):
        assert searchable.scope_label("roll:x") == "榜x"
    for unknown in ("roll:", "roll", "", ":", "studio:x"):
        assert searchable.scope_label(unknown) == ""
