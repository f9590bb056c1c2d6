"""The scheduler process: publishes what is due every minute and runs the registered jobs."""

import logging
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from core import schedule

logger = logging.getLogger(__name__)
TICK = 5  # seconds between two looks at the clock


class Command(BaseCommand):
    help = "Run the registered jobs by the clock, in the foreground, until stopped. Run exactly one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="run every job once and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        due = {job.name: 0.0 for job in schedule.jobs()}
        while True:
            now = time.monotonic()
            for job in schedule.jobs():
                if options["once"] or now >= due[job.name]:
                    due[job.name] = now + job.every
                    self._run(job)
            if options["once"]:
                return
            time.sleep(TICK)

    def _run(self, job: schedule.Job) -> None:
        close_old_connections()
        try:
            job.run()
        except Exception:
            # One failing job must not stop the others; the log has the trace, the next round tries again.
            logger.exception("job %s failed", job.name)
