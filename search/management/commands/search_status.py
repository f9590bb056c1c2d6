"""How the search server is."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from search import outbox
from search.models import IndexOutbox, SearchServer
from search.server import status
from search.server.client import ServerError

SHOWN = 10  # documents set aside that are named


class Command(BaseCommand):
    help = "Counts, lag and health of the search server. --retry tries documents again that it refused."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--prometheus", action="store_true", help="the figures as /health/search gives them")
        parser.add_argument("--retry", action="store_true", help="try again what was set aside")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["retry"]:
            self.stdout.write(f"{outbox.retry()} documents will be tried again")
        found = status.current()
        if options["prometheus"]:
            self.stdout.write(found.as_prometheus(), ending="")
            return
        self._say("status", found.word)
        self._say("documents", found.documents)
        if found.configured:
            self._of_site(found)
            self._of_server()

    def _of_site(self, found: status.Status) -> None:
        server = SearchServer.current()
        self._say("waiting", f"{found.waiting}, the oldest for {found.lag:.0f} s")
        self._say("set aside", found.set_aside)
        for row in IndexOutbox.objects.set_aside().order_by("set_aside_at")[:SHOWN]:
            self.stdout.write(f"    {row.key}  {row.last_error}")
        self._say("index", server.live_index or "none: the local index answers")
        if server.building_index:
            self._say("building", f"{server.building_index}  {server.built} of {server.build_total}")
        if server.failing_since:
            since = timezone.localtime(server.failing_since)
            self._say("failing", f"since {since:%Y-%m-%d %H:%M:%S}, {server.failures} times: {server.last_error}")

    def _of_server(self) -> None:
        try:
            found = status.on_server()
        except ServerError as failure:
            self._say("server", f"does not answer: {failure}")
            return
        self._say("server", f"Elasticsearch {found.version}, {found.health or 'health not told'}")
        self._say("alias", ", ".join(found.alias) or "none")
        for name, (documents, size) in found.indexes.items():
            self.stdout.write(f"    {name}  {documents} documents  {size / 2**20:.1f} MB")

    def _say(self, name: str, value: object) -> None:
        self.stdout.write(f"{name:<12}{value}")
