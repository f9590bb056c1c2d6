import datetime
import re
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone
from django.utils.translation import override

from core.models import Statistic
from core.templatetags import core_tags


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("0532-0000 0002", "tel:053200000002"),
        ("+86 532 0000", "tel:+865320000"),
        ("0532-1234转8", "tel:05321234,8"),
        ("12351", "tel:12351"),
        ("请到窗口询问", ""),
        (None, ""),
    ],
)
def test_telephone_addresses(number: str | None, address: str) -> None:
    assert core_tags.tel(number) == address


@pytest.mark.parametrize(
    ("name", "cells"),
    [("王伟", ""), ("欧阳春晓", ""), ("阿卜杜拉·买买提", "w2"), ("欧阳𠮷𠮷", ""), (None, "")],
)
def test_long_names_take_two_cells(name: str | None, cells: str) -> None:
    assert core_tags.spread(name) == cells


@pytest.mark.parametrize(
    ("value", "text"),
    [(Decimal("277.3900"), "277.39"), (Decimal("1E+2"), "100"), (0, "0"), (None, ""), ("三成", "三成")],
)
def test_figures_lose_idle_zeros(value: object, text: str) -> None:
    assert core_tags.quantity(value) == text


def test_pager_shows_ends_and_neighbours() -> None:
    pages = Paginator(range(200), 10)
    assert core_tags.page_numbers(pages.page(1)) == [1, 2, None, 20]
    assert core_tags.page_numbers(pages.page(10)) == [1, None, 9, 10, 11, None, 20]
    assert core_tags.page_numbers(Paginator(range(5), 10).page(1)) == [1]


def test_query_keeps_what_it_does_not_change() -> None:
    request = RequestFactory().get("/", {"town": "蓝村", "page": "3"})
    context = {"request": request}
    assert core_tags.with_query(context, page=4) == "?town=%E8%93%9D%E6%9D%91&page=4"
    assert core_tags.with_query(context, page=None, town="") == "?"


def test_highlight_escapes_all_but_its_marks() -> None:
    assert core_tags.highlight("[[书法]]<script>") == "<mark>书法</mark>&lt;script&gt;"


def test_a_number_keeps_its_unit_in_a_headline() -> None:
    assert core_tags.headline("走了115处<b>") == '走了<span class="keep">115处</span>&lt;b&gt;'
    assert core_tags.headline("甲&10人") == "甲&amp;10人"
    assert core_tags.headline(None) == ""


def test_a_headline_breaks_after_its_punctuation() -> None:
    first, second = '<span class="clause">家门口：</span>', '<span class="clause">课堂这一年</span>'
    assert core_tags.headline("家门口：课堂这一年") == first + second
    assert core_tags.headline("一句没有标点的话") == "一句没有标点的话"
    studio = core_tags.headline("李建国管网抢修创新工作室（示例）")
    assert studio.startswith('<span class="clause">李建国管网抢修</span><span class="clause">')
    long = "一个分句比手机的一行还要长出几个字，短的"
    assert core_tags.headline(long) == '一个分句比手机的一行还要长出几个字，<span class="clause">短的</span>'
    assert core_tags.headline("Why? Because.") == "Why? Because."
    plain = re.sub("<[^>]*>", "", core_tags.headline("“双师”课堂：？！一个教，一个学。”完"))
    assert plain == "“双师”课堂：？！一个教，一个学。”完"


def test_a_name_breaks_after_its_dot() -> None:
    assert core_tags.dotted("阿卜杜拉·买<") == '<span class="keep">阿卜杜拉·</span><wbr>买&lt;'
    assert core_tags.dotted("王伟") == "王伟"
    assert core_tags.dotted(None) == ""


def test_chinese_on_an_english_page_says_so() -> None:
    with override("en"):
        assert core_tags.spoken("墨水河针织厂<b>") == '<span lang="zh-Hans">墨水河针织厂&lt;b&gt;</span>'
        assert core_tags.spoken("Chen Guilan") == "Chen Guilan"
    assert core_tags.spoken("墨水河针织厂") == "墨水河针织厂"


@pytest.mark.parametrize(
    ("qualifier", "chinese", "english"),
    [("", ("", "12000", "件"), ("", "12,000", "")), ("余", ("", "12000", "余件"), ("over", "12,000", "")),
     ("约", ("约", "12000", "件"), ("about", "12,000", ""))],
)  # fmt: skip
def test_a_figure_is_set_as_each_language_sets_it(qualifier: str, chinese: object, english: object) -> None:
    figure = Statistic(value=Decimal(12000), unit_zh="件", qualifier=qualifier)
    assert tuple(core_tags.figure_parts(figure).values()) == chinese
    with override("en"):
        assert tuple(core_tags.figure_parts(figure).values()) == english


@pytest.mark.parametrize(
    ("text", "shown"), [("1234567.5", "1,234,567.5"), ("-1200", "-1,200"), ("三成", "三成"), ("", "")]
)
def test_thousands_in_english(text: str, shown: str) -> None:
    assert core_tags.grouped(text) == shown


def test_notices_in_force_only() -> None:
    now = timezone.now()
    hour = datetime.timedelta(hours=1)
    past = SimpleNamespace(starts_at=now - 2 * hour, ends_at=now - hour)
    present = SimpleNamespace(starts_at=now - hour, ends_at=now + hour)
    future = SimpleNamespace(starts_at=now + hour, ends_at=now + 2 * hour)
    assert core_tags.in_force([past, present, future]) == [present]
    assert core_tags.in_force(None) == []


def test_longest_channel_holds_the_page() -> None:
    channels = [
        {"title": "首页", "url": "/"},
        {"title": "新闻", "url": "/news/"},
        {"title": "公告", "url": "/news/gonggao/"},
    ]
    context = {"channels": channels, "request": RequestFactory().get("/news/gonggao/a/")}
    assert [row["title"] for row in core_tags.channel_row(context) if row["current"]] == ["公告"]
    context["request"] = RequestFactory().get("/search/")
    assert not [row for row in core_tags.channel_row(context) if row["current"]]


def test_language_switch_leads_to_the_translation_or_its_front_page() -> None:
    assert core_tags.other_languages({"alternates": {"en": "/en/a/"}})[0]["url"] == "/en/a/"
    assert core_tags.other_languages({})[0]["url"] == "/en/"
    assert core_tags.other_languages({"language_homes": {"zh-hans": "/"}}) == []


def test_icon_is_hidden_from_speech() -> None:
    html = Template('{% load core_tags %}{% icon "phone" %}').render(Context())
    assert html.startswith('<svg class="ic"')
    assert 'aria-hidden="true"' in html


def test_a_surname_of_two_characters_stands_whole_for_its_person() -> None:
    squares = {name: core_tags.surname_square(name) for name in ("上官雨", "王伟", "阿卜杜拉·买买提", " Li Wei", None)}
    assert squares == {"上官雨": "上官", "王伟": "王", "阿卜杜拉·买买提": "阿", " Li Wei": "L", None: ""}


def test_a_name_in_a_headline_breaks_after_its_dot() -> None:
    assert core_tags.headline("阿卜杜拉·买买提") == (
        '<span class="clause">阿卜杜拉·</span><span class="clause">买买提</span>'
    )
