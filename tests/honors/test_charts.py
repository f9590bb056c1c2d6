"""Charts are values: places in percent, labels that have room, words for those who do not see."""

from decimal import Decimal

import pytest
from django.test import Client

from honors.charts import LABELS, Series, bars, column_chart, labelled, percent
from honors.models import StudioYear
from tests.factories import honors as make


def test_columns_reach_as_high_as_their_share() -> None:
    chart = column_chart("k", "历年", ["2023", "2024"], [Series("个人", [3, 6]), Series("集体", [1, 2])])
    first, second = chart.columns
    assert (second.top, first.top) == ("0%", "50%")
    assert [(part.style, part.y, part.height) for part in second.parts] == [(1, "25%", "75%"), (2, "0%", "25%")]
    assert (first.x, first.width, first.middle) == ("18%", "14%", "25%")
    assert (first.value, second.value) == ("4", "8")
    assert chart.names == ("个人", "集体")
    assert chart.description == "从2023到2024，最多的是2024：8。"


def test_a_part_of_nothing_is_not_drawn() -> None:
    [column] = column_chart("k", "历年", ["2024"], [Series("个人", [0]), Series("集体", [2])]).columns
    assert [part.style for part in column.parts] == [2]


@pytest.mark.parametrize(("labels", "numbers"), [([], []), (["2024"], [0]), (["2023", "2024"], [0, 0])])
def test_without_numbers_there_is_no_chart(labels: list[str], numbers: list[int]) -> None:
    assert column_chart("k", "历年", labels, [Series("个人", numbers)]).columns == ()


@pytest.mark.parametrize("number", range(1, 120))
def test_labels_have_room_and_the_last_year_has_one(number: int) -> None:
    shown = labelled(number)
    assert number - 1 in shown
    assert 1 <= len(shown) <= LABELS
    assert len({b - a for a, b in zip(sorted(shown), sorted(shown)[1:], strict=False)}) <= 1


def test_many_columns_bear_the_highest_number_only() -> None:
    chart = column_chart("k", "历年", [str(year) for year in range(2000, 2030)], [Series("", [*range(29), 5])])
    assert [column.value for column in chart.columns if column.value] == ["28"]


def test_money_is_written_without_idle_zeros() -> None:
    [column] = column_chart("k", "节约", ["2024"], [Series("", [Decimal("12.50")])]).columns
    assert column.value == "12.5"


def test_the_longest_bar_takes_the_whole_width() -> None:
    assert [row["width"] for row in bars([("a", 8, ""), ("b", 1, ""), ("c", 0, "")])] == ["100%", "12.5%"]
    assert bars([]) == []


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0%"), (100, "100%"), (33.3333, "33.33%"), (0.004, "0%"), (10, "10%")]
)
def test_percentages(number: float, text: str) -> None:
    assert percent(number) == text


@pytest.mark.django_db
def test_a_studio_draws_what_its_table_says(client: Client) -> None:
    make.pages()
    studio = make.studio()
    for year, projects in ((2024, 3), (2025, 6)):
        StudioYear.objects.create(studio=studio, year=year, projects=projects, saved=Decimal("12.50") * projects)
    text = client.get(studio.get_absolute_url()).content.decode()
    assert text.count('<svg class="plot" role="img"') == 2
    for words in ("立题（个）", "从2024到2025，最多的是2025：6。", "节约（万元）", ">37.5<", ">75<"):
        assert words in text
    assert "专利（项）" not in text
