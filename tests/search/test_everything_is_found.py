"""Whatever stands on a page of the demo edition finds that page: every text of its main element, piece by piece."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import polib
import pytest
from django.conf import settings as site
from django.test import Client

from courses.models import Session
from media import texts
from media.models import DocumentText
from search.models import SearchDocument
from search.query import parse
from search.service import SiteSearch

HAN = re.compile(r"[㐀-鿿]{2,}")
CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")
EACH_KIND = 8  # pages of one kind that are read
# Lists say what lies behind them: each name on them is found as what it is.
LISTS = {"section", "notice"}
# Parts of a page that show something else, by element, class, the id of their heading, or attribute.
ELSEWHERE = {
    "nav": "ways to other pages",
    "form": "controls",
    "aside": "people named and related reading have pages of their own, and may be withdrawn",
    "script": "for machines",
    "time": "dates are searched by the filter of dates",
    ".tools": "controls of the page",
    ".tally": "how many, and controls",
    ".prevnext": "other articles",
    ".charts": "figures of the table above, drawn once more",
    ".gone": "a cancelled class, or where one was before it moved, goes by the clock",
    ".dated": "the articles of a topic",
    "#h-re": "related reading",
    "#h-more-1": "what other apps say of a person: classes, stories; each has a page of its own",
    "#h-more-2": "the same",
    "[data-roll]": "names on a roll are found as persons; one who asked for no page is found nowhere",
}


class Main(HTMLParser):
    """Texts of the main element, without the parts that show something else."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0  # inside main
        self.skipped = 0  # inside what shows something else
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        names = dict(attrs)
        if self.depth or tag == "main":
            self.depth += 1
            if self.skipped or _is_elsewhere(tag, names):
                self.skipped += 1

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag not in VOID:
            self.depth -= 1
            self.skipped = max(0, self.skipped - 1)

    def handle_data(self, data: str) -> None:
        if self.depth and not self.skipped and data.strip():
            self.texts.append(" ".join(data.split()))


VOID = {"br", "img", "input", "source", "wbr", "hr", "meta", "link", "path", "use", "circle", "rect", "line", "polygon"}


def _is_elsewhere(tag: str, names: dict[str, str | None]) -> bool:
    labels = (names.get("aria-labelledby") or "").split()
    marks = {tag, *(f".{each}" for each in (names.get("class") or "").split()), *(f"#{each}" for each in labels)}
    marks |= {f"[{name}]" for name in names}
    return bool(marks & ELSEWHERE.keys())


@pytest.mark.django_db
@pytest.mark.usefixtures("demo_edition")
def test_the_demo_edition_is_found_word_by_word(client: Client) -> None:
    for row in DocumentText.objects.filter(state=DocumentText.State.WAITING):
        assert texts.read_text(row.pk) == DocumentText.State.READ
    _whatever_stands_on_a_page_finds_it(client)
    _a_village_and_what_is_held_there_find_the_class_or_the_place_first()
    (hit,) = SiteSearch().search("从业年限 组别", locale="zh-hans").hits
    assert hit.sentence.startswith("附件《焊工技能竞赛报名表")


def _whatever_stands_on_a_page_finds_it(client: Client) -> None:
    furniture, missing = _furniture(), []
    kinds: dict[str, int] = {}
    for document in SearchDocument.objects.filter(locale="zh-hans").exclude(kind__in=LISTS).order_by("pk"):
        kinds[document.kind] = kinds.get(document.kind, 0) + 1
        if kinds[document.kind] <= EACH_KIND:
            missing += [(document.kind, document.url, words) for words in _unfound(client, document, furniture)]
    assert not missing, missing[:100]
    assert set(kinds) >= {"article", "topic", "person", "collective", "roll", "studio", "course", "venue", "service"}


def _a_village_and_what_is_held_there_find_the_class_or_the_place_first() -> None:
    sessions = Session.objects.public().upcoming().for_rows()
    asked = {(each.room.venue.community.name_zh, each.series.course.get_kind_display()) for each in sessions}
    assert len(asked) >= 5
    for village, kind in asked:
        first = SiteSearch().search(f"{village} {kind}", locale="zh-hans").hits[0]
        assert first.kind in {"course", "venue"}, (village, kind, first.card.title)


def _unfound(client: Client, document: SearchDocument, furniture: re.Pattern[str]) -> Iterator[str]:
    main = Main()
    main.feed(client.get(document.url).content.decode())
    stored = (document.title_folded, document.names_folded, document.pinyin, document.body_folded)
    for text in main.texts:
        for words in HAN.findall(furniture.sub("，", text)):
            if not parse(words).stands_in(*stored):
                yield words


def _furniture() -> re.Pattern[str]:
    """The words of our own templates and code."""
    messages = [entry.msgid for entry in polib.pofile(str(site.ROOT_DIR / CATALOGUE)) if HAN.search(entry.msgid)]
    patterns = [re.sub(r"%\\?\([a-z_]+\\?\)[sd]", "|", each) for each in messages]
    whole = {part for each in patterns for part in each.split("|") if HAN.search(part)}
    return re.compile("|".join(re.escape(each) for each in sorted(whole, key=len, reverse=True)))
