"""A zip of portraits, as Windows, macOS and bad people pack it."""

import io
from collections.abc import Callable
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from honors.importing import photos
from honors.importing.entries import Entry
from honors.importing.photos import PhotoMatches, match_photos, read_photos
from honors.importing.tables import RosterRefusedError
from tests.factories.rosters import GbkName, archive


def picture(kind: str = "JPEG", size: tuple[int, int] = (30, 40)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size).save(out, kind)
    return out.getvalue()


JPEG = picture()
HUGE = picture("PNG", (10_000, 6_000))


def names(file: BinaryIO) -> list[str]:
    return [photo.filename for photo in read_photos(file).photos]


def reasons(file: BinaryIO) -> dict[str, str]:
    return {refusal.filename: refusal.reason for refusal in read_photos(file).refusals}


# Reading ----------------------------------------------------------------------------------------------------------


def test_names_in_gbk_and_in_utf8_are_read() -> None:
    assert names(archive([(GbkName("照片/王伟.jpg"), JPEG), ("照片/李娜.jpg", JPEG)])) == [
        "照片/王伟.jpg",
        "照片/李娜.jpg",
    ]
    unmarked = archive([("xxx.jpg", JPEG)]).read().replace(b"xxx.jpg", "张.jpg".encode())
    assert names(io.BytesIO(unmarked)) == ["张.jpg"]


def test_a_photo_is_unpacked_when_asked_for() -> None:
    batch = read_photos(archive([("王伟.jpg", JPEG), ("李娜.png", picture("PNG"))]))
    assert batch.photos[0].read() == JPEG
    assert batch.refusals == []


def test_what_systems_add_is_passed_over() -> None:
    litter = ["__MACOSX/._王伟.jpg", "照片/.DS_Store", "照片/Thumbs.db", "照片/", "._a.jpg"]
    batch = read_photos(archive([(name, b"") for name in litter]))
    assert (batch.photos, batch.refusals) == ([], [])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("../王伟.jpg", JPEG, "路径"),
        ("a/../../王伟.jpg", JPEG, "路径"),
        ("/etc/王伟.jpg", JPEG, "路径"),
        ("C:/王伟.jpg", JPEG, "路径"),
        ("..\\王伟.jpg", JPEG, "路径"),
        ("x.exe", b"MZ", "不是照片"),
        ("名单.xlsx", b"PK", "不是照片"),
        ("王伟", JPEG, "不是照片"),
        ("王伟.heic", b"ftypheic", "HEIC"),
        ("王伟.jpg", b"MZ\x90 not a picture", "不是图片"),
        ("王伟.jpg", b"<svg onload='x()'/>", "SVG"),
        ("王伟.jpg", b"", "空的"),
        ("王伟.png", HUGE, "6000 万像素"),
    ],
)
def test_what_is_no_photo_has_its_reason(name: str, content: bytes, said: str) -> None:
    found = reasons(archive([(name, content)]))
    assert len(found) == 1
    assert said in next(iter(found.values()))


def test_the_good_ones_of_a_bad_zip_come_through() -> None:
    file = archive([("../a.jpg", JPEG), ("x.exe", b"MZ"), ("大.png", HUGE), ("王伟.jpg", JPEG)])
    assert names(file) == ["王伟.jpg"]
    assert len(reasons(file)) == 3


def test_two_files_of_one_name() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        file = archive([("王伟.jpg", JPEG), ("王伟.jpg", JPEG)])
    assert names(file) == ["王伟.jpg"]
    assert "同名" in reasons(file)["王伟.jpg"]


def test_a_name_with_a_mobile_number_is_not_repeated() -> None:
    found = reasons(archive([("王伟13812345678.jpg", JPEG)]))
    assert list(found) == ["第 1 个文件"]
    assert "手机号" in found["第 1 个文件"]


def encrypted() -> BinaryIO:
    raw = bytearray(archive([("a.jpg", JPEG)]).read())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        raw[raw.find(mark) + offset] |= 1
    return io.BytesIO(bytes(raw))


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (lambda: io.BytesIO(b""), "zip"),
        (lambda: io.BytesIO(b"Rar!"), "zip"),
        (lambda: io.BytesIO(b"PK\x03\x04 broken"), "损坏"),
        (lambda: archive((f"{number}.jpg", b"") for number in range(photos.MAX_PHOTOS + 1)), "3001 个文件"),
        (lambda: archive((f"{number}.jpg", b"") for number in range(60_000)), "60000 个"),
        (encrypted, "密码"),
    ],
)
def test_a_zip_that_is_not_read_says_why(build: Callable[[], BinaryIO], said: str) -> None:
    with pytest.raises(RosterRefusedError, match=said):
        read_photos(build())


