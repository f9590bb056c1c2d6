"""A set made from whatever the site holds: every name, every award, quoted pieces of texts, pieces of titles.

Nobody judged these: a document answers when the words stand in it as written, which a plain look at every text says.
Strict hits must be exactly these.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from honors.models import AwardType, Person
from search import text
from search.backends.base import Engine
from search.evaluation import figures
from search.evaluation.asking import LOCALE, ranking
from search.evaluation.figures import Figures
from search.models import SearchDocument

PIECES = 300  # of texts, and of titles
SHORTEST, LONGEST = 4, 8  # characters of a piece
_ROW_OF_HAN = re.compile(f"[{text.HAN}]{{{SHORTEST},}}")


@dataclass(frozen=True, slots=True)
class Plain:
    """A document as a plain look sees it: folded, with all its punctuation."""

    pk: int
    title: str
    everything: str


def measure(engine: Engine, pieces: int = PIECES) -> dict[str, Figures]:
    """Figures of strict hits, by kind of query."""
    rows = SearchDocument.objects.visible().filter(locale=LOCALE).order_by("pk")
    seen = [
        Plain(pk, text.fold(title), text.fold(f"{title}\n{names}\n{body}"))
        for pk, title, names, body in rows.values_list("pk", "title", "names", "body")
    ]
    return {
        "names": _figures(engine, _names(), seen),
        "awards": _figures(engine, _awards(), seen),
        "quoted": _figures(engine, [f"“{each}”" for each in _some((row.everything for row in seen), pieces)], seen),
        "titles": _figures(engine, _some((row.title for row in seen), pieces), seen, titles=True),
    }


def _names() -> list[str]:
    """Of everybody who may be found, without those that stand in nobody's document."""
    found = SearchDocument.objects.visible().filter(locale=LOCALE, kind="person").values_list("source_pk", flat=True)
    people = Person.objects.filter(pk__in=list(found)).values_list("name", flat=True)
    return sorted(set(people))


def _awards() -> list[str]:
    return sorted(set(AwardType.objects.values_list("name_zh", flat=True)))


def _some(texts: Iterable[str], size: int) -> list[str]:
    """One piece of each text that has a row of Han long enough, from as many of them, spread over all."""
    pieces = [piece for number, each in enumerate(texts) if (piece := _piece(each, number))]
    step = max(len(pieces) // size, 1)
    return list(dict.fromkeys(pieces[::step]))[:size]


def _piece(written: str, seed: int) -> str:
    rows = _ROW_OF_HAN.findall(written)
    if not rows:
        return ""
    chance = zlib.crc32(str(seed).encode())
    row = rows[chance % len(rows)]
    length = min(SHORTEST + chance // 7 % (LONGEST - SHORTEST + 1), len(row))
    start = chance // 64 % (len(row) - length + 1)
    return str(row[start : start + length])


def _figures(engine: Engine, queries: Sequence[str], seen: Sequence[Plain], *, titles: bool = False) -> Figures:
    rankings = []
    for query in queries:
        words = text.fold(query).strip("“”")
        wanted = {str(row.pk) for row in seen if words in (row.title if titles else row.everything)}
        if wanted:
            rankings.append(([str(pk) for pk in ranking(engine, query, strict_only=True)], wanted))
    return figures.of(rankings)
