"""What a run of the seed carries along: the day it takes for today, the editor, and what has been made so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from home.demo.shapes import Ago


@dataclass
class Edition:
    """`made` maps a kind ("picture", "person", "studio" …) and a demo key to the row made for it."""

    say: Callable[[str], None]
    today: date = field(default_factory=timezone.localdate)
    editor: Any = None
    made: dict[tuple[str, str], Any] = field(default_factory=dict)

    def moment(self, ago: Ago) -> datetime:
        """The moment meant; early in the morning what is "today" was yesterday, for nothing is published ahead."""
        moment = ago.moment(self.today, timezone.get_current_timezone())
        early = ago.days >= 0 and moment > timezone.now()
        return moment - timedelta(days=1) if early else moment

    @property
    def opened(self) -> datetime:
        """When the pages that have no date of their own were first published."""
        return self.moment(Ago(120, 10, 0))

    def keep(self, kind: str, key: str, row: Any) -> Any:
        self.made[kind, key] = row
        return row

    def get(self, kind: str, key: str) -> Any:
        """What was made for a demo key; None for an empty key."""
        return self.made[kind, key] if key else None

    @cached_property
    def chinese(self) -> Locale:
        return Locale.objects.get(language_code="zh-hans")

    @cached_property
    def english(self) -> Locale:
        return Locale.objects.get(language_code="en")