def test_a_bomb_is_refused_by_its_directory_and_while_unpacking() -> None:
    file = archive([("大.jpg", b"\xff\xd8\xff" + b"\0" * 60_000_000)])
    assert "20 兆字节" in reasons(file)["大.jpg"]
    file.seek(0)
    raw = bytearray(file.read())
    at = raw.find(b"PK\x01\x02") + 24
    raw[at : at + 4] = (1000).to_bytes(4, "little")
    assert "损坏" in next(iter(reasons(io.BytesIO(bytes(raw))).values()))


@settings(deadline=None, max_examples=80)
@given(st.binary(max_size=2000))
def test_any_bytes_are_answered(raw: bytes) -> None:
    for content in (raw, b"PK\x03\x04" + raw, archive([("王伟.jpg", raw)]).read()):
        try:
            read_photos(io.BytesIO(content))
        except RosterRefusedError:
            continue


@settings(deadline=None, max_examples=80)
@given(data=st.data())
def test_a_damaged_zip_is_answered(data: st.DataObject) -> None:
    raw = bytearray(archive([(GbkName("照片/王伟.jpg"), JPEG), ("李娜.jpg", JPEG)]).read())
    for _each in range(data.draw(st.integers(1, 10))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        batch = read_photos(io.BytesIO(bytes(raw)))
        match_photos(batch, [row(1, "王伟")])
    except RosterRefusedError:
        return


# Matching ---------------------------------------------------------------------------------------------------------


def row(number: int, name: str, unit: str = "", certificate: str = "") -> Entry:
    given = {"name": name, "unit": unit, "certificate_no": certificate}
    return Entry(number, {column: text for column, text in given.items() if text})


ROWS = [
    row(2, "王伟", "即墨示例针织厂", "JMGJ2024001"),
    row(3, "李娜", "即墨示例机床厂", "JMGJ2024002"),
    row(4, "王伟", "即墨示例电子厂", "JMGJ2024003"),
    row(5, "阿卜杜拉·买买提", "即墨示例针织厂"),
    row(6, "赵敏", "一厂"),
    row(7, "赵敏", "一厂"),
]


def matched(*filenames: str) -> PhotoMatches:
    return match_photos(read_photos(archive([(name, JPEG) for name in filenames])), ROWS)


@pytest.mark.parametrize(
    ("filename", "numbers"),
    [
        ("李娜.jpg", [3]),
        ("照片/李 娜.jpg", [3]),
        ("03-李娜.jpg", [3]),
        ("李娜 (1).jpg", [3]),
        ("JMGJ2024002.jpg", [3]),
        ("jmgj-2024-002.png", [3]),
        ("JMGJ2024003 王伟.jpg", [4]),
        ("王伟-即墨示例针织厂.jpg", [2]),
        ("王伟（即墨示例电子厂）.jpg", [4]),
        ("即墨示例电子厂_王伟.jpg", [4]),
        ("王伟即墨示例针织厂.jpg", [2]),
        ("王伟-电子厂.jpg", [4]),
        ("阿卜杜拉•买买提.jpg", [5]),
        ("赵敏.jpg", [6, 7]),
    ],
)
def test_a_photo_finds_its_person(filename: str, numbers: list[int]) -> None:
    content = picture("PNG") if filename.endswith("png") else JPEG
    found = match_photos(read_photos(archive([(filename, content)])), ROWS)
    assert sorted(found.found) == numbers
    assert found.problems == []


@pytest.mark.parametrize(
    ("filename", "said"),
    [
        ("王伟.jpg", "2 个人与文件名相符（第 2、4 行）"),
        ("孙七.jpg", "没有与文件名相符的人"),
        ("IMG_0001.jpg", "没有与文件名相符的人"),
        ("李娜-青岛另一家单位.jpg", "单位与文件名里的不同"),
    ],
)
def test_a_photo_that_finds_nobody_or_too_many_has_its_line(filename: str, said: str) -> None:
    found = matched(filename)
    assert found.found == {}
    assert [problem.filename for problem in found.problems] == [filename]
    assert said in found.problems[0].reason


def test_two_photos_of_one_person_are_both_named_and_none_is_taken() -> None:
    found = matched("李娜.jpg", "旧/李娜.jpg", "王伟-即墨示例针织厂.jpg")
    assert sorted(found.found) == [2]
    assert [problem.filename for problem in found.problems] == ["李娜.jpg", "旧/李娜.jpg"]
    assert "2 张照片" in found.problems[0].reason


def test_names_that_are_no_entries_match_nothing() -> None:
    assert match_photos(read_photos(archive([("王伟.jpg", JPEG)])), [Entry(1)]).found == {}
