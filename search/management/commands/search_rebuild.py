"""Make every search document right again, then fill a new index on the search server."""

import time
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import indexing
from search.server import rebuild
from search.server.client import ServerError, configured

WIDTH = 30  # characters of the bar


class Command(BaseCommand):
    help = (
        "Bring the search table in step with the content; only differences are written. Then, where a search server is "
        "set, build a new index there and let it take the old one's place. Safe to stop and run again: it goes on."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "models", nargs="*", help="only these, in the table alone, e.g. news.articlepage honors.person"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = [apps.get_model(label) for label in options["models"]] or None
        begun = time.monotonic()
        for name, written in indexing.rebuild(chosen).items():
            self.stdout.write(f"{name}: {written.changed} written, {written.removed} removed")
        self.stdout.write(f"{time.monotonic() - begun:.1f} s")
        if configured() and chosen is None:
            self._fill_server()

    def _fill_server(self) -> None:
        """Rates are those of this run: what an earlier one copied took no time of ours."""
        begun, before = time.monotonic(), -1

        def report(progress: rebuild.Progress) -> None:
            nonlocal before
            before = progress.done if before < 0 else before
            rate = (progress.done - before) / max(time.monotonic() - begun, 0.001)
            self._bar(progress, rate)

        try:
            made = rebuild.run(report)
        except ServerError as failure:
            raise CommandError(f"The search server fails; run the command again to go on. {failure}") from failure
        self.stdout.write(f"\nindex {made.index}: {made.done} documents in {time.monotonic() - begun:.1f} s")

    def _bar(self, progress: rebuild.Progress, rate: float) -> None:
        share = 1.0 if progress.finished else min(1.0, progress.done / max(progress.total, 1))
        full = int(share * WIDTH)
        self.stdout.write(
            f"\r[{'#' * full}{'.' * (WIDTH - full)}] {share:4.0%}  {progress.done}/{progress.total}  {rate:.0f}/s ",
            ending="",
        )
        self.stdout.flush()
