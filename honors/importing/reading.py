"""One call for every kind of file: what an office sends goes in, one table comes out, or a refusal in words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import BinaryIO

from django.utils.translation import gettext as _
from xlrd.biffh import XLRDError

from honors.importing.archives import broken, password_protected
from honors.importing.columns import ROSTER_WORDS, Vocabulary, recognise
from honors.importing.delimited import read_delimited
from honors.importing.docx import read_docx
from honors.importing.finding import OWN_SHEETS, build_table
from honors.importing.header import Header, find_header
from honors.importing.kinds import FileKind, kind_of
from honors.importing.limits import MAX_BYTES
from honors.importing.policy import ROSTER, Policy, check
from honors.importing.tables import RosterRefusedError, Sheet, Table
from honors.importing.xls import read_xls
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
        kind, sheets = _sheets(file, vocabulary)
        table = _chosen(sheets, policy, sheet, vocabulary)
    except RosterRefusedError as error:
        refusal = RosterRefusedError(error.message, private=error.private)
    else:
        return replace(table, remarks=(*_about_ending(filename, kind), *table.remarks))
    # Outside the handler, so that what the reader stumbled over is not in the context.
    raise refusal


def _sheets(file: BinaryIO, vocabulary: Vocabulary) -> tuple[FileKind, list[Sheet]]:
    try:
        _refuse_large(file)
        kind = kind_of(file)
        return kind, _read(kind, file, vocabulary)
    except RosterRefusedError:
        raise
    except XLRDError as error:
        raise (password_protected() if "encrypted" in str(error) else broken()) from error
    except Exception as error:
        # Readers raise whatever broken bytes lead them into.
        raise broken() from error


def _refuse_large(file: BinaryIO) -> None:
    if file.seek(0, 2) > MAX_BYTES:
        raise RosterRefusedError(
            _("文件超过 %d 兆字节的上限。请删去名单里的图片，或只保留名单所在的工作表，再上传。") % (MAX_BYTES >> 20)
        )


def _read(kind: FileKind, file: BinaryIO, vocabulary: Vocabulary) -> list[Sheet]:
    if kind == FileKind.XLSX:
        return read_xlsx(file)
    if kind == FileKind.DOCX:
        return read_docx(file)
    file.seek(0)
    return read_xls(file.read()) if kind == FileKind.XLS else [read_delimited(file.read(), vocabulary)]


def _about_ending(filename: str, kind: FileKind) -> Iterator[str]:
    """A word on a name that says something else than the content."""
    ending = PurePath(filename).suffix.lower().lstrip(".")
    same = {FileKind.CSV: {"csv", "txt", "tsv"}, FileKind.XLSX: {"xlsx", "xlsm", "xltx"}, FileKind.XLS: {"xls", "et"}}
    if ending and ending not in same.get(kind, {kind.value}):
        yield _("文件名的结尾是 .%(ending)s，内容其实是 .%(kind)s，已按内容读取。") % {
            "ending": ending[:10],
            "kind": kind.value,
        }


def _chosen(sheets: Sequence[Sheet], policy: Policy, wanted: str, vocabulary: Vocabulary) -> Table:
    headers = {at: header for at, each in enumerate(sheets) if (header := find_header(each, vocabulary))}
    check(policy, sheets, {at: _named(header, vocabulary) for at, header in headers.items()})
    usable = [at for at in headers if not sheets[at].hidden]
    fitting = [at for at in usable if wanted in {"", sheets[at].name}]
    if not fitting:
        raise RosterRefusedError(_why_none(sheets, wanted))
    table = build_table(sheets[fitting[0]], headers[fitting[0]], vocabulary)
    others = [sheets[at].name for at in usable if at != fitting[0]]
    return replace(table, remarks=(*table.remarks, *_about_sheets(sheets, others)))


def _why_none(sheets: Sequence[Sheet], wanted: str) -> str:
    if not any(each.rows for each in sheets if not each.hidden):
        return _("没有读到内容：看得见的工作表都是空的。")
    if wanted:
        return _("工作表“%s”里没有找到名单的表头。请改选别的工作表。") % wanted
    return _("没有找到名单的表头。表头要有“姓名”（或“名称”）一列，例如：序号、姓名、单位、职务。请补上表头再上传。")


def _about_sheets(sheets: Sequence[Sheet], others: Sequence[str]) -> Iterator[str]:
    hidden = [each.name for each in sheets if each.hidden and not each.prose and each.name not in OWN_SHEETS]
    if hidden:
        yield _("隐藏的工作表没有读入：%s。") % "、".join(hidden)
    if others:
        yield _("还有工作表也像名单，这次没有读入：%s。需要的话请改选工作表。") % "、".join(others)


def _named(header: Header, vocabulary: Vocabulary) -> dict[int, tuple[str, str]]:
    """Column → (header, what it was recognised as)."""
    columns = list(header.words)
    found = recognise([header.words[column] for column in columns], vocabulary)
    return {column: (header.words[column], found.get(at, "")) for at, column in enumerate(columns)}
