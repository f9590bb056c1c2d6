"""Our styles and scripts: every import resolves under hashed names, and colours are named in one file only."""

import re
import shutil
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage

from core.static_files import IMPORT, BundlingStorage, layered

STATIC = Path(__file__).parents[2] / "static"
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(")


def collected(folder: Path) -> BundlingStorage:
    """Our files as production serves them."""
    shutil.copytree(STATIC, folder, dirs_exist_ok=True)
    storage = BundlingStorage(location=str(folder), base_url="/static/")
    names = [path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file()]
    source = FileSystemStorage(location=str(STATIC))
    for _name, _hashed, processed in storage.post_process({name: (source, name) for name in names}):
        assert not isinstance(processed, Exception), processed
    return storage


def test_one_sheet_holds_every_component_in_its_layer(tmp_path: Path) -> None:
    sheet = (tmp_path / collected(tmp_path).stored_name("css/site.css")).read_text()
    assert "@import" not in sheet
    assert sheet.startswith("@layer tokens, base, components, utilities;\n@layer tokens {\n:root {")
    assert sheet.count("@layer components {") == len(list((STATIC / "css/components").glob("*.css")))
    assert sheet.count("@media print {\n@layer utilities {") == 1
    assert sheet.count("{") == sheet.count("}")


def test_collecting_again_gives_the_same_sheet(tmp_path: Path) -> None:
    first = collected(tmp_path / "1").stored_name("css/site.css")
    assert collected(tmp_path / "2").stored_name("css/site.css") == first
    assert collected(tmp_path / "1").stored_name("css/site.css") == first
    assert (tmp_path / "1" / first).with_suffix(".css.gz").exists()


def test_a_sheet_that_names_other_files_is_not_moved() -> None:
    found = IMPORT.search('@import "components/x.css" layer(components);')
    assert found is not None
    with pytest.raises(ValueError, match=r"components/x\.css"):
        layered("a { background: url(x.png) }", found)


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
