"""The Nu HTML checker has no objection to any page of the demo edition, in either language, nor to an error page."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import demo_site
import screenshots
import walk
from tests.architecture.house import ROOT
from tests.fixtures.running_site import RunningSite

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def check(files: Iterable[Path]) -> list[dict[str, Any]]:
    """What the checker says about these files; one Java machine reads them all."""
    command = ["java", "-Xmx512m", "-jar", str(CHECKER), "--format", "json", "--stdout", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=280)
    assert done.stdout, done.stderr
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages


def said(messages: list[dict[str, Any]], names: dict[str, str]) -> tuple[list[str], list[str]]:
    """Errors, and the rest: each message once, with the first address and the spot."""
    kinds: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for message in messages:
        where = f"{names[Path(message['url']).name]}: {message['message']}: {message.get('extract', '')!r}"
        kinds[message["type"] == "info"].setdefault(message["message"], where)
    return list(kinds[0].values()), list(kinds[1].values())


def write(folder: Path, pages: dict[str, str]) -> dict[str, str]:
    """Each page a file; name of the file → address."""
    names = {f"{number}.html": address for number, address in enumerate(pages)}
    for name, address in names.items():
        (folder / name).write_text(pages[address])
    return names


def error_pages(site: RunningSite) -> dict[str, str]:
    """Those that the site makes and those that lie ready for the web server."""
    environment = demo_site.environment(site.var) | {"DATABASE_URL": site.database_url}
    shots = [shot for language in ("zh-hans", "en") for shot in screenshots.error_pages(language, environment)]
    found = {f"{number} {shot.name}": shot.html for number, shot in enumerate(shots)}
    assert len(found) > 8
    return found


def test_every_page_is_valid(running_site: RunningSite, crawl: dict[str, walk.Answer], tmp_path: Path) -> None:
    pages = {path: answer[1] for path, answer in crawl.items() if walk.is_page(answer)}
    names = write(tmp_path, pages | error_pages(running_site))
    errors, warnings = said(check([tmp_path / name for name in names]), names)
    assert errors == [], f"also, as warnings: {warnings}"


def test_the_checker_would_object(tmp_path: Path) -> None:
    wrong = ["<h1>标题</h1><p><div>块</div></p>", '<form action=""></form>', '<p id="a"></p><p id="a"></p>']
    page = '<!doctype html><html lang="zh-Hans"><title>题</title>{}</html>'
    names = write(tmp_path, {body: page.format(body) for body in wrong})
    messages = check([tmp_path / name for name in names])
    objected = {names[Path(message["url"]).name] for message in messages if message["type"] == "error"}
    assert objected == set(wrong)
