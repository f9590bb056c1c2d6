"""Files made to hurt: answered in words, in seconds, in little memory (quality.md §5)."""

import contextlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from honors.importing.columns import recognise
from honors.importing.entries import entries
from honors.importing.limits import MAX_ROWS
from honors.importing.policy import Policy
from honors.importing.reading import read_table
from honors.importing.tables import RosterRefusedError
from tests.architecture.house import ROOT
from tests.factories import rosters
from tests.factories.rosters import HEADER, inline, people, workbook

SECONDS, MEGABYTES = 5, 150
ANYTHING = Policy(id_numbers=False, mobiles=False)
OLD_EXCEL = Path(__file__).resolve().parents[2] / "fixtures" / "rosters" / "craftsmen.xls"
NOT_EVER = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
TITLES = f'<row r="1">{inline("A1", "姓名")}{inline("B1", "单位")}</row>'
# Reads a file in a process of its own and says what processor time it took and how much memory came on top. Reading
# waits for nothing, and on a machine that others use too only this time says the same twice.
MEASURED = """
import sys, time, django
from pathlib import Path
django.setup()
from honors.importing.columns import recognise
from honors.importing.entries import entries
from honors.importing.reading import read_table
from honors.importing.tables import RosterRefusedError
from honors.names import name_doubts
name_doubts("王伟")

def kilobytes(name):
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith(name)))

Path("/proc/self/clear_refs").write_text("5")
before, start = kilobytes("VmRSS"), time.process_time()
try:
    with open(sys.argv[1], "rb") as file:
        table = read_table(file, sys.argv[1])
    said = len(entries(table, recognise(table.headers)))
except RosterRefusedError as error:
    said = error.message
print(time.process_time() - start, (kilobytes("VmHWM") - before) / 1024, said, sep="\\n")
"""


def measured(file: BinaryIO, folder: Path) -> tuple[float, float, str]:
    """Seconds, megabytes, and the number of entries or the refusal."""
    path = folder / "roster"
    path.write_bytes(file.read())
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"}
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, megabytes, said = done.stdout.strip().split("\n")
    return float(seconds), float(megabytes), said


def many(rows: int, content: str = "李娜") -> Iterator[str]:
    yield TITLES
    for number in range(2, rows + 2):
        yield f'<row r="{number}">{inline(f"A{number}", content)}{inline(f"B{number}", "即墨示例厂")}</row>'


