"""How long honours take at the sizes of a district (S) and of a city (L): lists, rolls, registers, paper, tables.

    python benchmarks/honours.py           # some minutes: each size gets a database of its own in a temporary folder
    python benchmarks/honours.py S S       # to see that it runs

Milliseconds are processor time of the second visit, rendered afresh, the median of the rounds; bars are growth from the
first size to the last (1.2 for pages). An export grows with what it exports: it is shown and not judged.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 15
NAMES = 230
BAR = 1.2
ROLL = "bench-230"
PAGES = {
    "rolls": "/honors/rolls/",
    "roll of 230": f"/honors/rolls/{ROLL}/",
    "people": "/honors/people/",
    "wall": "/honors/people/wall/",
    "award on the wall": "/honors/people/wall/{award}/",
    "names by letter": "/honors/people/a-z/",
    "names of one letter": "/honors/people/a-z/w/",
    "names of 7 strokes": "/honors/people/strokes/7/",
}

Figures = dict[str, float]


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(one(sys.argv[2])))
        return
    sizes = sys.argv[1:] or ["S", "L"]
    found = [in_its_own_database(size) for size in sizes]
    print(f"\n{'':24}" + "".join(f"{size:>12}" for size in sizes) + "      growth")
    for name in found[0]:
        row = [figures[name] for figures in found]
        growth = f"{row[-1] / row[0]:12.2f}" if row[0] else ""
        print(f"{name:24}" + "".join(f"{value:12.1f}" for value in row) + growth)
    slow = [name for name in PAGES if found[-1][name] / found[0][name] > BAR]
    print(f"\nover {BAR}: {', '.join(slow) or 'none'}")
    sys.exit(bool(slow))


def in_its_own_database(size: str) -> Figures:
    with tempfile.TemporaryDirectory(prefix="honours-") as folder:
        environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3",
            "VAR_DIR": folder,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
        }
        command = [sys.executable, "-P", str(Path(__file__)), "--one", size]  # search.py lies beside it
        done = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


# One size ---------------------------------------------------------------------------------------------------------


def one(size: str) -> Figures:
    import django

    django.setup()
    fill(size)
    return {**pages(), **files()}


def fill(size: str) -> None:
    """The honours of a size and one roll of 230 names, whatever the size; without search, news and classes."""
    from django.core.management import call_command
    from django.utils import timezone

    from core import caching, query_plans, searchable
    from home.seeding import lists
    from home.seeding import people as demo_people
    from home.seeding.bulk import people
    from home.seeding.bulk.sizes import SIZES
    from home.seeding.bulk.words import Words
    from home.seeding.edition import Edition

    say = print_to_stderr
    call_command("migrate", verbosity=0)
    call_command("bootstrap", stdout=sys.stderr)
    with searchable.batch():
        lists.make(Edition(say=say))
        demo_people.make_award_types(Edition(say=say))
        start = time.monotonic()
        people.make(SIZES[size], Words(), timezone.localdate())
        say(f"{size}: filled in {time.monotonic() - start:.0f} s")
        roll_of_230()
    caching.bump()
    query_plans.refresh()


def print_to_stderr(text: str) -> None:
    print(text, file=sys.stderr)


def roll_of_230() -> None:
    """The first persons, in a decision of its own."""
    import datetime

    from honors.granting import NewGrant, build_grant
    from honors.models import AwardEdition, AwardType, Commendation, Grant, Person

    day = datetime.date(2000, 5, 1)
    decision = Commendation.objects.create(
        name_zh="二百三十人（示例）", slug=ROLL, year=day.year, decision_date=day, document_no="示例〔2000〕1号",
        granting_body="总工会（示例）", state="granted", is_example=True,
    )  # fmt: skip
    award = AwardType.objects.filter(kind="person").first()
    edition = AwardEdition.objects.create(commendation=decision, award_type=award, slug=f"{ROLL}-edition")
    people = Person.objects.select_related("town", "industry").order_by("pk")[:NAMES]
    rows = [NewGrant(person, town=person.town, industry=person.industry, document_order=1) for person in people]
    Grant.objects.bulk_create(build_grant(edition, row) for row in rows)


def pages() -> Figures:
    """Milliseconds of each page."""
    from django.test import Client
    from django.test.utils import override_settings

    from honors.models import AwardType

    award = AwardType.objects.filter(kind="person").first()
    found: Figures = {}
    with override_settings(PAGE_CACHE=False, ALLOWED_HOSTS=["*"]):
        for name, pattern in PAGES.items():
            address = pattern.format(award=award.code if award else "")
            found[name] = median_of(lambda address=address: answered(Client(), address))
    return found


def answered(client: Any, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        sys.exit(f"{address}: {answer.status_code}")


def median_of(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds of processor time, after one round that warms up."""
    work()
    spent = []
    for _round in range(rounds):
        start = time.process_time()
        work()
        spent.append((time.process_time() - start) * 1000)
    return statistics.median(spent)


def files() -> Figures:
    """Milliseconds of paper and tables, and what they leave in memory at most."""
    from core import sitedata
    from honors import exporting, printed_rolls, printing
    from honors.models import Commendation, Grant

    decision = Commendation.objects.get(slug=ROLL)
    grants = Grant.objects.order_by("edition_id", "document_order", "pk")
    before = peak()
    with sitedata.held():
        roll = median_of(lambda: exporting.workbook(grants.filter(edition__commendation=decision)), 3)
        everything = median_of(lambda: exporting.workbook(grants), 1)
        after = peak()
        paper = median_of(lambda: printing.pdf(printed_rolls.of(decision)), 3)
    return {
        "xlsx of 230": roll,
        "xlsx of all grants": everything,
        "MB more for it": after - before,
        "PDF of 230": paper,
        "MB more for the PDF": peak() - after,
    }


def peak() -> float:
    """Largest resident size so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
