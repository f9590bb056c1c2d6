"""Small rules of text. Pure but for the active language."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _

SUMMARY_LENGTH = 120


def opening(text: str, length: int = SUMMARY_LENGTH) -> str:
    """The beginning of a text, cut at the end of a sentence where one lies in the second half, else with an ellipsis.

    At most `length` characters and the ellipsis.
    """
    if len(text) <= length:
        return text
    head = text[:length]
    end = max(head.rfind(mark) for mark in "。！？")
    return head[: end + 1] if end >= length // 2 else f"{head}…"


def one_line(text: str, length: int = 0) -> str:
    """Without line breaks and repeated blanks, cut to `length` characters with an ellipsis if that is given."""
    line = " ".join(text.split())
    return f"{line[: length - 1].rstrip()}…" if length and len(line) > length else line


def listed(words: "Iterable[str | Promise]") -> str:
    """周二、周四; in English Tuesday and Thursday."""
    *before, last = [str(word) for word in words] or [""]
    return _("%(before)s、%(last)s") % {"before": _("、").join(before), "last": last} if before else last
