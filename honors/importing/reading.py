"""One call for every kind of file: what an office sends goes in, one table comes out, or a refusal in words."""

from collections.abc import Sequence
from typing import BinaryIO

from django.utils.translation import gettext as _

from honors.importing.archives import broken
from honors.importing.columns import ROSTER_WORDS, Vocabulary, recognise
from honors.importing.finding import Header, build_table, find_header
from honors.importing.policy import ROSTER, Policy, check
from honors.importing.tables import RosterRefusedError, Sheet, Table
from honors.importing.xlsx import read_xlsx


def read_table(
    file: BinaryIO,
    filename: str,
    policy: Policy = ROSTER,
    sheet: str = "",
    vocabulary: Vocabulary = ROSTER_WORDS,
) -> Table:
    """The table of entries, from the sheet called `sheet` or the first that has one.

    Raises RosterRefusedError and nothing else, whatever the bytes. No part of the content is in its message, cause or
    context.
    """
    try:
        return _chosen(_sheets(file, filename), policy, sheet, vocabulary)
    except RosterRefusedError as error:
        refusal = RosterRefusedError(error.message, private=error.private)
    raise refusal


def _sheets(file: BinaryIO, filename: str) -> list[Sheet]:
    try:
        return read_xlsx(file)
    except RosterRefusedError:
        raise
    except Exception as error:
        # Readers raise whatever broken bytes lead them into.
        raise broken() from error


def _chosen(sheets: Sequence[Sheet], policy: Policy, wanted: str, vocabulary: Vocabulary) -> Table:
    headers = {at: header for at, each in enumerate(sheets) if (header := find_header(each, vocabulary))}
    check(policy, sheets, {at: _named(header, vocabulary) for at, header in headers.items()})
    usable = [at for at in headers if not sheets[at].hidden and wanted in {"", sheets[at].name}]
    if not usable:
        raise RosterRefusedError(_("没有找到名单的表头。表头要有“姓名”一列，例如：序号、姓名、单位、职务。"))
    return build_table(sheets[usable[0]], headers[usable[0]])


def _named(header: Header, vocabulary: Vocabulary) -> dict[int, tuple[str, str]]:
    """Column → (header, what it was recognised as)."""
    columns = list(header.words)
    found = recognise([header.words[column] for column in columns], vocabulary)
    return {column: (header.words[column], found.get(at, "")) for at, column in enumerate(columns)}
