"""Guard 1: no import goes up, and peers do not import each other. Broken on purpose in a copy of the tree."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import RANKS, ROOT

APPS_AT_THE_TOP = ["home", "news", "courses", "search", "honors"]
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--no-logo"],
        cwd=tree,
        env={"PYTHONPATH": f"{tree}:{tree / 'site'}", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy_of_the_house(tmp_path: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__", "data", "*.mo")
    for name in [*APPS_AT_THE_TOP, "site"]:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_keeps_its_contract() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("site/accounts/upward.py", "import core\n"),
        ("site/media/upward.py", "def late() -> None:\n    from honors import apps\n"),
        ("site/editorial/sideways.py", "import wechat\n"),
        ("news/sideways.py", "import courses\n"),
        ("honors/upward.py", "from search import views\n"),
    ],
)
def test_an_import_up_or_sideways_is_found(copy_of_the_house: Path, module: str, line: str) -> None:
    (copy_of_the_house / module).write_text(line)
    done = lint(copy_of_the_house)
    assert done.returncode == 1, done.stdout + done.stderr
    assert Path(module).stem in done.stdout


def test_every_app_has_its_layer() -> None:
    found = {path.parent.name for path in [*ROOT.glob("*/apps.py"), *ROOT.glob("site/*/apps.py")]}
    assert found == RANKS.keys()
