"""Rosters for tests: workbooks as offices send them, and imports at each step."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from openpyxl import Workbook

from honors.importing import rosters
from honors.models import AwardType, Commendation, RosterImport

HEADERS = ("序号", "姓名", "工作单位", "职务", "镇街", "荣誉称号")


def workbook(
    rows: Sequence[Sequence[Any]], headers: Sequence[str] = HEADERS, title: str = "2024年度即墨工匠名单"
) -> bytes:
    """A title row over the table, as offices do it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ([title], list(headers), *map(list, rows)):
        sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def new_commendation(**fields: Any) -> dict[str, Any]:
    return {"name_zh": "2024年度即墨工匠", "label": "2024年度", "year": 2024, **fields}


def received(
    content: bytes,
    into: Commendation | None = None,
    award: AwardType | None = None,
    by: Any = None,
    filename: str = "2024年度即墨工匠名单.xlsx",
    **fields: Any,
) -> RosterImport:
    """Uploaded and read; the columns wait for the editor unless this kind of table was seen before."""
    roster = RosterImport(
        filename=filename,
        sha256=rosters.digest(ContentFile(content)),
        commendation=into,
        new_commendation={} if into else new_commendation(**fields),
        award_type=award,
    )
    rosters.receive(roster, ContentFile(content, name=filename), by)
    roster.refresh_from_db()
    return roster


def planned(content: bytes, **fields: Any) -> RosterImport:
    """With a verdict for every row."""
    roster = received(content, **fields)
    if roster.state == "columns":
        rosters.choose_columns(roster, {int(index): column for index, column in roster.mapping.items()})
        roster.refresh_from_db()
    return roster


def verdicts(roster: RosterImport) -> list[str]:
    return list(roster.rows.values_list("verdict", flat=True))
