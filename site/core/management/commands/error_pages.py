"""Static error pages for the web server, with the footer as the administrator has filled it in."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.template.loader import render_to_string
from django.utils import translation

from core import sitedata

FOLDER = "error"
PAGES = {"413.html": "413.html", "50x.html": "500.html", "maintenance.html": "503.html"}  # file → template


class Command(BaseCommand):
    help = "Write the pages that the web server shows when no process answers. Run after collectstatic."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            sitedata.load()  # the footer; without a database the pages have the plain one
        except DatabaseError as error:
            self.stderr.write(f"footer without the organisation's details: {error}")
        folder = Path(settings.STATIC_ROOT) / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        with translation.override(settings.LANGUAGE_CODE):
            for file, template in PAGES.items():
                (folder / file).write_text(render_to_string(template), encoding="utf-8")
        self.stdout.write(f"{len(PAGES)} pages in {folder}")
