"""Texts that a row holds in two languages, in the fields `x_zh` and `x_en`."""

from typing import Any, NamedTuple

from django.utils.translation import get_language


def in_language(thing: Any, field: str, locale: str | None = None) -> str:
    """`field`_en when `locale` (or the active language) is English and it is filled, else `field`_zh."""
    english = getattr(thing, f"{field}_en") if (locale or get_language()) == "en" else ""
    return str(english or getattr(thing, f"{field}_zh"))


class Bilingual:
    """`name = Bilingual("name")`: the text in the active language; Chinese where English is not filled."""

    def __init__(self, field: str) -> None:
        self.field = field

    def __get__(self, thing: Any, owner: type | None = None) -> Any:
        return self if thing is None else in_language(thing, self.field)


class Names(NamedTuple):
    """The two names of a row, kept without the row."""

    name_zh: str
    name_en: str = ""

    def __str__(self) -> str:
        return in_language(self, "name")
