"""The judge of the message catalogues finds what is missing."""

from pathlib import Path

import polib

import messages


def catalogue(path: Path, place: str = "templates/base.html", **entries: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    po = polib.POFile()
    for msgid, msgstr in entries.items():
        po.append(polib.POEntry(msgid=msgid, msgstr=msgstr, occurrences=[(place, "")]))
    po.save(str(path))
    return path


def test_what_makemessages_would_change_is_found(tmp_path: Path) -> None:
    kept = catalogue(tmp_path / "kept/en/LC_MESSAGES/django.po", 姓名="Name", 旧词="Old", 空="")
    fresh = catalogue(tmp_path / "fresh/en/LC_MESSAGES/django.po", 姓名="Name", 空="", 新词="")
    assert messages.compare(kept, fresh) == [
        "en/django: '新词' is not in the catalogue",
        "en/django: '旧词' is no longer used",
        "en/django: '空' has no English",
    ]


def test_equal_catalogues_are_fine(tmp_path: Path) -> None:
    kept = catalogue(tmp_path / "kept/en/LC_MESSAGES/django.po", 姓名="Name")
    assert messages.compare(kept, kept) == []


def test_the_admins_own_texts_may_stay_chinese(tmp_path: Path) -> None:
    kept = catalogue(tmp_path / "kept/en/LC_MESSAGES/django.po", "news/panels.py", 空="")
    assert messages.compare(kept, kept) == []


def test_compiling_happens_once(tmp_path: Path) -> None:
    catalogue(tmp_path / "en/LC_MESSAGES/django.po", 姓名="Name")
    written = messages.compile_catalogues(tmp_path)
    assert [path.name for path in written] == ["django.mo"]
    assert polib.mofile(str(written[0])).find("姓名").msgstr == "Name"
    assert messages.compile_catalogues(tmp_path) == []
