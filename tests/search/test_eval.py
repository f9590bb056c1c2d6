"""How good search is: the gates that hold on a fixed sample."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from search.backends import local
from search.backends.base import Engine
from search.evaluation import asking, figures, reference, scratch, sets
from search.evaluation.figures import Figures
from search.evaluation.sets import Collection

SAMPLE = settings.ROOT_DIR / "tests/data/zh-search"
# Of the whole sets; a sample has fewer texts that could be mistaken for the right one.
GATES = {"cmrc_q": 0.955, "drcd_q": 0.94, "drcd_q_simplified": 0.94}
QUESTIONS = 200  # of each set; all of them take half a minute
GAP = 0.005  # between traditional and simplified questions


def check_sample(engine: Engine, found: dict[str, Figures], beside: dict[str, Figures]) -> None:
    """What every engine must reach on the sample."""
    for name, least in GATES.items():
        assert found[name].ndcg >= least, (engine.name, name, found[name])
        assert found[name].ndcg >= beside[name].ndcg, (engine.name, name, "worse than bm25s")
        assert found[name].zero <= 0.01
    assert abs(found["drcd_q"].ndcg - found["drcd_q_simplified"].ndcg) <= GAP


def same_questions(collection: Collection, whole: Collection) -> Collection:
    """The simplified questions are those that were drawn in traditional characters: drcdq7s is drcdq7."""
    simplified = whole.queries["drcd_q_simplified"]
    names = [f"{name}s" for name in collection.queries["drcd_q"].asked]
    chosen = replace(simplified, asked={name: simplified.asked[name] for name in names})
    return replace(collection, queries={**collection.queries, "drcd_q_simplified": chosen})


@pytest.mark.django_db
def test_questions_find_their_paragraphs() -> None:
    collection = same_questions(sets.load(SAMPLE).sample(QUESTIONS), sets.load(SAMPLE))
    asking.fill("sample", collection.texts)
    check_sample(local(), asking.measure(local(), "sample", collection), reference.measure(collection))
    asking.empty("sample")


# The measuring itself ------------------------------------------------------------------------------------------------


def test_figures() -> None:
    perfect = (["a", "b"], {"a", "b"})
    second = (["x", "a"], {"a"})
    nothing: tuple[list[str], set[str]] = ([], {"a"})
    found = figures.of([perfect, second, nothing])
    assert found.rounded() == {
        "queries": 3,
        "ndcg": round((1 + 0.63093 + 0) / 3, 4),
        "mrr": 0.5,
        "recall": round(2 / 3, 4),
        "precision": 0.5,
        "zero": round(1 / 3, 4),
    }


def write_set(folder: Path) -> Path:
    rows = {
        "corpus.jsonl": [{"id": "a", "title": "夜校", "body": "书法课"}, {"id": "b", "body": "工会办事"}],
        "queries.q.jsonl": [{"id": "1", "text": "书法"}, {"id": "2", "text": "工会"}, {"id": "3", "text": "没有答案"}],
    }
    for name, lines in rows.items():
        (folder / name).write_text("\n".join(json.dumps(line) for line in lines))
    (folder / "qrels.q.tsv").write_text("1\ta\t1\n2\tb\t1\n2\ta\t0\n")
    return folder


def test_a_set_is_read_from_a_folder(tmp_path: Path) -> None:
    collection = sets.load(write_set(tmp_path))
    assert [text.name for text in collection.texts] == ["a", "b"]
    assert collection.queries["q"].asked == {"1": "书法", "2": "工会"}
    assert collection.queries["q"].answers == {"1": {"a"}, "2": {"b"}}
    assert len(collection.sample(1).queries["q"].asked) == 1


@pytest.mark.django_db
def test_the_command_measures_in_its_own_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("search_eval", set=[str(write_set(tmp_path))], here="sqlite")
    found = json.loads(capsys.readouterr().out)
    assert found["sqlite"][f"{tmp_path.name}/q"]["ndcg"] == 1


def test_a_folder_that_is_no_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is missing"):
        call_command("search_eval", set=[str(tmp_path)], here="sqlite")


def test_a_scratch_database_of_sqlite_is_gone_afterwards() -> None:
    with scratch.sqlite() as variables:
        path = Path(variables["DATABASE_URL"].removeprefix("sqlite:///"))
        path.write_text("")
    assert not path.parent.exists()
