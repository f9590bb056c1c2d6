"""Our styles and scripts: every import resolves under hashed names, and colours are named in one file only."""

import re
import shutil
from pathlib import Path

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

STATIC = Path(__file__).parents[2] / "static"
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(")


def test_manifest_storage_accepts_every_reference(tmp_path: Path) -> None:
    shutil.copytree(STATIC, tmp_path, dirs_exist_ok=True)
    storage = ManifestStaticFilesStorage(location=str(tmp_path), base_url="/static/")
    names = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    for _name, _hashed, processed in storage.post_process({name: (storage, name) for name in names}):
        assert not isinstance(processed, Exception), processed
    sheet = (tmp_path / storage.stored_name("css/site.css")).read_text()
    assert re.search(r'@import url\("components/header\.[0-9a-f]{12}\.css"\) layer\(components\);', sheet)


def test_every_component_file_is_imported() -> None:
    sheet = (STATIC / "css/site.css").read_text()
    missing = [
        path.name for path in (STATIC / "css/components").glob("*.css") if f"components/{path.name}" not in sheet
    ]
    assert missing == []


def test_only_tokens_name_colours() -> None:
    guilty = {
        path.name: COLOUR.findall(path.read_text())
        for path in (STATIC / "css").rglob("*.css")
        if path.name != "tokens.css" and COLOUR.search(path.read_text())
    }
    assert guilty == {}
