"""A figure is typed or computed, never both."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from core import figures
from core.models import Statistic

pytestmark = pytest.mark.django_db


@pytest.fixture
def attendance() -> Iterator[str]:
    figures.register(figures.Figure("test.attendance", "到课", "人次", lambda: 42))
    yield "test.attendance"
    figures._figures.pop("test.attendance")


def statistic(**values: object) -> Statistic:
    return Statistic(
        **{"label_zh": "全年到课", "unit_zh": "人次", "period_zh": "2024年", "source_zh": "总结", **values}
    )


def test_a_typed_figure() -> None:
    made = statistic(value=Decimal(5100))
    made.full_clean()
    assert made.number == 5100


def test_a_computed_figure_adds_the_opening_balance(attendance: str) -> None:
    made = statistic(figure=attendance, opening_balance=Decimal(5100))
    made.full_clean()
    assert made.number == 5142


def test_both_or_neither_is_refused_in_the_form_and_by_the_database(attendance: str) -> None:
    for values in ({"value": Decimal(1), "figure": attendance}, {}):
        with pytest.raises(ValidationError, match="二选一"):
            statistic(**values).full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            statistic(**values).save()


def test_an_unknown_figure_is_refused() -> None:
    with pytest.raises(ValidationError, match="没有这个自动统计项"):
        statistic(figure="nobody.offers.this").full_clean()


def test_english_falls_back_to_chinese_but_for_measure_words() -> None:
    made = statistic(value=Decimal(1), label_en="Attendance")
    with translation.override("en"):
        assert made.label == "Attendance"
        assert made.period == "2024年"
        assert made.unit == ""
        assert statistic(unit_zh="万元").unit == "万元"
        assert statistic(unit_zh="万元", unit_en="×10,000 yuan").unit == "×10,000 yuan"
    assert made.unit == "人次"
