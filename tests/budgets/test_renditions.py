"""A reader's request draws nothing: pages whose pictures have no public size yet show none, and leave it at that."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker
from wagtail.images.models import Filter

from media.models import SiteImage, SiteRendition
from tests.budgets.content import fill
from tests.budgets.pages import FIXED, LIMITS, STATUS

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]


@pytest.fixture(scope="module")
def addresses(bootstrapped: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """Every page, with pictures of which no size was drawn."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = {**FIXED, **fill(1)}
        SiteRendition.objects.all().delete()
        yield found
        transaction.set_rollback(True)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was asked to be drawn; nothing is."""
    asked: list[Any] = []
    monkeypatch.setattr(Filter, "run", lambda self, image, *args, **kwargs: asked.append((image, self.spec)))
    monkeypatch.setattr(SiteImage, "get_willow_image", asked.append)
    return asked


def files() -> set[Path]:
    return set(Path(settings.VAR_DIR).rglob("*"))


@pytest.mark.parametrize("name", LIMITS)
def test_no_page_draws(client: Client, addresses: dict[str, str], drawn: list[Any], name: str) -> None:
    before = files()
    with override_settings(PAGE_CACHE=False):
        assert client.get(addresses[name]).status_code == STATUS.get(name, 200)
    assert not drawn
    assert not SiteRendition.objects.exists()
    assert files() == before


def test_what_is_drawn_would_be_seen(addresses: dict[str, str], drawn: list[Any]) -> None:
    image = SiteImage.objects.first()
    with pytest.raises(AttributeError):
        image.get_rendition("format-jpeg|width-400")
    assert drawn
