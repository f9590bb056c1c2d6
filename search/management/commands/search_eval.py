"""How good search is: figures of every engine on sets of questions, beside BM25."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import indexing
from search.evaluation import asking, made, reference, scratch, sets
from search.evaluation.figures import Figures
from search.evaluation.sets import Collection

SAMPLE = Path("tests/data/zh-search")
Results = dict[str, dict[str, dict[str, float]]]  # engine or "bm25s" → set → figures
COLUMNS = ("ndcg", "mrr", "recall", "precision", "zero")


class Command(BaseCommand):
    help = (
        "Measure search on sets of texts and questions: nDCG@10, MRR@10, Recall@100, P@10 and the share of queries "
        "that find nothing, for each engine in a scratch database of its own, beside BM25 over pairs of characters."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--engine", action="append", choices=sorted(scratch.ENGINES), help="default: all there are")
        parser.add_argument(
            "--set", action="append", metavar="FOLDER", help="corpus, queries and qrels (search.evaluation.sets)"
        )
        parser.add_argument(
            "--made", action="store_true", help="also names, awards and pieces of the demo edition and size S"
        )
        parser.add_argument("--sample", type=int, metavar="N", help="only so many queries of each set")
        parser.add_argument("--json", action="store_true", help="for machines")
        parser.add_argument(
            "--here",
            metavar="ENGINE",
            help="in this process's own database, WHICH IT FILLS; used by the command itself",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["here"]:
            found = {options["here"]: measured_here(options["here"], options)}
        else:
            found = measured(options["engine"] or scratch.known(), options)
        self.stdout.write(json.dumps(found, ensure_ascii=False) if options["json"] or options["here"] else table(found))


def measured(engines: list[str], options: dict[str, Any]) -> Results:
    found: Results = {}
    for engine in engines:
        with scratch.ENGINES[engine].surroundings() as variables:
            _manage(variables, "migrate", "--verbosity=0")
            found |= json.loads(_manage(variables, "search_eval", f"--here={engine}", *_passed_on(options)))
    for folder in _folders(options):
        for name, figures in reference.measure(_collection(folder, options)).items():
            found.setdefault("bm25s", {})[f"{folder.name}/{name}"] = figures.rounded()
    return found


def _manage(variables: scratch.Variables, *arguments: str) -> str:
    """The last line that manage.py prints, in a process with these variables."""
    command = [sys.executable, str(settings.ROOT_DIR / "manage.py"), *arguments]
    done = subprocess.run(command, env={**os.environ, **variables}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandError(f"{' '.join(arguments)}: {done.stderr[-2000:]}")
    return done.stdout.strip().rpartition("\n")[2]


def _passed_on(options: dict[str, Any]) -> list[str]:
    words = [f"--set={folder.resolve()}" for folder in _folders(options)]
    words += ["--made"] if options["made"] else []
    return [*words, f"--sample={options['sample']}"] if options["sample"] else words


def measured_here(name: str, options: dict[str, Any]) -> dict[str, dict[str, float]]:
    """In the database of this process, a scratch one."""
    figures: dict[str, Figures] = {}
    place = scratch.ENGINES[name]
    for folder in _folders(options):
        collection = _collection(folder, options)
        asking.fill(folder.name, collection.texts)
        each = asking.measure(place.engine(), folder.name, collection)
        figures |= {f"{folder.name}/{queries}": found for queries, found in each.items()}
        asking.empty(folder.name)
    if options["made"]:
        for command, words in (("bootstrap", []), ("seed", []), ("seed", ["--size=S"])):
            call_command(command, *words, stdout=StringIO(), stderr=StringIO())
        indexing.rebuild()
        figures |= {f"made/{kind}": found for kind, found in made.measure(place.engine()).items()}
    return {name: found.rounded() for name, found in figures.items()}


def _folders(options: dict[str, Any]) -> list[Path]:
    return [Path(folder) for folder in options["set"] or [settings.ROOT_DIR / SAMPLE]]


def _collection(folder: Path, options: dict[str, Any]) -> Collection:
    try:
        collection = sets.load(folder)
    except FileNotFoundError as error:
        raise CommandError(f"{folder} is no set: {error.filename} is missing") from error
    return collection.sample(options["sample"]) if options["sample"] else collection


def table(found: Results) -> str:
    """One line for each set and engine."""
    names = list(dict.fromkeys(name for each in found.values() for name in each))
    lines = [
        "| set | engine | queries | nDCG@10 | MRR@10 | Recall@100 | P@10 | nothing found |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name in names:
        for engine, each in found.items():
            if name in each:
                values = " | ".join(f"{each[name][column]:.4f}" for column in COLUMNS)
                lines.append(f"| {name} | {engine} | {each[name]['queries']} | {values} |")
    return "\n".join(lines)
