"""Make every search document right again."""

import time
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandParser

from search import indexing


class Command(BaseCommand):
    help = "Bring the search table in step with the content; only differences are written. Safe to stop and run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("models", nargs="*", help="only these, e.g. news.articlepage honors.person")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = [apps.get_model(label) for label in options["models"]] or None
        begun = time.monotonic()
        for name, written in indexing.rebuild(chosen).items():
            self.stdout.write(f"{name}: {written.changed} written, {written.removed} removed")
        self.stdout.write(f"{time.monotonic() - begun:.1f} s")
