"""`make screenshots` chooses its pages well. (That it takes pictures is seen by looking at them.)"""

from pathlib import Path

import pytest

import demo_site
import screenshots

PAGES = {
    "/": (200, "<html>front"),
    "/news/": (200, "<html>"),
    "/news/notices/short/": (200, "<html>x"),
    "/news/notices/long/": (200, "<html>" + "x" * 100),
    "/news/notices/gone/": (410, "<html>" + "x" * 1000),
    "/news/notices/feed/": (200, "<rss>" + "x" * 1000),
    "/en/": (200, "<html>front, in English"),
    "/en/news/notices/short/": (200, "<html>x"),
}


def test_the_page_that_shows_most_stands_for_its_kind() -> None:
    assert screenshots.richest(PAGES, "zh-hans") == {
        "front page": "/",
        "news index": "/news/",
        "article": "/news/notices/long/",
    }


def test_english_pages_bear_the_names_of_the_chinese() -> None:
    assert screenshots.richest(PAGES, "en") == {"front page": "/en/", "article": "/en/news/notices/short/"}


def test_all_means_every_look() -> None:
    assert screenshots.parse(["--all"]).looks == list(screenshots.LOOKS)
    assert screenshots.parse(["--dark", "--elder"]).looks == ["dark", "elder"]


def test_only_what_was_asked_for() -> None:
    found = [screenshots.Shot("roll", "/"), screenshots.Shot("article", "/a/")]
    assert screenshots.chosen(found, screenshots.parse(["--only", "art"])) == found[1:]
    assert screenshots.chosen(found, screenshots.parse([])) == found


def test_yesterdays_edition_is_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "2001-01-01").mkdir()
    today = demo_site.todays(tmp_path)
    (today / "site.sqlite3").touch()
    assert list(tmp_path.iterdir()) == [today]
    assert demo_site.todays(tmp_path) == today
    assert (today / "site.sqlite3").exists()


def test_real_data_is_out_of_reach(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://real")
    monkeypatch.setenv("SECRET_KEY", "real")
    assert {"DATABASE_URL", "SECRET_KEY"}.isdisjoint(demo_site.environment(tmp_path))
