"""`manage.py seed`: the demo edition. `manage.py seed --size S|L`: benchmark sizes in bulk."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.seeding import refusal, run, users
from home.seeding.bulk import build
from home.seeding.bulk.sizes import SIZES
from home.seeding.edition import Edition


class Command(BaseCommand):
    """What it prints on standard output are the logins; progress goes to standard error."""

    help = "写入演示内容；--size S|L 写入压测规模的内容。已有别的内容时不写，除非 --force。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--size", choices=sorted(SIZES), help="压测规模：S 是一个区，L 是一个市")
        parser.add_argument("--force", action="store_true", help="已有内容或正式环境里也写入")

    def handle(self, *args: Any, size: str | None = None, force: bool = False, **options: Any) -> None:
        if size:
            self._refuse(force or run.is_there())
            build.make(size, self._say)
            return
        if run.is_there():
            self._say("演示内容已经在了，没有改动。")
            self._print(users.known_logins())
            return
        self._refuse(force)
        self._print(run.make(Edition(say=self._say)))

    def _refuse(self, force: bool) -> None:
        reason = refusal.reason(force=force)
        if reason:
            raise CommandError(reason)

    def _print(self, logins: dict[str, str]) -> None:
        for line in users.lines(logins):
            self.stdout.write(line)

    def _say(self, text: str) -> None:
        self.stderr.write(text)
