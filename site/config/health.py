"""live: the process answers. ready: it can serve readers (database reachable, migrations done). search: how the search
server is; readers are served without it too.
"""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from search.server import status


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


def search(request: HttpRequest) -> HttpResponse:
    """Figures and one word; `?format=prometheus` for its collector. Always 200: a failing server stops nobody."""
    try:
        found = status.current()
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "part": "database"}, status=503)
    if request.GET.get("format") == "prometheus":
        return HttpResponse(found.as_prometheus(), content_type="text/plain; version=0.0.4; charset=utf-8")
    return JsonResponse(found.as_json())
