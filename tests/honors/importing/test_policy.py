"""ID and mobile numbers are refused wherever they stand, and nothing of them is said."""

import traceback
from typing import BinaryIO

import pytest

from honors.importing.policy import ROSTER, Policy
from honors.importing.reading import read_table
from honors.importing.tables import RosterRefusedError
from tests.factories import rosters
from tests.factories.rosters import HEADER, people, workbook

ID, MOBILE = "370282198003071234", "13812345678"


def refusal(file: BinaryIO, name: str = "名单.xlsx") -> RosterRefusedError:
    with pytest.raises(RosterRefusedError) as caught:
        read_table(file, name)
    said = "".join(traceback.format_exception(caught.value))
    assert ID[6:14] not in said
    assert MOBILE[3:] not in said
    assert caught.value.__context__ is None
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        ID,
        "37028219800307123X",
        "37028219800307123x",
        "370282 19800307 1234",
        "3702 8219 8003 0712 34",
        "３７０２８２１９８００３０７１２３４",
        "370282\u200b198003071234",
        "身份证370282198003071235（校验位不对也算）",
        MOBILE,
        "138-1234-5678",
        "138 1234 5678",
        "+86 13812345678",
        "008613812345678",
        "１３８１２３４５６７８",
        "联系人王示例，电话13812345678，请核实",
        "13812345678/13912345678",
    ],
)
def test_private_numbers_are_found_however_they_are_written(text: str) -> None:
    assert ROSTER.offends(text)


@pytest.mark.parametrize(
    "text",
    [
        "0532-88550000",
        "05328855000012",
        "JM202400000012",
        "即工发〔2024〕12号",
        "1975-10-03",
        "1980.01—2024.12",
        "91370282MA3ABCDE12",
        "2024年5月1日至2024年5月8日",
        "12345678901",
        "1381234567",
        "A13812345678",
        "6222021234567890123",
        "",
    ],
)
def test_other_numbers_are_fine(text: str) -> None:
    assert not ROSTER.offends(text)


def test_certificate_numbers_that_begin_like_a_mobile_are_told_by_the_header() -> None:
    rows = [["姓名", "证书编号"], ["王伟", "13820240001"]]
    assert read_table(workbook(rows), "a.xlsx").rows[0].cells[1].text == "13820240001"
    rows[0][1] = "备注"
    assert refusal(workbook(rows)).private
    assert refusal(workbook([["姓名", "证书编号"], ["王伟", ID]])).private


def test_the_refusal_names_sheet_column_and_rows() -> None:
    rows = [[*HEADER, "备注"], *[[*row, MOBILE] for row in people(3)], *people(2, 4)]
    error = refusal(workbook(rows))
    assert error.private
    assert "工作表“名单”的“备注”列（F 列）有 3 行" in error.message
    assert "删除" in error.message


def test_numbers_typed_as_numbers_and_as_long_numbers() -> None:
    assert "G 列" in refusal(workbook([HEADER, [*people(1)[0], None, int(MOBILE)]])).message
    assert refusal(workbook([[*HEADER, "证号"], [*people(1)[0], float(ID)]])).private


def test_ignored_parts_are_looked_into() -> None:
    book, _sheet = rosters.editing(workbook([HEADER, *people(1)], [["电话", MOBILE]], names=["名单", "旧"]))
    book.worksheets[1].sheet_state = "veryHidden"
    assert "工作表“旧”的B 列" in refusal(rosters.saved(book)).message
    assert refusal(workbook([[f"填报人{MOBILE}"], HEADER, *people(1)])).private
    assert refusal(workbook([HEADER, *people(1), ["说明：有疑问请打" + MOBILE]])).private
    assert refusal(workbook([[ID], ["没有表头"]])).private
    assert refusal(rosters.text(f"姓名,单位\n王伟,一厂\n说明,{MOBILE}\n"), "a.csv").private
    assert "正文" in refusal(rosters.word([["姓名"], ["王伟"]], titles=[f"电话{MOBILE}"]), "a.docx").message


def test_a_private_header_or_sheet_name_is_not_repeated() -> None:
    assert "第 1 个工作表" in refusal(workbook([HEADER], names=[MOBILE])).message
    assert "F 列" in refusal(workbook([[*HEADER, MOBILE], [*people(1)[0], MOBILE]])).message


def test_the_policy_is_a_parameter() -> None:
    rows = [["姓名", "联系电话"], ["王伟", MOBILE]]
    assert len(read_table(workbook(rows), "a.xlsx", Policy(mobiles=False)).rows) == 1
    rows = [["姓名", "备注"], ["王伟", ID]]
    assert len(read_table(workbook(rows), "a.xlsx", Policy(id_numbers=False)).rows) == 1
