"""Moments as distances from the day the seed runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True)
class Ago:
    """A moment of the demo edition: so many days before the seed's today, at a time of day (Asia/Shanghai).

    Negative days lie in the future. ``weekday_only`` moves a weekend back to Friday:
    a public body publishes in working hours.
    """

    days: int
    hour: int = 9
    minute: int = 0
    weekday_only: bool = True

    def day(self, today: date) -> date:
        """The calendar day meant, seen from ``today``."""
        day = today - timedelta(days=self.days)
        if self.weekday_only and day.weekday() > 4 and self.days > 1:
            day -= timedelta(days=day.weekday() - 4)
        return day

    def moment(self, today: date, zone: tzinfo) -> datetime:
        """The aware moment meant, seen from ``today``."""
        return datetime.combine(self.day(today), time(self.hour, self.minute), zone)
