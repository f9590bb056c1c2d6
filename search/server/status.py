"""How the search server is, for people (`search_status`) and for monitoring (`/health/search`)."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Min, Q
from django.utils import timezone

from search.models import IndexOutbox, SearchDocument, SearchServer
from search.server import indices
from search.server.client import configured


@dataclass(frozen=True, slots=True)
class Status:
    """What the site knows by itself, without asking the server.

    `lag` is the age in seconds of the oldest change that waits, `failing` for how long the server has been failing, 0
    when it is well. `breaker_open`: this process does not ask the server at the moment.
    """

    configured: bool
    documents: int = 0
    waiting: int = 0
    set_aside: int = 0
    lag: float = 0.0
    failing: float = 0.0
    failures: int = 0
    live: bool = False
    building: bool = False
    built: int = 0
    build_total: int = 0
    breaker_open: bool = False

    @property
    def word(self) -> str:
        """ "off", "ok", "failing", "building" (there is no index for readers yet) or "degraded" (set aside)."""
        if not self.configured:
            return "off"
        if self.failing or self.breaker_open:
            return "failing"
        if not self.live:
            return "building"
        return "degraded" if self.set_aside else "ok"

    def as_json(self) -> dict[str, Any]:
        return {"status": self.word, **asdict(self)}

    def as_prometheus(self) -> str:
        return "\n".join(_metrics(self)) + "\n"


def current() -> Status:
    """Three short queries."""
    from search.backends.resilient import breaker

    if not configured():
        return Status(configured=False, documents=_documents())
    now, server = timezone.now(), SearchServer.current()
    figures = IndexOutbox.objects.aggregate(
        waiting=Count("pk", filter=Q(set_aside_at=None)),
        set_aside=Count("pk", filter=Q(set_aside_at__isnull=False)),
        oldest=Min("created_at", filter=Q(set_aside_at=None)),
    )
    oldest = figures.pop("oldest")
    return Status(
        configured=True,
        documents=_documents(),
        lag=max(0.0, (now - oldest).total_seconds()) if oldest else 0.0,
        failing=(now - server.failing_since).total_seconds() if server.failing_since else 0.0,
        failures=server.failures,
        live=indices.fits(server.live_index),
        building=bool(server.building_index),
        built=server.built,
        build_total=server.build_total,
        breaker_open=breaker.open,
        **figures,
    )


def _documents() -> int:
    """Counting a large table takes a while, and anybody may ask for the health: at most twice a minute."""
    return int(cache.get_or_set("search-documents", SearchDocument.objects.count, 30) or 0)


METRICS = {
    "documents": "Documents in the search table",
    "waiting": "Changes that the search server has not acknowledged",
    "set_aside": "Documents that the search server refused again and again",
    "lag": "Age of the oldest change that waits, in seconds",
    "failing": "For how long the search server has been failing, in seconds",
    "failures": "Failures in a row",
    "live": "Whether there is an index that readers are answered from",
    "building": "Whether an index is being built",
    "built": "Documents in the index that is being built",
    "breaker_open": "Whether this process leaves the server alone",
}
UNITS = {"lag": "lag_seconds", "failing": "failing_seconds"}


def _metrics(status: Status) -> Iterator[str]:
    for name, meaning in METRICS.items():
        metric = f"site_search_{UNITS.get(name, name)}"
        yield f"# HELP {metric} {meaning}."
        yield f"# TYPE {metric} gauge"
        yield f"{metric} {float(getattr(status, name)):g}"


@dataclass(frozen=True, slots=True)
class OnServer:
    """What the server itself says. `indexes`: name → documents, bytes."""

    version: str = ""
    health: str = ""
    alias: tuple[str, ...] = ()
    indexes: dict[str, tuple[int, int]] = field(default_factory=dict)


def on_server() -> OnServer:
    """Asks the server; raises ServerError."""
    return OnServer(indices.version(), indices.health(), tuple(indices.aliased()), indices.sizes())
