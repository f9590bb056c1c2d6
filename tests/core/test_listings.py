"""The paginator of every index page answers any ?page= with a page or a 404."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from core.listings import paginate, querystring

ITEMS = list(range(45))


@pytest.mark.parametrize("query", ["", "?page=", "?page=1"])
def test_first_page_by_default(rf: RequestFactory, query: str) -> None:
    assert list(paginate(rf.get(f"/{query}"), ITEMS, 20)) == ITEMS[:20]


def test_last_page_holds_the_rest(rf: RequestFactory) -> None:
    page = paginate(rf.get("/?page=3"), ITEMS, 20)
    assert list(page) == ITEMS[40:]
    assert not page.has_next()


@pytest.mark.parametrize("number", ["abc", "0", "-1", "4", "1e9", "99999999999999999999", "1.0", "%00", "１"])
def test_anything_else_is_not_found(rf: RequestFactory, number: str) -> None:
    with pytest.raises(Http404):
        paginate(rf.get(f"/?page={number}"), ITEMS, 20)


def test_an_empty_list_has_a_first_page(rf: RequestFactory) -> None:
    assert paginate(rf.get("/"), [], 20).object_list == []


def test_querystring_changes_removes_and_goes_back_to_page_one(rf: RequestFactory) -> None:
    request = rf.get("/?town=a&page=3&kind=x")
    assert querystring(request, town="b", kind=None) == "?town=b"
    assert querystring(request, year=2024) == "?town=a&kind=x&year=2024"
