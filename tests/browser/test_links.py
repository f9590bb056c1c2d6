"""A reader who follows every link of the demo edition meets no broken page."""

import pytest

from tests.fixtures.running_site import RunningSite
from walk import KINDS, kind_of


def test_every_link_leads_somewhere(crawl: dict[str, tuple[int, str]]) -> None:
    assert len(crawl) > 60
    assert {path: status for path, (status, _text) in crawl.items() if status != 200} == {}


def test_every_kind_of_page_is_reached(examples: dict[str, list[str]]) -> None:
    assert [kind for kind in KINDS if kind not in examples] == []


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "front page"),
        ("/news/notices/a-notice/", "article"),
        ("/honors/people/wang-wei/", "person"),
        ("/courses/venues/library/", "venue"),
        ("/search/?q=x", "search"),
        ("/en/news/", "English page"),
        ("/about/", "plain page"),
    ],
)
def test_kinds_are_told_apart(path: str, kind: str) -> None:
    assert kind_of(path) == kind


@pytest.mark.parametrize("path", ["/", "/news/", "/honors/", "/courses/"])
def test_pages_carry_their_headers(running_site: RunningSite, path: str) -> None:
    import urllib.request

    with urllib.request.urlopen(running_site.url + path, timeout=10) as answer:
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"]
        assert answer.headers["X-Frame-Options"]
