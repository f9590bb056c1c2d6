"""Print the list of environment variables as a Markdown table."""

from typing import Any

from django.core.management.base import BaseCommand

from config.settings import env


class Command(BaseCommand):
    help = "Print every environment variable the site reads, as a Markdown table for docs/operations/environment.md."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("| variable | kind | default | meaning |\n| --- | --- | --- | --- |")
        for variable in env.VARIABLES:
            default = (
                "**required**"
                if variable.default is None
                else f"`{variable.default}`"
                if variable.default not in ("", [])
                else "empty"
            )
            self.stdout.write(f"| `{variable.name}` | {variable.kind} | {default} | {variable.meaning} |")
