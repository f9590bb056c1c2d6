"""Which column of a roster is which, by the words of its header."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from honors.names import INVISIBLE


class Column(models.TextChoices):
    """What a column of an honour roster may hold. The values are stored in plans."""

    ORDER = "order", _("序号")
    NAME = "name", _("姓名（名称）")
    SEX = "sex", _("性别")
    ETHNIC_GROUP = "ethnic_group", _("民族")
    BIRTH = "birth", _("出生年月（只取年份）")
    UNIT = "unit", _("工作单位")
    POST = "post", _("职务或岗位")
    TRADE = "trade", _("工种")
    CATEGORY = "category", _("人员类别")
    TOWN = "town", _("镇街")
    INDUSTRY = "industry", _("行业")
    AWARD = "award", _("荣誉称号")
    YEAR = "year", _("年度")
    DOCUMENT_NO = "document_no", _("文号")
    CERTIFICATE_NO = "certificate_no", _("证书编号")
    CITATION = "citation", _("主要事迹")


@dataclass(frozen=True)
class Vocabulary:
    """Header words by column. Another importer brings columns and words of its own."""

    # Without this column a row is no header.
    key: str
    words: Mapping[str, Sequence[str]]
    # Words that name the key column where no other header does: a roster of units says 单位名称.
    key_stand_ins: Sequence[str] = ()


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ROSTER_WORDS = Vocabulary(
    key=Column.NAME,
    words={
        Column.ORDER: _words("序号 编号 序 排序 顺序 文件顺序 名次 No"),
        Column.NAME: _words(
            "姓名 名字 名称 姓名名称 姓名或名称 姓名集体名称 获奖人 获奖者 获奖人姓名 获奖者姓名 人选 人选姓名 "
            "人员姓名 推荐人选 候选人 表彰对象 拟表彰对象 受表彰对象 推荐对象 职工姓名 工匠姓名 劳模姓名 个人姓名 "
            "先进个人 集体名称 班组名称 先进集体 获奖集体 工作室名称 驿站名称 案例名称 项目名称"
        ),
        Column.SEX: _words("性别"),
        Column.ETHNIC_GROUP: _words("民族 族别"),
        Column.BIRTH: _words("出生年月 出生日期 出生年份 出生年 出生时间 出生年月日 出生 生日"),
        Column.UNIT: _words(
            "单位 工作单位 所在单位 单位名称 单位全称 现工作单位 现单位 所属单位 推荐单位 申报单位 "
            "依托单位 工作单位名称 工作单位全称 所在单位名称 企业 企业名称 所在企业 公司 "
            "单位职务 单位及职务 工作单位职务 工作单位及职务 工作单位和职务 所在单位及职务"
        ),
        Column.POST: _words(
            "职务 岗位 职位 职务岗位 岗位职务 职务或岗位 现任职务 现职务 行政职务 工作岗位 所在岗位 职务职称 "
            "职务及职称 职务工种 职务职业"
        ),
        Column.TRADE: _words("工种 职业 职业工种 工种职业 工种专业 从事工种 专业工种 技术工种"),
        Column.CATEGORY: _words("类别 身份 人员类别 人员类型 职工类别 人选类别 身份类别"),
        Column.TOWN: _words(
            "镇街 街镇 镇 街道 乡镇 镇街道 街道镇 镇办 功能区 所属镇街 所在镇街 所在街镇 所属街道 所在街道 "
            "镇街功能区 镇街部门"
        ),
        Column.INDUSTRY: _words("行业 产业 所属行业 所在行业 行业类别 从事行业"),
        Column.AWARD: _words(
            "荣誉称号 称号 奖项 荣誉 荣誉名称 奖项名称 获奖名称 奖励名称 授予称号 授予荣誉称号 拟授予称号 推荐称号 "
            "推荐荣誉称号 表彰称号 表彰项目 表彰类别 获奖称号 获得荣誉 获得荣誉称号 所获荣誉"
        ),
        Column.YEAR: _words("年度 年份 表彰年度 表彰年份 获奖年度 获评年度 授予年度 授予年份"),
        Column.DOCUMENT_NO: _words("文号 文件号 文件编号 表彰文号 表彰文件号 表彰文件 发文字号"),
        Column.CERTIFICATE_NO: _words("证书编号 证书号 证书号码 证书序号 证号 荣誉证书编号 荣誉证书号 奖章编号"),
        Column.CITATION: _words(
            "主要事迹 事迹 事迹简介 事迹摘要 简要事迹 先进事迹 个人事迹 主要事迹简介 主要先进事迹 "
            "主要业绩 突出业绩 主要成绩 表彰词 颁奖词"
        ),
    },
    key_stand_ins=_words("单位名称 单位 企业名称 单位全称"),
)


def plain(header: str) -> str:
    """A header without blanks, brackets and marks: `姓　名*` → 姓名, 职务/岗位 → 职务岗位, 单位（全称） → 单位."""
    text = INVISIBLE.sub("", unicodedata.normalize("NFKC", header))
    without = re.sub(r"[(\[【〔].*?[)\]】〕]", "", text)
    return re.sub(r"[\W_]+", "", without or text)


def recognise(headers: Sequence[str], vocabulary: Vocabulary = ROSTER_WORDS) -> dict[int, str]:
    """Index of header → column. Each column once, the first header that names it; what no word names is left out."""
    words = {plain(word): column for column, given in vocabulary.words.items() for word in given}
    found: dict[int, str] = {}
    for index, header in enumerate(headers):
        column = words.get(plain(header))
        if column and column not in found.values():
            found[index] = str(column)
    return found if vocabulary.key in found.values() else found | _stand_in(headers, vocabulary)


def _stand_in(headers: Sequence[str], vocabulary: Vocabulary) -> dict[int, str]:
    words = {plain(word) for word in vocabulary.key_stand_ins}
    at = next((index for index, header in enumerate(headers) if plain(header) in words), None)
    return {} if at is None else {at: str(vocabulary.key)}


def signature(headers: Iterable[str]) -> str:
    """The key under which a mapping is remembered: the same headers, however they are spaced."""
    return hashlib.sha256("\n".join(plain(header) for header in headers).encode()).hexdigest()[:40]
