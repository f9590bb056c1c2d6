"""The containers' health checks ask the real tables; a renamed column would make every container unhealthy."""

import importlib.util
from datetime import timedelta
from types import ModuleType

import psycopg
import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from tests.architecture.house import ROOT

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db]


@pytest.fixture
def health() -> ModuleType:
    spec = importlib.util.spec_from_file_location("container_health", ROOT / "deploy" / "health.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def count(query: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return int(cursor.fetchone()[0])


def test_a_task_that_nobody_takes_is_noticed(health: ModuleType) -> None:
    from django_tasks_db.models import DBTaskResult

    assert count(health.WAITING) == 0
    task = DBTaskResult.objects.create(task_path="core.tasks.any", args_kwargs={}, backend_name="default")
    assert count(health.WAITING) == 0
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - timedelta(minutes=11))
    assert count(health.WAITING) == 1


def test_an_overdue_publication_is_noticed(health: ModuleType) -> None:
    revision = Page.objects.get(depth=1).save_revision()
    assert count(health.OVERDUE) == 0
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=6))
    assert count(health.OVERDUE) == 1


def test_what_goes_wrong_on_the_way_is_unhealthy(health: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none")
    assert health.main("worker") == 1
    with pytest.raises(psycopg.OperationalError):
        health.nothing(health.WAITING)
