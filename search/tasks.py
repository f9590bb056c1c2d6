"""Work for the search server outside requests."""

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from search.server import delivery


@task(priority=10)
def deliver() -> int:
    """What the outbox holds goes to the search server."""
    return delivery.deliver().delivered


def ask_for_delivery() -> None:
    """At most one waits in the queue: it takes along whatever comes until it starts."""
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=deliver.module_path)
    if not waiting.exists():
        deliver.enqueue()