def huge_sheet(megabytes: int) -> BinaryIO:
    """A few kilobytes that unpack to very much."""
    out = io.BytesIO(rosters.workbook([]).read().replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet0.xml"))
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
        target.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _each in range(megabytes):
            part.write(b" " * 1_000_000)
    out.seek(0)
    return out


def lying_sheet(size: int) -> BinaryIO:
    """A sheet whose directory entry says nothing of its real size."""
    file = rosters.with_sheet(f"{TITLES}<!--{' ' * size}-->")
    raw = bytearray(file.read())
    name = b"xl/worksheets/sheet1.xml"
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = raw.rfind(name) if mark == b"PK\x01\x02" else raw.find(name)
        start = raw.rfind(mark, 0, at)
        raw[start + offset : start + offset + 4] = (2000).to_bytes(4, "little")
    return io.BytesIO(bytes(raw))


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9)
) + "]>"  # fmt: skip
XXE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
CASES: dict[str, tuple[Callable[[], BinaryIO], str]] = {
    "a cell at XFD1048576": (
        lambda: rosters.with_sheet(f'{"".join(many(3))}<row r="1048576">{inline("XFD1048576", "x")}</row>',
                                   '<dimension ref="A1:XFD1048576"/>'), "3"),
    "200,000 rows": (lambda: rosters.with_sheet("".join(many(200_000))), "超过 10000 行"),
    "cells of 40,000 characters": (lambda: rosters.with_sheet("".join(many(200, "长" * 40_000))), "200"),
    "billion laughs": (lambda: rosters.with_sheet(TITLES.replace("姓名", "&j;"), prologue=BOMB), "损坏"),
    "an entity from outside": (lambda: rosters.with_sheet(TITLES.replace("姓名", "&a;"), prologue=XXE), "损坏"),
    "a sheet of 600 MB": (lambda: huge_sheet(600), "解压后太大"),
    "a sheet that lies about its size": (lambda: lying_sheet(60_000_000), "损坏"),
    "millions of elements": (lambda: rosters.with_sheet(TITLES + "<c/>" * 7_000_000), "解压后太大"),
    "one row of a million cells": (
        lambda: rosters.with_sheet(f"<row>{'<c><v>1</v></c>' * 1_000_000}</row>"), "解压后太大"),
    "overlapping merged cells": (
        lambda: rosters.rewritten(workbook([HEADER, *people(9_000)]), {"xl/worksheets/sheet1.xml": (
            rosters.SHEET_XML.format(rows="".join(many(9_000)), dimension="").replace("</worksheet>", "<mergeCells>"
            + '<mergeCell ref="A2:B9000"/>' * 50_000 + "</mergeCells></worksheet>")).encode()}), "损坏"),
    "60,000 members": (
        lambda: rosters.archive((f"xl/{number}", b"") for number in range(60_000)), "60000 个成员"),
    "a million columns of CSV": (lambda: rosters.text("姓名,单位\n" + "," * 8_000_000), "0"),
    "CSV of 200,000 rows": (lambda: rosters.text("姓名,单位\n" + "王伟,一厂\n" * 200_000), "超过 10000 行"),
    "a Word table of 12,000 rows": (
        lambda: rosters.archive([("word/document.xml", (
            '<w:document xmlns:w="w"><w:tbl>'
            + "<w:tr><w:tc><w:p><w:r><w:t>王伟</w:t></w:r></w:p></w:tc></w:tr>" * 12_000
            + "</w:tbl></w:document>").encode())]), "超过 10000 行"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_file_is_answered_in_time_and_memory(case: str, tmp_path: Path) -> None:
    build, expected = CASES[case]
    seconds, megabytes, said = measured(build(), tmp_path)
    assert expected in said
    assert seconds <= SECONDS
    assert megabytes <= MEGABYTES


def test_five_thousand_rows_in_time_and_memory(tmp_path: Path) -> None:
    seconds, megabytes, said = measured(workbook([["2024年度名单"], HEADER, *people(5_000)]), tmp_path)
    assert said == "5000"
    assert seconds <= 20
    assert megabytes <= MEGABYTES


def test_the_widest_roster_in_time_and_memory(tmp_path: Path) -> None:
    rows = [[*row, *[f"第{number}项内容" for number in range(15)]] for row in people(9_900)]
    seconds, megabytes, said = measured(workbook([[*HEADER, *[f"列{n}" for n in range(15)]], *rows]), tmp_path)
    assert said == "9900"
    assert seconds <= 20
    assert megabytes <= MEGABYTES


def test_as_many_rows_as_are_allowed() -> None:
    assert len(read_table(rosters.text("姓名,单位\n" + "王伟,一厂\n" * (MAX_ROWS - 1)), "a.csv").rows) == MAX_ROWS - 1


def test_formulas_scripts_and_invisible_characters_are_text() -> None:
    given = ["=HYPERLINK(1)", "<script>alert(1)</script>", "王\u200b伟\ufeff", "+1", "@SUM(1)", "-2"]
    table = read_table(rosters.text("姓名,单位\n" + "\n".join(f"{each},一厂" for each in given)), "a.csv")
    assert [row.cells[0].text for row in table.rows] == given
    names = [entry.values["name"] for entry in entries(table, recognise(table.headers))]
    assert names[1:3] == ["<script>alert(1)</script>", "王伟"]


# Whatever the bytes -----------------------------------------------------------------------------------------------


def answered(raw: bytes, name: str = "名单.xlsx") -> None:
    """A table or a refusal; anything else fails the test."""
    with contextlib.suppress(RosterRefusedError):
        table = read_table(io.BytesIO(raw), name)
        entries(table, recognise(table.headers))


@NOT_EVER
@given(st.binary(max_size=3000))
def test_any_bytes_are_answered(raw: bytes) -> None:
    answered(raw)
    answered("姓名,单位\n".encode() + raw, "a.csv")
    answered(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + raw)
    answered(b"\x09\x08\x10\x00" + raw)


@pytest.fixture(scope="module", params=["xlsx", "docx", "xls"])
def whole(request: pytest.FixtureRequest) -> bytes:
    built = {
        "xlsx": lambda: workbook([["名单"], HEADER, *people(5)], merges=["A1:E1", "E3:E5"]).read(),
        "docx": lambda: rosters.word([["姓名", "单位"], ["王伟", "一厂"]], titles=["名单"]).read(),
        "xls": OLD_EXCEL.read_bytes,
    }
    return built[request.param]()


@NOT_EVER
@given(data=st.data())
def test_a_truncated_or_damaged_file_is_answered(whole: bytes, data: st.DataObject) -> None:
    answered(whole[: data.draw(st.integers(0, len(whole)))])
    damaged = bytearray(whole)
    for _each in range(data.draw(st.integers(1, 20))):
        damaged[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    answered(bytes(damaged))


@NOT_EVER
@given(data=st.data())
def test_a_damaged_part_is_answered(data: st.DataObject) -> None:
    """The zip is whole, the XML in it is not."""
    file = workbook([["名单"], HEADER, *people(5)], merges=["A1:E1", "E3:E5"])
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    part = bytearray(parts[name])
    for _each in range(data.draw(st.integers(1, 10))):
        part[data.draw(st.integers(0, len(part) - 1))] = data.draw(st.integers(32, 126))
    answered(rosters.rewritten(file, {name: bytes(part)}).read())


# What begins with = would be written as a formula, which has no text until Excel has worked it out.
FIELD = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12).filter(
    lambda text: not text.startswith("=")
)


@NOT_EVER
@given(st.lists(st.tuples(FIELD, FIELD), max_size=30))
def test_text_survives_and_rows_add_up(rows: list[tuple[str, str]]) -> None:
    file = workbook([["姓名", "单位"], *rows])
    filled = [row for row in rows if any(field.strip() for field in row)]
    table = read_table(file, "名单.xlsx", ANYTHING)
    assert len(table.rows) + len(table.left_out) == len(filled)
    given = dict(enumerate(rows, start=2))
    for row in table.rows:
        assert tuple(cell.text for cell in row.cells[:2]) == tuple(
            field if field.strip() else "" for field in given[row.number]
        )
