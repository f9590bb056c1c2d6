"""The indexes of this site on the server. Operators find the one in use under the alias that is the prefix itself.

Readers and delivery know indexes by their names, from the site's own row: an alias that somebody has bent misleads
nobody.
"""

import secrets
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from search.server.client import LOOK, WRITE, IndexGoneError, ServerError, client, speaking
from search.server.mapping import MAPPINGS, SETTINGS, SHAPE, writes

REFRESH = "1s"


def pattern() -> str:
    """All indexes of this site, of any shape."""
    return f"{settings.ELASTICSEARCH_PREFIX}-v*"


def fits(index: str) -> bool:
    """Whether an index has the shape that queries are written for, and is this site's."""
    return index.startswith(f"{settings.ELASTICSEARCH_PREFIX}-{SHAPE}-")


def create() -> str:
    """A new empty index; its name. It is not searched while it is filled, so it refreshes when told to."""
    stamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S")
    name = f"{settings.ELASTICSEARCH_PREFIX}-{SHAPE}-{stamp}-{secrets.token_hex(2)}"
    with speaking():
        client(WRITE).indices.create(
            index=name,
            settings=SETTINGS | {"refresh_interval": "-1"},
            mappings=MAPPINGS,
            aliases={writes(name): {}},
        )
    return name


def exists(index: str) -> bool:
    with speaking():
        return bool(client(LOOK).indices.exists(index=index))


def ready(index: str) -> None:
    """Make an index that has been filled fit for readers."""
    with speaking():
        client(WRITE).indices.put_settings(index=index, settings={"refresh_interval": REFRESH})
    refresh(index)


def refresh(index: str) -> None:
    with speaking():
        client(WRITE).indices.refresh(index=index)


def count(index: str) -> int:
    with speaking():
        return int(client(LOOK).count(index=index)["count"])


def writable(index: str) -> bool:
    """Whether the index is there under the name that it is written by. To a missing one, a removal would be written as
    well, and the server would make up an index for it."""
    with speaking():
        return bool(client(LOOK).indices.exists_alias(index=index, name=writes(index)))


def answers(index: str) -> None:
    """Raises ServerError unless every shard of the index can be searched."""
    with speaking():
        answer = client(LOOK).search(index=index, size=0, track_total_hits=False, allow_partial_search_results=False)
        if answer["_shards"]["failed"]:
            raise ServerError(f"{index}: not every shard answers")


def aliased() -> list[str]:
    """The indexes that the alias leads to: one, if all is well."""
    try:
        with speaking():
            found = client(LOOK).indices.get_alias(name=settings.ELASTICSEARCH_PREFIX)
    except IndexGoneError:
        return []
    return sorted(found)


def point_alias_at(index: str) -> None:
    """In one step, whatever it led to before."""
    alias = settings.ELASTICSEARCH_PREFIX
    actions: list[dict[str, Any]] = [
        {"remove": {"index": pattern(), "alias": alias, "must_exist": False}},
        {"add": {"index": index, "alias": alias}},
    ]
    with speaking():
        client(WRITE).indices.update_aliases(actions=actions)


def all_of_ours() -> list[str]:
    with speaking():
        return sorted(client(LOOK).indices.get_alias(index=pattern(), allow_no_indices=True))


def delete(*names: str) -> None:
    """Those that exist."""
    for name in names:
        with speaking():
            client(WRITE).options(ignore_status=404).indices.delete(index=name)


def sizes() -> dict[str, tuple[int, int]]:
    """Index → documents, bytes on disk without copies."""
    with speaking():
        rows = client(LOOK).cat.indices(index=pattern(), format="json", bytes="b", h="index,docs.count,pri.store.size")
    return {row["index"]: (int(row["docs.count"] or 0), int(row["pri.store.size"] or 0)) for row in _dicts(rows)}


def _dicts(rows: Any) -> list[dict[str, Any]]:
    return list(rows)


def version() -> str:
    with speaking():
        return str(client(LOOK).info()["version"]["number"])


def health() -> str:
    """green, yellow or red; of our indexes."""
    with speaking():
        return str(client(LOOK).cluster.health(index=pattern())["status"])
