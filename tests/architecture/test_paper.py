"""The pages of docs/ and the README lead where they say, and show small pictures that the command makes."""

import re
from pathlib import Path

import pytest

import manual
from tests.architecture.house import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r'\]\(([^)\s]+)\)|src="([^"]+)"')
CODE = re.compile(r"```.*?```", re.S)
MOST_PICTURES = 20


def links(page: Path) -> list[str]:
    """What a page links to or shows, other sites left out."""
    found = (first or second for first, second in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))))
    return [link for link in found if not link.startswith(("http:", "https:"))]


def anchors(page: Path) -> set[str]:
    """As GitHub makes them from headings."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        path, _hash, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), f"{page.name} → {link}"
        assert not anchor or anchor in anchors(target), f"{page.name} → {link}"


def test_pictures_are_those_of_the_command() -> None:
    listed = {picture.path for picture in manual.PICTURES}
    stored = {*manual.MANUAL.iterdir(), *manual.README.iterdir()}
    shown = {(page.parent / link).resolve() for page in PAGES for link in links(page) if "pictures/" in link}
    assert listed == stored == shown
    assert len(listed) <= MOST_PICTURES


def test_pictures_are_light() -> None:
    assert [path.name for path in manual.MANUAL.iterdir() if path.stat().st_size > manual.LARGEST] == []
    assert [path.name for path in manual.README.iterdir() if path.stat().st_size > manual.LARGEST] == []


def test_logins_are_read_from_what_the_command_prints() -> None:
    assert manual.logins("编辑：用户名 a，密码 b\n管理：用户名 c，密码 d\n") == [("a", "b"), ("c", "d")]
