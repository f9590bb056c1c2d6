"""Chinese names and words in Latin letters, with the surname readings that a plain converter gets wrong."""

import re
from collections.abc import Callable
from functools import cache

# Surname → reading; as surnames these characters are read unlike the common word (domain.md §3). Where families differ
# (覃 Qin or Tan, 乐 Yue or Le, 牟 Mu in Shandong, Mou elsewhere) this is a first guess: the field can be edited.
SURNAME_READINGS = {
    "曾": "zeng", "仇": "qiu", "单": "shan", "解": "xie", "查": "zha", "区": "ou", "朴": "piao", "任": "ren",
    "华": "hua", "宁": "ning", "盖": "ge", "缪": "miao", "尉": "wei", "乐": "yue", "员": "yun", "覃": "qin",
    "折": "she", "召": "shao", "冼": "xian", "洗": "xian", "逄": "pang", "繁": "po", "种": "chong", "秘": "bi",
    "卜": "bu", "黑": "he", "晁": "chao", "訾": "zi", "郇": "xun", "翟": "zhai", "乜": "nie", "佴": "nai",
    "阚": "kan", "祭": "zhai", "句": "gou", "牟": "mu", "都": "du", "角": "jue", "薄": "bo", "炅": "gui",
    "还": "huan", "能": "nai", "什": "shi", "蔚": "yu", "藏": "zang", "适": "kuo", "率": "shuai", "没": "mo",
    "给": "ji", "六": "lu", "粘": "nian", "契": "xie", "圈": "juan", "参": "shen", "长孙": "zhang sun",
    "尉迟": "yu chi", "万俟": "mo qi", "澹台": "tan tai", "单于": "chan yu", "令狐": "ling hu", "乐正": "yue zheng",
    "仲长": "zhong zhang",
}  # fmt: skip
COMPOUND_SURNAMES = {
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "长孙", "宇文", "司徒", "令狐", "澹台",
    "万俟", "单于", "夏侯", "端木", "百里", "南宫", "东郭", "西门", "呼延", "轩辕", "钟离", "闾丘", "太史", "申屠",
    "淳于", "鲜于", "濮阳", "公冶", "亓官", "司空", "司寇", "宰父", "谷梁", "榖梁", "乐正", "漆雕", "拓跋", "夹谷",
    "段干", "羊舌", "微生", "梁丘", "左丘", "赫连", "公羊", "公西", "巫马", "宗政", "太叔", "仲孙", "叔孙", "完颜",
    "独孤", "贺兰", "纳兰", "壤驷", "颛孙", "仲长", "哥舒", "耶律", "屈突", "叶赫", "第五", "南门", "东门", "公良",
}  # fmt: skip
# Transcribed names whose characters are read unlike the common word.
TRANSCRIBED = {"阿卜杜": [["a"], ["bu"], ["du"]], "卜拉": [["bu"], ["la"]]}
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Characters that the converter's dictionary lacks.
RARE_READINGS = {"䶮": "yan", "𠮷": "ji"}


@cache
def _converter() -> Callable[..., list[str]]:
    """Loaded when the first name is read: its dictionaries are 50 MB, and a process that serves pages reads none."""
    from pypinyin import lazy_pinyin, load_phrases_dict

    load_phrases_dict(TRANSCRIBED)
    return lazy_pinyin


def syllables(text: str) -> list[str]:
    """Readings of each character, lower case, ü as v; runs of other scripts stay whole."""
    for char, reading in RARE_READINGS.items():
        text = text.replace(char, f" {reading} ")
    return [part.strip() for part in _converter()(text) if part.strip()]


def unread(text: str) -> list[str]:
    """The Han characters that the converter gives no reading for."""
    return [char for char in dict.fromkeys(HAN.findall(text)) if syllables(char) == [char]]


def split_surname(name: str) -> tuple[str, str]:
    """("欧阳", "锋"); a name with a middle dot or in another script has no surname here."""
    if "·" in name or not name or name[0].isascii():
        return "", name
    size = 2 if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else 1
    return name[:size], name[size:]


def name_syllables(name: str) -> list[str]:
    """Readings of a person's name, with the surname read as a surname."""
    surname, given = split_surname(name)
    return _surname_syllables(surname) + syllables(given.replace("·", " "))


def _surname_syllables(surname: str) -> list[str]:
    known = SURNAME_READINGS.get(surname)
    return known.split() if known else syllables(surname)


def latin_name(name: str) -> str:
    """王伟 → Wang Wei, 欧阳建国 → Ouyang Jianguo, 阿卜杜拉·买买提 → Abudula Maimaiti. Always editable by hand."""
    surname, given = split_surname(name)
    if not surname:
        return " ".join(_word(syllables(part)) for part in name.split("·") if part)
    return f"{_word(_surname_syllables(surname))} {_word(syllables(given))}".strip()


def _word(parts: list[str]) -> str:
    """One capitalised word, with the ü that search knows as v: 吕 → Lü."""
    return "".join(re.sub("^([ln])v", r"\1ü", part) for part in parts).capitalize()


def initials(name: str) -> str:
    """王伟 → ww."""
    return "".join(part[0] for part in name_syllables(name) if part).lower()
