"""Fixtures that every test stands on, and which tests belong to a run."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

import messages

pytest_plugins = [
    "tests.fixtures.bootstrapped",
    "tests.fixtures.browser",
    "tests.fixtures.running_site",
    "tests.fixtures.search_server",
    "tests.fixtures.crawl",
    "tests.fixtures.edition",
    "tests.fixtures.services",
]

VENDORS = {"postgresql", "sqlite"}


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues, which are not kept in the repository.

    Django is up already and has read what was there: it reads again, also when another run has just compiled them.
    """
    messages.compile_catalogues()
    translation_file_changed(sender=None, file_path=messages.LOCALES / "compiled.mo")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests of another database's mechanism, and the long forms unless asked for. Nothing is skipped."""
    engine = settings.DATABASES["default"]["ENGINE"]
    others = {name for name in VENDORS if name not in engine}
    unwanted = others if os.environ.get("TEST_FULL") else others | {"bulk"}
    dropped = [item for item in items if any(item.get_closest_marker(name) for name in unwanted)]
    if dropped:
        config.hook.pytest_deselected(items=dropped)
        items[:] = [item for item in items if item not in set(dropped)]
    items.sort(key=flushes)


def flushes(item: pytest.Item) -> bool:
    """Whether a test empties the database when it ends, with the rows that migrations made: such tests come last."""
    marker = item.get_closest_marker("django_db")
    named = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", []))
    return bool(named or (marker and marker.kwargs.get("transaction")))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Files that tests made go with them."""
    folder = Path(settings.VAR_DIR)
    if folder.is_relative_to(tempfile.gettempdir()):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def in_chinese() -> Iterator[None]:
    """A request to /en/ leaves its language behind in the thread; each test starts in the site's own."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """A cached state of one test must not answer in the next."""
    for name in settings.CACHES:
        caches[name].clear()
