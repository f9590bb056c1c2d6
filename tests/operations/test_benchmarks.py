"""The plain site of `benchmarks/pages` starts and shows its pages, so that the benchmark does not rot."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from media import renditions
from tests.architecture.house import ROOT

WORD = "红岛杯"
STORY = [
    ["text", f"<p>{'课开在村里和社区里。' * 8}</p>"],
    ["heading", "走十分钟就到"],
    ["quote", {"text": "走得到，才坐得住。"}],
]
PERSON = dict.fromkeys(("unit", "post", "town", "industry", "trade", "birth_year"), "示例")


def values() -> dict[str, Any]:
    """What export.py writes, with one or two of each."""
    article = {
        "column": "headlines",
        "date": "2026-11-20T09:00:00+08:00",
        **dict.fromkeys(("source", "author", "editor", "summary"), "示例"),
    }
    session = {
        "course": "书法",
        "venue": "示例社区书画室",
        "start": "2026-11-22T19:00:00+08:00",
        "end": "2026-11-22T20:30:00+08:00",
        **dict.fromkeys(("town", "phone", "teacher", "note", "status", "reason"), "示例"),
    }
    return {
        "organisation": {"name": "示例总工会"},
        "columns": [
            {"slug": slug, "title": slug, "introduction": "", "on_front_page": True}
            for slug in ("headlines", "notices")
        ],
        "articles": [
            {**article, "slug": "one", "title": f"头条（{WORD}）", "image": 1, "people": ["wang"], "body": STORY},
            {**article, "slug": "two", "title": "第二条", "image": None, "people": [], "body": STORY},
        ],
        "people": [{"slug": "wang", "title": "王伟", **PERSON}, {"slug": "li", "title": "李娜", **PERSON}],
        "profile": {
            "person": "wang",
            "standfirst": "三十年",
            "image": 1,
            "body": STORY,
            "citation": "零差错",
            "honours": [{"year": 2024, "title": "即墨工匠", "seal": "区", "document_no": "示例1号"}],
        },
        "roll": {
            "slug": "roll",
            "title": "2024年度即墨工匠",
            "date": "2024-12-01",
            **dict.fromkeys(("document_no", "granting_body", "decision_title", "award"), "示例"),
            "names": [["王伟", "wang"], ["李娜", "li"]],
        },
        "sessions": [session],
        "week": [],
        "studios": [{"title": "示例工作室", "seal": "区", "summary": "", "place": ""}],
        "services": [{"title": "职工医疗互助", "summary": "", "phone": "12351", "on_front_page": True}],
        "standard": ["关于我们"],
        "figures": [{"label": "教学点", "value": "115", "unit": "处", "period": "", "source": ""}],
        "pages": {"search": f"/search/?q={quote(WORD)}"},
        "article": "one",
    }


@pytest.fixture(autouse=True)
def modules_of_the_benchmark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks" / "pages"))


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Any]:
    """A worker that serves the plain site."""
    import driver

    import prepare

    exported = tmp_path / "values.json"
    exported.write_text(json.dumps(values()))
    environment = prepare.plain_environment(tmp_path / "plain")
    with driver.Worker(environment, prepare.build_plain(exported, environment)) as worker:
        yield worker


def test_the_plain_site_shows_every_measured_page(plain: Any) -> None:
    import sameness

    wanted = sameness.wanted(values()) | {"search": [f"头条（{WORD}）"]}
    assert set(plain.pages) == set(wanted)
    for name, texts in wanted.items():
        status, text = plain.page("text", name)
        assert (name, status, sameness.missing(text, texts)) == (name, 200, [])
        assert plain.page("cpu", name) > 0
    assert len(plain.page("queries", "front page")) > 10


def test_what_a_page_lacks_is_found() -> None:
    import sameness

    assert sameness.missing("<p>走十<wbr>分钟 就到</p>", ["走十分钟就到", "<b>王伟</b>"]) == ["<b>王伟</b>"]


def test_rounds_are_compared_one_by_one() -> None:
    import driver

    assert str(driver.Spread([2, 3, 8]) / driver.Spread([1, 3, 2])) == "2.00 (1.00–4.00)"


@pytest.mark.bulk
def test_our_side_shows_what_the_plain_site_is_filled_with(
    demo_edition: str, client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    import content
    import export
    import sameness

    monkeypatch.setattr(renditions, "_enqueue", None)  # so that what the filling sets is taken back
    content.fill(20)
    exported = json.loads(json.dumps(export.everything()))
    assert len(exported["roll"]["names"]) == content.NAMES
    for name, texts in sameness.wanted(exported).items():
        answer = client.get(exported["pages"][name])
        assert (name, answer.status_code, sameness.missing(answer.content.decode(), texts)) == (name, 200, [])
    assert len(export.varied(50)) == 50
