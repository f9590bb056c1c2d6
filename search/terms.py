"""The words of a document that readers may be offered, written in the transaction that writes the document."""

import re
from collections.abc import Iterable, Iterator, Sequence

from search import sounds
from search.models import SearchDocument, SearchTerm, TermRank
from search.models_words import KEY, WORD
from search.text import IS_HAN, RUN, STRETCH, fold, normal, storable

MOST = 12  # words of one document
SHORTEST, LONGEST = 2, 40  # characters of a word
RANKS = {
    "person": TermRank.PERSON,
    **dict.fromkeys(("roll", "service", "course", "section"), TermRank.GUIDE),
    **dict.fromkeys(("collective", "studio", "venue", "academy", "topic", "notice"), TermRank.PLACE),
}
# What stands before the telling part of a title: 2024年度, 第六届, 青岛市, 即墨区.
_YEAR = re.compile(r"^(?:\d{4}(?:年度?)?|第[一二三四五六七八九十百\d]+[届批次期])+")
_PLACE = re.compile(r"^(?:全国|.{2,3}?[省市区县镇]|.{2,3}?街道)(?=.{2})")


def write(documents: Sequence[SearchDocument]) -> None:
    """Make the words of these saved rows right: two queries."""
    SearchTerm.objects.filter(document__in=documents).delete()
    SearchTerm.objects.bulk_create([term for document in documents for term in of(document)], batch_size=500)


def of(document: SearchDocument) -> Iterator[SearchTerm]:
    """The unsaved words of a document, the best first; a name whose surname is often misread, once for each reading."""
    for text in _texts(document):
        for parts in dict.fromkeys(_readings(text, document)):
            yield _term(document, text, parts)


def _term(document: SearchDocument, text: str, parts: tuple[str, ...]) -> SearchTerm:
    return SearchTerm(
        document=document,
        locale=document.locale,
        rank=RANKS.get(document.kind, TermRank.OTHER),
        text=text,
        folded=key_of(text),
        pinyin=sounds.joined(parts)[:KEY],
        initials="".join(part[0] for part in parts),
        loose=sounds.loosely(parts)[:KEY],
        visible_from=document.visible_from,
        visible_until=document.visible_until,
    )


def _readings(text: str, document: SearchDocument) -> Iterator[tuple[str, ...]]:
    folded = fold(text)
    if not IS_HAN.search(folded):
        yield ()
        return
    if document.kind == "person" and text in document.names.split("\n"):
        yield sounds.spelled(folded, name=True)
    yield sounds.spelled(folded)


def key_of(text: str) -> str:
    """The folded text without gaps: what a beginning is compared with."""
    return normal(fold(storable(text))).replace(" ", "")


def without_place(text: str) -> str:
    """青岛市劳动模范 → 劳动模范."""
    return _PLACE.sub("", text)


def _texts(document: SearchDocument) -> list[str]:
    names = document.names.split("\n")
    found: dict[str, str] = {}
    for text in (document.title, *names, *_pieces(document.title, names), *_pieces_of_names(names)):
        clean = " ".join(text.split())
        if SHORTEST <= len(clean) <= LONGEST and STRETCH.search(fold(clean)) and len(key_of(clean)) <= WORD:
            found.setdefault(key_of(clean), clean)
    return list(found.values())[:MOST]


def _pieces(title: str, names: Iterable[str]) -> Iterator[str]:
    """Rows of Han in a title, also without year, place or the name that they begin with."""
    for run in RUN.findall(title):
        if IS_HAN.search(run):
            yield run
            yield from _tails(run, names)


def _pieces_of_names(names: Iterable[str]) -> Iterator[str]:
    """Of 宫老师（示例） and 阿卜杜拉·买买提 the parts that a reader types without the rest."""
    return (run for name in names for run in RUN.findall(name) if run != name and IS_HAN.search(run))


def _tails(run: str, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name and run.startswith(name):
            yield run.removeprefix(name)
    undated = _YEAR.sub("", run)
    yield undated
    yield without_place(undated)
