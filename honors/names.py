"""Names as they are stored, and what lists write beside them: one way for import, admin and search."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.pinyin import unread
from honors import lookalikes
from honors.enums import Sex
from honors.ethnic_groups import ethnic_group

MIDDLE_DOTS = re.compile(r"\s*[•‧∙⋅・．·﹒・]\s*")
# Zero-width characters, variation selectors, soft hyphens, control characters, half a character of a broken encoding.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069"
    "\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
BRACKETED = re.compile(r"[（(\[【〔［｛{]([^（(\[【〔［｛{）)\]】〕］｝}]*)(?:[）)\]】〕］｝}]|$)")
FOOTNOTES = re.compile(r"[*＊★☆※#＃†‡△▲●○◆◇①-⑳⁰¹²³⁴-⁹]+")
ORDINAL = re.compile(r"^\s*\d{1,4}\s*[.、．)）]\s*(?=\D)")
PARTS = re.compile(r"[，,、;；/／|]")
TITLES = {"同志": "", "先生": Sex.MALE, "女士": Sex.FEMALE}
SEXES = {"男": Sex.MALE, "男性": Sex.MALE, "男士": Sex.MALE, "女": Sex.FEMALE, "女性": Sex.FEMALE, "女士": Sex.FEMALE}
# Up to so many characters a name without a middle dot may be a person's; brackets in longer ones belong to a unit.
PERSON_LENGTH = 5
TOO_LONG, NEVER_A_NAME = 30, 500


@dataclass(frozen=True, slots=True)
class ParsedName:
    """What stands in a name cell. `ethnic_group` is written out (回族); `remark` is what else stood in brackets."""

    name: str
    sex: str = ""
    ethnic_group: str = ""
    remark: str = ""
    # What somebody should look at, in sentences.
    doubts: tuple[str, ...] = ()


def clean_name(name: str) -> str:
    """`王　伟` → 王伟, `阿卜杜拉•买买提` → 阿卜杜拉·买买提, `John  Smith` keeps one blank. Characters stay as given."""
    text = MIDDLE_DOTS.sub("·", INVISIBLE.sub("", name))
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r"(?<=\S) (?=\S)", _blank_between, text)


def _blank_between(match: re.Match[str]) -> str:
    """A blank stays only between two words of other scripts."""
    text, at = match.string, match.start()
    return " " if _is_latin(text[at - 1]) and _is_latin(text[at + 1]) else ""


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith(("LATIN", "CYRILLIC")) or char in ".'-0123456789"


def parse_name(text: str) -> ParsedName:
    """`王　伟（女，回族）` → 王伟, female, 回族. Works for units too, whose own brackets stay."""
    if len(text) > NEVER_A_NAME:
        return ParsedName(clean_name(text), doubts=(_too_long(),))
    bare = FOOTNOTES.sub("", ORDINAL.sub("", INVISIBLE.sub("", text))).strip()
    facts = _Facts()
    bare = BRACKETED.sub(facts.bracket(bare), bare).strip()
    name = clean_name(facts.after_blanks(facts.after_commas(bare)))
    return ParsedName(
        name, facts.sex, facts.ethnic_group, "；".join(facts.remarks), (*facts.doubts, *name_doubts(name))
    )


def name_doubts(name: str) -> list[str]:
    """What somebody should look at in a stored name, in sentences."""
    found = lookalikes.doubts(name)
    if len(name) == 1:
        found.append(_("“%s”只有一个字，请核对是不是漏了字。") % name)
    if len(name) > TOO_LONG:
        found.append(_too_long())
    if len(name) <= PERSON_LENGTH and re.search(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]", name) and re.search(r"[㐀-鿿]", name):
        found.append(_("“%s”里混有数字或字母，请核对。") % name)
    found += [_("“%s”是生僻字，系统不知道读音，请在人物页面填写拼音。") % char for char in unread(name)]
    return found


def _too_long() -> str:
    return _("名字超过 %d 个字，可能混进了别的内容，请核对。") % TOO_LONG


class _Facts:
    """Collects what is said beside a name."""

    def __init__(self) -> None:
        self.sex = self.ethnic_group = ""
        self.remarks: list[str] = []
        self.doubts: list[str] = []

    def bracket(self, whole: str) -> Callable[[re.Match[str]], str]:
        outside = clean_name(BRACKETED.sub("", whole))
        is_person = len(outside) <= PERSON_LENGTH or "·" in outside
        return lambda match: self._bracketed(match, is_person)

    def _bracketed(self, match: re.Match[str], is_person: bool) -> str:
        """What replaces a bracket: nothing, or itself where it is part of a unit's name."""
        parts = [part.strip() for part in PARTS.split(match[1]) if part.strip()]
        said = [part for part in parts if not self._understood(part)]
        if said and not is_person:
            return match[0]
        self.remarks += said
        return ""

    def after_commas(self, text: str) -> str:
        """王伟，女，回族 → 王伟."""
        first, *others = [part.strip() for part in PARTS.split(text)]
        unknown = [part for part in others if part and not self._understood(part)]
        if not unknown:
            return first
        self.doubts.append(
            _("“%s”里有顿号或逗号，可能是几个人写在一格里，请拆成几行或改正。") % clean_name(text)[:TOO_LONG]
        )
        return text

    def after_blanks(self, text: str) -> str:
        """王伟 女 → 王伟; 王 胜 男 is a name with blanks between its characters."""
        words = text.split()
        while len(words) > 1 and any(len(word) > 1 for word in words[:-1]) and self._is_fact(words[-1]):
            if words[-1] == "男" and len("".join(words[:-1])) == 2:
                self.doubts.append(_("“%s”是三个字的名字，还是后面注了性别？请核对。") % text)
            self._understood(words.pop())
        return self._without_title(" ".join(words))

    def _without_title(self, text: str) -> str:
        for title, sex in TITLES.items():
            if text.endswith(title) and 2 <= len(clean_name(text)) - len(title) <= PERSON_LENGTH:
                self.sex = self.sex or sex
                return text.removesuffix(title)
        return text

    def _is_fact(self, word: str) -> bool:
        return word in SEXES or (word.endswith("族") and bool(ethnic_group(word)))

    def _understood(self, part: str) -> bool:
        """Whether it says sex or ethnic group, which is then kept."""
        word = part.removeprefix("性别").removeprefix("民族").lstrip(":：")
        if word in SEXES:
            self.sex = SEXES[word]
        elif ethnic_group(word):
            self.ethnic_group = ethnic_group(word)
        else:
            return False
        return True
