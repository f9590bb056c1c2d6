"""The list that proves a figure: public grants under a condition, page by page."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count

from core import sitedata
from honors import statistics
from honors.conditions import Condition
from honors.querysets import public_grants


class GrantList(Sequence[Any]):
    """For a Paginator. How many lie in which edition is known beforehand, so a page reads only its own editions.

    Page 800 of 80,000 names costs what page 1 costs. Order: level, weight of the award, newest first, then as in the
    document.
    """

    def __init__(self, condition: Condition) -> None:
        self.condition = condition
        self.of_recipient = condition.of_recipient()
        counted = statistics.tallies()
        self.numbers = {each.pk: each.number for each in counted.fitting(condition)}
        if self.of_recipient:
            known = counted.knows(condition)  # what nobody has is not worth keeping, and anybody may ask for it
            found = sitedata.remember(f"honors-of-{condition.town}-{condition.industry}", self._count) if known else {}
            self.numbers = {pk: found[pk] for pk in self.numbers if pk in found}

    def _count(self) -> dict[int, int]:
        """Edition → grants of these recipients."""
        grants = public_grants(self.of_recipient).order_by()
        return dict(grants.values_list("edition").annotate(number=Count("pk")))

    def _grants(self, editions: Any) -> Any:
        from honors.models import Grant

        return Grant.objects.public().filter(self.of_recipient, edition__in=list(editions))

    def __len__(self) -> int:
        return sum(self.numbers.values())

    def __getitem__(self, place: Any) -> Any:
        """Two queries: the grants, and the editions they have in common."""
        if isinstance(place, slice):
            return self._between(*place.indices(len(self))[:2])
        return self._between(place, place + 1)[0]

    def _between(self, start: int, stop: int) -> list[Any]:
        editions, before, passed = [], 0, 0
        for pk, number in self.numbers.items():
            if passed + number <= start:
                before += number
            elif passed < stop:
                editions.append(pk)
            passed += number
        grants = self._grants(editions).with_recipients().with_shared_awards().by_rank()
        return list(grants[start - before : stop - before])
