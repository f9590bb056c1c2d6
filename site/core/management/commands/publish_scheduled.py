"""Wagtail's command of this name, with our gate: one page that is not ready does not stop the others."""

from typing import Any

from django.core.management.base import BaseCommand

from core import going_live


class Command(BaseCommand):
    help = "Publish what is due and take down what has expired; hold back what readers would miss something in."

    def handle(self, *args: Any, **options: Any) -> None:
        going_live.run()
