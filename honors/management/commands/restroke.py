"""Recompute every stroke key, after honors/data/stroke_order.txt was made anew."""

from typing import Any

from django.core.management.base import BaseCommand

from core import caching
from honors.models import Collective, Grant, Person, Studio
from honors.ordering import stroke_key

BATCH = 1000


class Command(BaseCommand):
    help = "Recompute the stroke keys (笔画排序) of all names."

    def handle(self, *args: Any, **options: Any) -> None:
        for model, field in ((Person, "name"), (Collective, "name"), (Grant, "name"), (Studio, "name_zh")):
            manager: Any = model._default_manager
            rows = list(manager.only("pk", field, "stroke_key"))
            changed = [row for row in rows if row.stroke_key != stroke_key(getattr(row, field))]
            for row in changed:
                row.stroke_key = stroke_key(getattr(row, field))
            manager.bulk_update(changed, ["stroke_key"], BATCH)
            self.stdout.write(f"{model._meta.verbose_name}: {len(changed)} / {len(rows)}")
        caching.bump()
