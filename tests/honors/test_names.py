"""What name cells hold, and what is doubtful about a name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from honors.ethnic_groups import ETHNIC_GROUPS, ethnic_group
from honors.names import clean_name, name_doubts, parse_name


@pytest.mark.parametrize(
    ("text", "name", "sex", "group", "remark"),
    [
        ("王　伟", "王伟", "", "", ""),
        ("王伟(女)", "王伟", "female", "", ""),
        ("王伟（女，回族）", "王伟", "female", "回族", ""),
        ("王伟【女】", "王伟", "female", "", ""),
        ("王伟[回]", "王伟", "", "回族", ""),
        ("王伟（女", "王伟", "female", "", ""),
        ("（女）王伟", "王伟", "female", "", ""),
        ("王伟，女，维吾尔族", "王伟", "female", "维吾尔族", ""),
        ("王伟 女", "王伟", "female", "", ""),
        ("李明明 男 汉族", "李明明", "male", "汉族", ""),
        ("王 胜 男", "王胜男", "", "", ""),
        ("王胜男", "王胜男", "", "", ""),
        ("阿卜杜拉•买买提（维族）", "阿卜杜拉·买买提", "", "维吾尔族", ""),
        ("★王伟*", "王伟", "", "", ""),
        ("王伟①", "王伟", "", "", ""),
        ("12.王伟", "王伟", "", "", ""),
        ("王伟同志", "王伟", "", "", ""),
        ("王伟女士", "王伟", "female", "", ""),
        ("王伟（已故）", "王伟", "", "", "已故"),
        ("王\u200b伟\ufe00\U000e0100", "王伟", "", "", ""),
        ("𠮷䶮", "𠮷䶮", "", "", ""),
        ("青岛示例（集团）有限公司", "青岛示例（集团）有限公司", "", "", ""),
        ("即墨示例针织厂一车间 甲班", "即墨示例针织厂一车间甲班", "", "", ""),
        ("John  Smith", "John Smith", "", "", ""),
        ("", "", "", "", ""),
        ("（）", "", "", "", ""),
    ],
)
def test_a_name_and_what_stands_beside_it(text: str, name: str, sex: str, group: str, remark: str) -> None:
    found = parse_name(text)
    assert (found.name, found.sex, found.ethnic_group, found.remark) == (name, sex, group, remark)
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("王國强", "王國强", "“國”通常写作“国”"),
        ("王昇", "王昇", "“昇”通常写作“升”"),
        ("⻢明", "⻢明", "“⻢”通常写作“马”"),
        ("王", "王", "只有一个字"),
        ("王伟1", "王伟1", "数字或字母"),
        ("王伟、李娜", "王伟、李娜", "几个人"),
        ("王胜 男", "王胜", "三个字"),
        ("王?", "王?", "没有显示出来"),
        ("王\ue001", "王\ue001", "自造的字"),
        ("刘（上日下升）", "刘", "只有一个字"),
        ("王" * 31, "王" * 31, "超过 30 个字"),
        ("王" * 5000, "王" * 5000, "超过 30 个字"),
    ],
)
def test_what_somebody_should_look_at_is_said_and_not_changed(text: str, name: str, said: str) -> None:
    found = parse_name(text)
    assert found.name == name
    assert any(said in doubt for doubt in found.doubts)


def test_a_character_without_a_reading_is_flagged() -> None:
    assert any("生僻字" in doubt for doubt in name_doubts("王\U000323af"))
    assert name_doubts("王䶮") == name_doubts("刘𠮷祥") == []


@pytest.mark.parametrize("name", ["王喆", "李堃", "张祐", "陈淼", "闫丽", "逄伟", "于于"])
def test_characters_of_the_states_list_are_no_lookalikes(name: str) -> None:
    assert not [doubt for doubt in name_doubts(name) if "通常" in doubt]


def test_ethnic_groups_are_fifty_six() -> None:
    assert len(set(ETHNIC_GROUPS)) == 56
    assert all(ethnic_group(name) == name == ethnic_group(name.removesuffix("族")) for name in ETHNIC_GROUPS)
    assert ethnic_group("某族") == ""


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=40))
def test_any_text_has_a_name_that_stays(text: str) -> None:
    once = clean_name(text)
    assert clean_name(once) == once
    assert parse_name(text) == parse_name(text)
