"""Figures that are computed, never typed: apps offer them by key, a Statistic names one (model.md §5)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Figure:
    """`compute` returns the number as of now, with at most one query; `unit` is a word such as 人 or 人次.

    `by_clock`: it changes when nobody edits anything, so it is never kept under the cache token.
    """

    key: str
    label: "str | Promise"
    unit: "str | Promise"
    compute: Callable[[], int]
    by_clock: bool = False


_figures: dict[str, Figure] = {}


def register(figure: Figure) -> None:
    """Called from AppConfig.ready()."""
    _figures[figure.key] = figure


def choices() -> list[tuple[str, "str | Promise"]]:
    return [(figure.key, figure.label) for figure in _figures.values()]


def kept(key: str) -> int | None:
    """The figure, to be kept under the cache token; None for one that the clock changes."""
    figure = _figures.get(key)
    return None if figure is None or figure.by_clock else figure.compute()


def value(key: str) -> int | None:
    """The figure as of now; None when no app offers that key (any more)."""
    figure = _figures.get(key)
    return None if figure is None else figure.compute()
