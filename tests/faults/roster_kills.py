"""Program: confirms rosters in processes of their own and kills each at a random moment (tests/faults/test_rosters.py).

    DATABASE_URL=… VAR_DIR=… python tests/faults/roster_kills.py 50

Prints one word a round: nothing, everything, or half with what was left. The database has to be empty.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

ROWS = 80


def main() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    _award()
    longest = _time_of_one()
    for number in range(int(sys.argv[1])):
        sys.stdout.write(f"{_round(number + 1, random.random() * longest * 1.1)}\n")
        sys.stdout.flush()


def _award() -> None:
    from honors.models import AwardType

    AwardType.objects.create(name_zh="即墨工匠", short_name="工匠", kind="person", level=4)


def _plan(number: int) -> tuple[int, int]:
    """Key and version of a roster ready to be confirmed; nobody on it is known yet."""
    from honors.importing import rosters
    from tests.factories import roster_imports as factory

    rows = [
        ["", f"王{chr(0x4E00 + number * ROWS + each)}", f"第{number}之{each}厂", "", "", "即墨工匠"]
        for each in range(ROWS)
    ]
    roster = factory.planned(factory.workbook(rows), name_zh=f"第{number}批")
    for row in roster.rows.open():
        rosters.settle(roster.pk, row.number, "new")
    roster.refresh_from_db()
    return roster.pk, roster.version


def _time_of_one() -> float:
    """Seconds that a confirmation takes in a fresh process."""
    begun = time.monotonic()
    pid = _confirm_in_child(*_plan(0))
    os.waitpid(pid, 0)
    return time.monotonic() - begun


def _confirm_in_child(pk: int, version: int) -> int:
    """The child's process id. It shares no connection with this process."""
    from django.db import connections

    from honors.importing import writing

    connections.close_all()
    pid = os.fork()
    if pid == 0:
        try:
            writing.write(pk, version, None)
        finally:
            os._exit(0)
    return pid


def _round(number: int, seconds: float) -> str:
    before = _counts()
    pk, version = _plan(number)
    pid = _confirm_in_child(pk, version)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    state = _state_when_free(pk)
    made = {name: count - before[name] for name, count in _counts().items()}
    if (state, set(made.values())) == ("planned", {0}):
        return "nothing"
    whole = {"commendations": 1, "editions": 1, "persons": ROWS, "grants": ROWS, "logs": 1}
    return "everything" if (state, made) == ("written", whole) else f"half {state} {made}"


def _state_when_free(pk: int) -> str:
    """Waits for the server to notice that the process is gone."""
    from django.db import transaction

    from honors.models import RosterImport

    with transaction.atomic():
        return str(RosterImport.objects.select_for_update().get(pk=pk).state)


def _counts() -> dict[str, int]:
    from wagtail.models import ModelLogEntry

    from honors.models import AwardEdition, Commendation, Grant, Person

    models = {"commendations": Commendation, "editions": AwardEdition, "persons": Person, "grants": Grant}
    return {name: model.objects.count() for name, model in models.items()} | {
        "logs": ModelLogEntry.objects.filter(action="honors.roster.write").count()
    }


if __name__ == "__main__":
    main()
