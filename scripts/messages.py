"""Message catalogues: `messages.py compile | update | check`.

Source strings are Chinese, English comes from locale/en. The compiled catalogues are not kept in the repository:
compiling needs only a wheel (polib) and takes a tenth of a second. `update` and `check` need GNU gettext.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from polib import POEntry

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "locale"
EXTRACT = [
    "makemessages", "--locale", "en", "--no-obsolete", "--no-wrap", "--add-location", "file",
    "--ignore", "var/*", "--ignore", ".venv/*", "--ignore", "node_modules/*", "--ignore", "tests/*",
]  # fmt: skip


def compile_catalogues(locales: Path = LOCALES) -> list[Path]:
    """Compile each catalogue, also Wagtail's in its own folder, that is newer than its compiled form."""
    import polib

    written = []
    for source in sorted(locales.rglob("LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        fresh = target.with_suffix(f".{os.getpid()}.new")  # two processes may do this at once
        polib.pofile(str(source)).save_as_mofile(str(fresh))
        fresh.replace(target)
        written.append(target)
    return written


def extract(root: Path) -> None:
    """Run makemessages in a tree, for both domains."""
    if shutil.which("xgettext") is None:
        sys.exit("缺少 GNU gettext：Debian/Ubuntu 请运行 sudo apt install gettext，macOS 请运行 brew install gettext")
    environment = {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'site'}"}
    environment.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    for domain in ([], ["--domain", "djangojs"]):
        command = [sys.executable, str(root / "manage.py"), *EXTRACT, *domain]
        subprocess.run(command, cwd=root, env=environment, check=True, stdout=subprocess.DEVNULL)


def differences(root: Path = ROOT) -> list[str]:
    """What makemessages would add to or drop from the catalogues, and English that is missing or doubtful."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "tree"
        ignored = shutil.ignore_patterns(".git", ".venv", "var", "node_modules", "__pycache__", "*.mo", ".*_cache")
        shutil.copytree(root, copy, ignore=ignored, symlinks=True)
        extract(copy)
        found = []
        for fresh in sorted((copy / "locale" / "en").rglob("*.po")):
            found += compare(root / fresh.relative_to(copy), fresh)
        return found


def compare(kept: Path, fresh: Path) -> list[str]:
    """Differences between the catalogue in the repository and a fresh extraction, and English that readers miss."""
    import polib

    name = f"{kept.parent.parent.name}/{kept.stem}"
    ours = {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(kept))} if kept.exists() else {}
    theirs = {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(fresh)) if not entry.obsolete}
    found = [f"{name}: {key[1]!r} is not in the catalogue" for key in sorted(theirs.keys() - ours.keys(), key=str)]
    found += [f"{name}: {key[1]!r} is no longer used" for key in sorted(ours.keys() - theirs.keys(), key=str)]
    found += [
        f"{name}: {entry.msgid!r} has no English"
        for key, entry in ours.items()
        if key in theirs and _readers_see(theirs[key]) and not _settled(entry)
    ]
    return found


def _readers_see(entry: "POEntry") -> bool:
    """Texts of templates. The admin's own texts may stay Chinese until somebody needs them in English."""
    return any(place.startswith("templates/") for place, _line in entry.occurrences)


def _settled(entry: "POEntry") -> bool:
    texts = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
    return all(texts) and not entry.fuzzy


def main() -> int:
    action = sys.argv[1] if len(sys.argv) > 1 else "compile"
    if action == "compile":
        compile_catalogues()
    elif action == "update":
        extract(ROOT)
        compile_catalogues()
    else:
        found = differences()
        print("\n".join(found) or "Message catalogues are complete.")
        return bool(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
