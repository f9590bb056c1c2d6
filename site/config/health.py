"""live: the process answers. ready: it can serve readers (database reachable, migrations done)."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse


def live(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "live"})


def ready(request: HttpRequest) -> JsonResponse:
    """503 with the failing part's name; never a detail that helps an attacker."""
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "part": "database"}, status=503)
    if pending:
        return JsonResponse({"status": "unavailable", "part": "migrations"}, status=503)
    return JsonResponse({"status": "ready"})
