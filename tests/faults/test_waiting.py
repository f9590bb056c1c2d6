"""Going live waits for a JPEG of each picture as long as somebody draws, and not a moment longer than it may."""

import threading
import time

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from media import renditions
from tests.factories import media

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def running_worker() -> None:
    """As the queue looks while a worker is at it."""
    DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        queue_name=renditions.QUEUE,
        backend_name="default",
        task_path="media.tasks.make_jpegs",
        args_kwargs={"args": [1], "kwargs": {}},
        run_after=timezone.now(),
    )


def draw_later(image_pk: int) -> None:
    time.sleep(0.5)
    renditions.make(image_pk)
    connection.close()


def test_the_picture_is_there_when_the_wait_is_over() -> None:
    picture = media.image()
    running_worker()
    worker = threading.Thread(target=draw_later, args=[picture.pk])
    worker.start()
    assert renditions.wait_for_jpeg([picture], seconds=10) is True
    worker.join()


def test_a_slow_worker_is_not_waited_for_longer_than_allowed() -> None:
    picture = media.image()
    running_worker()
    begun = time.monotonic()
    assert renditions.wait_for_jpeg([picture], seconds=0.5) is False
    assert 0.4 < time.monotonic() - begun < 3


def test_without_a_worker_nobody_waits() -> None:
    picture = media.image()
    begun = time.monotonic()
    assert renditions.wait_for_jpeg([picture], seconds=10) is False
    assert time.monotonic() - begun < 3
