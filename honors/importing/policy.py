"""What a reader refuses: numbers that identify a person and have no business on this site (domain.md §3)."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from honors.importing.columns import Column, plain
from honors.importing.tables import RosterRefusedError, Sheet, letters
from honors.names import INVISIBLE

GAP = r"[\s\-‐-―]{0,3}"
ID_NUMBER = re.compile(rf"(?<![0-9A-Za-z])[1-9](?:{GAP}[0-9]){{16}}{GAP}[0-9Xx](?![0-9A-Za-z])")
MOBILE = re.compile(rf"(?<![0-9A-Za-z])(?:(?:\+|00)?86{GAP})?1[3-9][0-9]{GAP}[0-9]{{4}}{GAP}[0-9]{{4}}(?![0-9])")
# Enough digits to be either; most cells have not.
MANY_DIGITS = re.compile(r"(?:\d\D{0,6}){11}")
# The day of birth within an ID number.
BORN = re.compile(r".{6}(18|19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")


@dataclass(frozen=True)
class Policy:
    """Refuses ID numbers and mobile numbers anywhere in the file, hidden sheets and notes included.

    In an exempt column (certificate and document numbers) an 11-digit number that begins like a mobile number is a
    certificate number: only the header can tell. An ID number is refused there too when it holds a day of birth;
    anywhere else any 18 digits are.
    """

    id_numbers: bool = True
    mobiles: bool = True
    exempt: frozenset[str] = frozenset({Column.CERTIFICATE_NO, Column.DOCUMENT_NO})

    def offends(self, text: str, column: str = "") -> bool:
        """Whether the text holds what is refused. `column` is what the header was recognised as."""
        if not MANY_DIGITS.search(text):
            return False
        bare = INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
        if self.mobiles and column not in self.exempt and MOBILE.search(bare):
            return True
        return self.id_numbers and any(self._is_id(found, column) for found in ID_NUMBER.findall(bare))

    def _is_id(self, found: str, column: str) -> bool:
        digits = re.sub(GAP, "", found)
        whole = digits == found and column not in self.exempt
        return whole or BORN.match(digits) is not None


ROSTER = Policy()


def check(policy: Policy, sheets: Sequence[Sheet], named: dict[int, dict[int, tuple[str, str]]]) -> None:
    """Refuse the file when any sheet offends. `named`: index of sheet → column → (header, what it was recognised as).

    The message names sheet, column and the number of rows, never the content.
    """
    places = [place for at, sheet in enumerate(sheets) for place in _places(policy, at, sheet, named.get(at, {}))]
    if places:
        raise RosterRefusedError(
            _(
                "文件里有身份证号或手机号，按规定不能导入，文件已经删除：%s。"
                "请在原文件里删去这些内容（隐藏的工作表、行和列里的也要删），再上传。"
            )
            % "；".join(places[:10]),
            private=True,
        )


def _places(policy: Policy, at: int, sheet: Sheet, named: dict[int, tuple[str, str]]) -> Iterator[str]:
    counts: dict[int, int] = {}
    for cells in sheet.rows.values():
        for column, cell in cells.items():
            if policy.offends(cell.text, named.get(column, ("", ""))[1]):
                counts[column] = counts.get(column, 0) + 1
    title = _("第 %d 个工作表") % (at + 1) if policy.offends(sheet.name) else _("工作表“%s”") % sheet.name
    if policy.offends(sheet.name):
        yield _("%s的名称") % title
    for column, count in sorted(counts.items()):
        yield _("%(sheet)s的%(column)s有 %(count)d 行") % {
            "sheet": title,
            "column": _column_name(policy, column, named.get(column, ("", ""))[0]),
            "count": count,
        }


def _column_name(policy: Policy, column: int, header: str) -> str:
    if not plain(header) or policy.offends(header):
        return _("%s 列") % letters(column)
    return _("“%(header)s”列（%(letters)s 列）") % {"header": header[:40], "letters": letters(column)}
