"""All honoured persons in the order of their list, for a Paginator."""

from array import array
from collections.abc import Callable, Sequence
from typing import Any

from core import sitedata


class HonouredPeople(Sequence[Any]):
    """Who they are is asked once after each change; a page then reads its own persons, the last page as cheaply as
    the first.

    `read` adds to a queryset of persons what is shown of them.
    """

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self.order: array[int] = sitedata.remember("honors-people-order", _order)
        self.read = read

    def __len__(self) -> int:
        return len(self.order)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return self._read(self.order[place])
        return self._read(self.order[place : place + 1])[0]

    def _read(self, pks: "array[int]") -> list[Any]:
        """Asks again whether each may be seen."""
        found = {person.pk: person for person in self.read(_honoured().filter(pk__in=list(pks)))}
        return [found[pk] for pk in pks if pk in found]


def _honoured() -> Any:
    from honors.models import Person

    return Person.objects.honoured()


def _order() -> "array[int]":
    """Their keys: 8 bytes each, a quarter of a megabyte for the 30,000 of a city."""
    return array("Q", _honoured().in_pinyin_order().values_list("pk", flat=True))
