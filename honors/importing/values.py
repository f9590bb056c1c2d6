"""Numbers and dates of cells as an office reads them, with a doubt where the number does not say what was typed."""

import math
import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from honors.importing.tables import Cell

# Built-in formats that show a date; 27–36 and 50–58 are those of Chinese Excel.
DATE_FORMATS = frozenset([*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)])
# Excel keeps 15 digits of a number and writes noughts for the rest.
KEPT_DIGITS = 15
EPOCH, EPOCH_1904 = datetime(1899, 12, 30, tzinfo=UTC), datetime(1904, 1, 1, tzinfo=UTC)
YEARS = range(1900, 2101)


def is_date_format(number: int, code: str) -> bool:
    """Whether a number of this format is shown as a date or time."""
    if code in {"", "General"}:
        return number in DATE_FORMATS
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.', "", code).lower()
    return bool(re.search(r"[yd]|mm|h:|ss", bare)) and "general" not in bare


def from_number(value: float, code: str) -> Cell:
    """A number cell; `code` is its number format."""
    if not math.isfinite(value):
        return Cell("", _("单元格里不是正常的数，请核对。"))
    if value == int(value):
        return _whole(int(value), code)
    text = f"{Decimal(f'{value:.15g}'):f}"
    decimals = re.fullmatch(r"0\.(0+)", code)
    if decimals and int(value) in YEARS:
        return Cell(f"{value:.{len(decimals[1])}f}")
    return Cell(text, month_doubt(text))


def _whole(value: int, code: str) -> Cell:
    text = str(value)
    if re.fullmatch(r"0{2,40}", code):
        text = text.zfill(len(code))
    if len(text) <= KEPT_DIGITS:
        return Cell(text)
    return Cell(text, _("这个数超过 15 位，Excel 只保留前 15 位，后面的数字可能不对，请照原件核对。"))


def month_doubt(text: str) -> str:
    """1975.10 typed as a number arrives as 1975.1, and so does 1975.1."""
    year, _dot, month = text.partition(".")
    if month != "1" or int(year) not in YEARS:
        return ""
    return _(
        "“%(text)s”在 Excel 里是数，可能是%(year)s年1月，也可能是%(year)s年10月（1975.10 会变成 1975.1），请核对。"
    ) % {
        "text": text,
        "year": year,
    }


def from_serial(value: float, code: str, base_1904: bool = False) -> Cell:
    """A number that its format shows as a date."""
    try:
        moment = (EPOCH_1904 if base_1904 else EPOCH) + timedelta(days=value)
    except (OverflowError, ValueError):
        return Cell("", _("日期超出了可能的范围，请核对。"))
    return Cell(from_date(moment, code))


def from_date(moment: datetime | date | time, code: str = "") -> str:
    """1975-10-03; 1975-10 where the format shows no day; the time only where there is one."""
    if isinstance(moment, time):
        return moment.isoformat("minutes")
    if code and not re.search(r"[dDhs]", re.sub(r'"[^"]*"|\[[^\]]*\]', "", code)):
        return f"{moment:%Y-%m}"
    if isinstance(moment, datetime) and (moment.hour or moment.minute):
        return moment.isoformat(" ", "minutes")
    return f"{moment:%Y-%m-%d}"
