"""Find and mend what differs between the content, the search table and the search server."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import indexing
from search.server import upkeep
from search.server.client import ServerError


class Command(BaseCommand):
    help = "Compare content, search table and search server, and mend the differences. The scheduler does it daily."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, written in indexing.reconcile().items():
            if written.changed or written.removed:
                self.stdout.write(f"{name}: {written.changed} written, {written.removed} removed")
        try:
            found = upkeep.reconcile()
        except ServerError as failure:
            raise CommandError(f"The search server fails: {failure}") from failure
        self.stdout.write(f"search server: {len(found.wrong)} documents mended, {len(found.stray)} removed")
