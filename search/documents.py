"""Writing documents: what providers say becomes rows, grams and outbox entries, all in one transaction."""

import hashlib
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from core.pinyin import syllables
from core.searchable import Attachment, SearchEntry
from search import kinds, outbox, terms
from search.backends import local
from search.backends.base import FACETS
from search.highlight import ATTACHMENT
from search.models import OutboxAction, SearchDocument
from search.text import IS_HAN, fold, normal, storable

FOLD_VERSION = 3  # raise it when folding or the normal form change: every row then counts as changed
BODY_LIMIT = 120_000  # characters of a body that are searched, some hundred pages: their grams fit into 1 MB
VALUE_LIMIT = 60  # characters of one facet value
NAME_LIMIT = 8  # characters; what is longer is no name that anybody types in pinyin
UPDATED = [field.name for field in SearchDocument._meta.concrete_fields if field.name != "id"]
KEY = ["source_type", "source_pk", "locale"]


@dataclass(frozen=True, slots=True)
class Written:
    """How many documents a write added or changed, and removed."""

    changed: int = 0
    removed: int = 0

    def __add__(self, other: "Written") -> "Written":
        return Written(self.changed + other.changed, self.removed + other.removed)


def write(source_type: str, entries: Mapping[int, Sequence[SearchEntry]]) -> Written:
    """Make the documents of these objects (pk → entries) exactly their entries; an empty list removes them.

    Rows whose content is as before are left alone. About six queries, however many objects.
    """
    wanted = [build(source_type, pk, entry) for pk, found in entries.items() for entry in found]
    return replace(source_type, entries.keys(), wanted)


def replace(source_type: str, pks: Iterable[int], wanted: Sequence[SearchDocument]) -> Written:
    """Make `wanted` the only documents of the objects `pks`."""
    with transaction.atomic():
        stored = stored_fingerprints(source_type, pks)
        changed = [row for row in wanted if stored.get((row.source_pk, row.locale), (0, ""))[1] != row.fingerprint]
        kept = {(row.source_pk, row.locale) for row in wanted}
        gone = {key: pk for key, (pk, _print) in stored.items() if key not in kept}
        _save(changed)
        _delete(source_type, gone)
    return Written(len(changed), len(gone))


def stored_fingerprints(source_type: str, pks: Iterable[int]) -> dict[tuple[int, str], tuple[int, str]]:
    """(object, locale) → (row, fingerprint) of what is stored for these objects."""
    rows = SearchDocument.objects.of(source_type, *pks).values_list("source_pk", "locale", "pk", "fingerprint")
    return {(source_pk, locale): (pk, fingerprint) for source_pk, locale, pk, fingerprint in rows}


def _save(rows: Sequence[SearchDocument]) -> None:
    if not rows:
        return
    saved = SearchDocument.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=KEY, update_fields=[name for name in UPDATED if name not in KEY]
    )
    local().write(saved)
    terms.write(saved)
    outbox.note(OutboxAction.PUT, {row.key: row.revision for row in rows})


def _delete(source_type: str, gone: Mapping[tuple[int, str], int]) -> None:
    if not gone:
        return
    SearchDocument.objects.filter(pk__in=gone.values()).delete()
    revision = next_revision()
    outbox.note(OutboxAction.DELETE, {f"{source_type}:{pk}:{locale}": revision for pk, locale in gone})


# One row ---------------------------------------------------------------------------------------------------------


def build(source_type: str, pk: int, entry: SearchEntry) -> SearchDocument:
    """The unsaved document of one entry."""
    names = [storable(name).replace("\n", " ").strip() for name in entry.names]
    facets = {key: storable(str(value)) for key, value in sorted(entry.facets.items()) if value not in ("", None)}
    content: dict[str, Any] = {
        "source_type": source_type,
        "source_pk": pk,
        "locale": entry.locale,
        "kind": kinds.of(entry.kind),
        "group": entry.group or f"{source_type}:{pk}",
        "url": entry.card.url,
        "title": storable(entry.title),
        "names": "\n".join(filter(None, names)),
        "body": storable(body_of(entry)),
        "facets": facets,
        "facet_key": facet_key(facets),
        "scopes": f" {' '.join(dict.fromkeys(entry.scopes))} " if entry.scopes else "",
        "date": entry.date,
        "visible_from": entry.visible_from,
        "visible_until": entry.visible_until,
        "card": _clean(entry.card.stored()),
    }
    return SearchDocument(
        **content,
        title_folded=normal(fold(content["title"])),
        names_folded=normal(fold(content["names"])),
        pinyin=normal(" ".join(spelled(names))),
        body_folded=normal(fold(f"{content['body'][:BODY_LIMIT]}\n{facets.get('year', '')}")),  # 2024 finds it by year
        fingerprint=_fingerprint(content),
        revision=next_revision(),
    )


def body_of(entry: SearchEntry) -> str:
    """The object's own text; behind it each attachment with its name in the first line (search.highlight)."""
    return ATTACHMENT.join([entry.body, *map(_attached, entry.attachments)])


def _attached(file: Attachment) -> str:
    return f"{' '.join(file.name.split())}\n{file.text}".replace(ATTACHMENT, " ")


def facet_key(facets: Mapping[str, str]) -> str:
    """The values that readers narrow by, in the order of FACETS: 2024||tianheng|"""
    return "|".join(facets.get(key, "").replace("|", "/")[:VALUE_LIMIT] for key in FACETS)


def spelled(names: Iterable[str]) -> list[str]:
    """Names in pinyin as people type them: wangwei ww for 王伟. Only for short names that are all Han."""
    words: list[str] = []
    for name in names:
        short = name.replace("·", "")
        if 2 <= len(short) <= NAME_LIMIT and all(IS_HAN.match(char) for char in short):
            parts = [part for part in syllables(short) if part.isascii()]
            words += ["".join(parts), "".join(part[0] for part in parts)]
    return list(dict.fromkeys(filter(None, words)))


def next_revision() -> int:
    return time.time_ns() // 1000


def _fingerprint(content: Mapping[str, Any]) -> str:
    text = json.dumps([FOLD_VERSION, content], ensure_ascii=True, sort_keys=True, default=_moment)
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()


def _moment(value: Any) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)


def _clean(value: Any) -> Any:
    """A card's JSON without what PostgreSQL refuses to store; lazy texts as they read now."""
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_clean(each) for each in value]
    return value if value is None or isinstance(value, int | float) else storable(str(value))
