"""The smaller promises of docs/architecture.md as rules over files and models, each shown to find its prey."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from tests.architecture.house import RANKS, ROOT, files

DRAWERS = {"utils.py", "helpers.py", "misc.py", "common.py"}
# Put together here so that this file does not find itself.
SUPPRESSION = re.compile("#" + r"\s*(?:no" + "qa|type" + r":\s*ignore|pragma:\s*no|pylint:|mypy:|fmt: (?:off|on))")
INLINE = re.compile(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*\btype=[\"']application/(?:ld\+)?json[\"'])", re.IGNORECASE)
COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}", re.DOTALL)
REGISTRIES = re.compile(
    "|".join(
        [
            r"registry\." + "npmjs",
            r"files\." + "pythonhosted",
            r"pypi\." + "org",
            r"repo1?\.maven\." + "org",
            "npm" + "mirror",
        ]
    )
)
TEXTS = (
    "*.py",
    "*.md",
    "*.html",
    "*.txt",
    "*.toml",
    "*.json",
    "*.yaml",
    "*.yml",
    "*.sh",
    "Makefile",
    "Dockerfile",
    ".npmrc",
)


def names(paths: Iterable[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def containing(pattern: re.Pattern[str], paths: Iterable[Path]) -> list[str]:
    """file:line of every match."""
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def inline_code(text: str) -> list[str]:
    """Script, style and handlers written into a template. JSON data blocks are no code."""
    bare = COMMENT.sub("", text)
    return [match.group(0).strip() for pattern in (INLINE, SCRIPT) for match in pattern.finditer(bare)]


def public_templates() -> list[Path]:
    return [path for path in files("*.html") if "templates" in path.parts and "admin" not in str(path)]


def unnamed(found: Iterable[type[models.Model]]) -> list[str]:
    """Models whose Meta leaves a name to Django, which would make an English one from the class name."""
    wrong = []
    for model in found:
        given = getattr(model._meta, "original_attrs", {})
        wrong += [
            f"{model.__name__} has no {name}" for name in ("verbose_name", "verbose_name_plural") if name not in given
        ]
    return wrong


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in RANKS and not model._meta.auto_created]


def inherited(model: type[models.Model], field: str) -> bool:
    """Whether the field comes from a class that is not ours (Wagtail names its own fields)."""
    foreign = (
        base for base in model.__mro__[1:] if base.__module__.split(".")[0] not in RANKS and hasattr(base, "_meta")
    )
    return any(field in {known.name for known in base._meta.get_fields()} for base in foreign)


def test_site_is_an_import_root_and_no_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()


def test_no_drawers() -> None:
    assert names(path for path in files("*.py") if path.name in DRAWERS) == []


def test_no_suppression_comments() -> None:
    assert containing(SUPPRESSION, files("*.py")) == []


def test_no_inline_code_in_public_templates() -> None:
    assert {
        str(path.relative_to(ROOT)): found for path in public_templates() if (found := inline_code(path.read_text()))
    } == {}


def test_every_model_has_its_names() -> None:
    assert unnamed(own_models()) == []


def test_every_field_has_a_chinese_name() -> None:
    plain = [
        f"{model.__name__}.{field.name}"
        for model in own_models()
        for field in model._meta.local_fields
        if field.editable
        and not field.auto_created
        and not inherited(model, field.name)
        and str(field.verbose_name) == field.name.replace("_", " ")
    ]
    assert plain == []


def test_no_package_registry_is_named() -> None:
    assert containing(REGISTRIES, files(*TEXTS)) == []


def test_no_file_grows_into_a_heap() -> None:
    grown = [
        path for path in files("*.py") if "migrations" not in path.parts and len(path.read_text().splitlines()) > 350
    ]
    assert names(grown) == []


@pytest.mark.parametrize(
    "line", ["x = 1  # no" + "qa", "y()  # no" + "qa: S101", "import z  # type" + ": ignore[import]"]
)
def test_a_suppression_would_be_found(line: str) -> None:
    assert SUPPRESSION.search(line)


@pytest.mark.parametrize(
    "text",
    [
        "<script>go()</script>",
        '<script type="module">go()</script>',
        "<style>p {}</style>",
        '<p style="color: red">',
        "<a onclick='go()'>",
        '<a href="javascript:go()">',
    ],
)
def test_inline_code_would_be_found(text: str) -> None:
    assert inline_code(text)


@pytest.mark.parametrize(
    "text",
    [
        '<script type="module" src="/static/js/modes.js"></script>',
        '<script type="application/ld+json">{}</script>',
        '<link rel="stylesheet" href="/static/css/site.css">',
        '{# <p style="x"> #}<p class="style">',
    ],
)
def test_harmless_markup_is_left_alone(text: str) -> None:
    assert not inline_code(text)


def test_a_nameless_model_would_be_found() -> None:
    meta = type("Meta", (), {"original_attrs": {"verbose_name": "人"}})
    assert unnamed([type("Person", (), {"_meta": meta})]) == ["Person has no verbose_name_plural"]


@pytest.mark.parametrize("text", ["https://registry." + "npmjs.org/axe", "https://pypi." + "org/simple"])
def test_a_registry_would_be_found(text: str) -> None:
    assert REGISTRIES.search(text)
