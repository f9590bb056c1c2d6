"""Lines of Chinese text: full, and never begun or ended by the wrong sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.line_breaking import NOT_FIRST, NOT_LAST, balanced, lines


@pytest.mark.parametrize(
    ("text", "width", "broken"),
    [
        ("", 4, []),
        ("弘扬劳模精神", 4, ["弘扬劳模", "精神"]),
        ("弘扬劳模，精神", 4, ["弘扬劳", "模，精神"]),
        ("劳模、工匠。", 5, ["劳模、工", "匠。"]),
        ("授予（青岛）", 3, ["授予", "（青", "岛）"]),
        ("他说：“好。”", 4, ["他说：", "“好。”"]),
        ("共1,200人", 5, ["共", "1,200", "人"]),
        ("See https://a.cn/b now", 12, ["See", "https://a.cn", "/b now"]),
        ("甲\n乙", 4, ["甲", "乙"]),
        ("王伟 李建国", 3, ["王伟", "李建国"]),
    ],
)
def test_lines(text: str, width: int, broken: list[str]) -> None:
    assert lines(text, width, len) == broken


@given(st.text(alphabet="一二三，。“”（）a1. ", max_size=60), st.integers(1, 12))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, width: int) -> None:
    broken = lines(text, width, len)
    assert "".join(broken).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= width for line in broken)


@given(st.lists(st.sampled_from(["一二", "三，", "“四”", "（五）", "六。", "七"]), max_size=30).map("".join))
def test_no_line_begins_or_ends_wrong(text: str) -> None:
    for line in lines(text, 8, len)[1:]:
        assert line[0] not in NOT_FIRST
        assert line[-1] not in NOT_LAST


def test_a_title_ends_with_no_single_character() -> None:
    assert lines("关于授予即墨工匠称号的决定", 12, len) == ["关于授予即墨工匠称号的决", "定"]
    assert balanced("关于授予即墨工匠称号的决定", 12, len) == ["关于授予即墨工", "匠称号的决定"]
    assert balanced("决定", 12, len) == ["决定"]
