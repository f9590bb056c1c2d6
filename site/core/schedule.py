"""What runs by the clock: apps register jobs, the `scheduler` command runs them (docs/operations/)."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """`run` every `every` seconds, first at the start. A failing job is logged and tried again next time."""

    name: str
    every: int
    run: Callable[[], object]


_jobs: dict[str, Job] = {}


def register(job: Job) -> None:
    """Called from AppConfig.ready()."""
    _jobs[job.name] = job


def jobs() -> tuple[Job, ...]:
    return tuple(_jobs.values())
