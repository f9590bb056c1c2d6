"""Showing why a document was found: found in the folded text, marked in the text as written."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from search.query import ParsedQuery
from search.text import fold

OPEN, CLOSE = "[[", "]]"  # core_tags.highlight turns them into <mark>
LENGTH = 120  # characters of a sentence shown
LEAD = 30  # of them before the first match, when the sentence is too long
ATTACHMENT = "\f"  # stands in a body before each attached file: its name in one line, then the text in it
STOPS = ("。", "！", "？", "!", "?", "；", ";", "\n", ATTACHMENT)
_SENTENCE = re.compile(f"[^{''.join(STOPS)}]*[{''.join(STOPS)}]?")

Span = tuple[int, int]


def mark(text: str, parsed: ParsedQuery) -> str:
    """The whole text with marks around every run that stands in it."""
    return _marked(text, _spans(text, parsed))


def unmarked(marked: str) -> str:
    """A title or sentence without the marks around what was found."""
    return marked.replace(OPEN, "").replace(CLOSE, "")


def sentence(body: str, parsed: ParsedQuery) -> str:
    """The sentence in which the longest run of the query stands first, shortened around it; "" when none does.

    One from an attached file begins with the file's name.
    """
    folded = fold(body)
    for run in sorted(parsed.wordings, key=lambda run: -len(run.needle)):
        found = run.pattern.search(folded)
        if found:
            return _with_file(_file_around(body, found.start()), _shown(body, folded, found.span(), parsed), parsed)
    return ""


def _with_file(name: str, shown: str, parsed: ParsedQuery) -> str:
    """What was found in a file is not said on the page: the reader is told which file to open."""
    marked = mark(name, parsed)
    if not name:
        return shown
    return (
        _("附件：%s") % marked if shown == marked else _("附件《%(file)s》：%(text)s") % {"file": marked, "text": shown}
    )


def own_text(body: str) -> str:
    """A body without what is attached."""
    return body.partition(ATTACHMENT)[0]


def _file_around(body: str, place: int) -> str:
    """The name of the attached file in which that place lies, "" for the text itself."""
    begin = body.rfind(ATTACHMENT, 0, place)
    return "" if begin < 0 else body[begin + 1 :].partition("\n")[0]


def _shown(body: str, folded: str, match: Span, parsed: ParsedQuery) -> str:
    start, end = _sentence_around(folded, match)
    if end - start > LENGTH:
        start = max(start, match[0] - LEAD)
        end = min(end, max(start + LENGTH, match[1]))
    before = "……" if start > 0 and not _ends_sentence(body[:start]) else ""
    after = "……" if end < len(body) and not _ends_sentence(body[:end]) else ""
    return f"{before}{mark(body[start:end].strip(), parsed)}{after}"


def _sentence_around(folded: str, match: Span) -> Span:
    begin = max(folded.rfind(stop, 0, match[0]) for stop in STOPS) + 1
    tail = _SENTENCE.match(folded, match[1])
    return begin, tail.end() if tail else len(folded)


def _ends_sentence(text: str) -> bool:
    return text.rstrip(" ")[-1:] in STOPS


def _spans(text: str, parsed: ParsedQuery) -> list[Span]:
    folded = fold(text)
    return _merged(match.span() for run in parsed.wordings for match in run.pattern.finditer(folded))


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Sorted, with overlapping and touching ones joined."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _marked(text: str, spans: list[Span]) -> str:
    pieces, last = [], 0
    for start, end in spans:
        pieces += [_plain(text[last:start]), OPEN, _plain(text[start:end]), CLOSE]
        last = end
    return "".join([*pieces, _plain(text[last:])])


def _plain(text: str) -> str:
    """A text's own double brackets must not look like marks."""
    return text.replace(OPEN, "[ [").replace(CLOSE, "] ]")
