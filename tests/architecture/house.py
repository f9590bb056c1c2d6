"""The layers as pyproject.toml lists them, and what they allow. The one source for all three guards."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = {".git", ".venv", "var", "node_modules", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}


def layers() -> list[set[str]]:
    """Layers from top to bottom; the names in one set are peers."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    return [{name.strip() for name in layer.split("|")} for layer in contract["layers"]]


RANKS = {name: rank for rank, names in enumerate(layers()) for name in names}


def may_name(user: str, used: str) -> bool:
    """Whether app `user` may refer to app `used`: itself, a lower layer, or an app that is not ours."""
    if user == used or used not in RANKS:
        return True
    return user in RANKS and RANKS[user] < RANKS[used]


def files(*patterns: str) -> list[Path]:
    """The files of the repository that match, without what tools and the running site leave behind."""
    found = {path for pattern in patterns for path in ROOT.rglob(pattern)}
    return sorted(path for path in found if path.is_file() and not SKIPPED & set(path.relative_to(ROOT).parts))
