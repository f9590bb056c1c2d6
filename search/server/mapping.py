"""The shape of an index: texts come as grams parted by blanks, so that any stock server will do."""

from datetime import UTC, datetime
from typing import Any

from search.backends.base import FACETS
from search.models import SearchDocument
from search.text import grams_of_normal

SHAPE = "v1"  # raise it with every change here: readers use indexes of this shape only, and a new one is built

TEXTS = ("title", "names", "pinyin", "body")
BEGINNING, END = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
TITLE_LIMIT = 1000  # characters of a title that is compared whole

ANALYSIS = {
    "filter": {"first": {"type": "edge_ngram", "min_gram": 1, "max_gram": 1}},
    "analyzer": {
        "grams": {"type": "custom", "tokenizer": "whitespace"},
        "first": {"type": "custom", "tokenizer": "whitespace", "filter": ["first"]},
    },
}
SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "gc_deletes": "1h",  # so long a delivery that comes late cannot bring a deleted document back
    "analysis": ANALYSIS,
}
PINYIN = {"type": "text", "analyzer": "grams"}
# `first` holds the first character of each gram at the same place: a run that ends in a lone Han character is exact.
TEXT = PINYIN | {"fields": {"first": {"type": "text", "analyzer": "first", "norms": False}}}
KEYWORD = {"type": "keyword"}
MOMENT = {"type": "date", "format": "epoch_millis"}
MAPPINGS: dict[str, Any] = {
    "dynamic": "strict",
    "_source": {"enabled": False},  # results are read from the site's own table
    "properties": {
        **dict.fromkeys(("title", "names", "body"), TEXT),
        "pinyin": PINYIN,
        "title_exact": {"type": "keyword", "ignore_above": TITLE_LIMIT},
        "pk": {"type": "long"},
        "source": KEYWORD,
        "number": {"type": "long"},
        "bucket": KEYWORD | {"eager_global_ordinals": True},
        **dict.fromkeys(("locale", "kind", "scopes", *FACETS), KEYWORD),
        **dict.fromkeys(("date", "visible_from", "visible_until"), MOMENT),
    },
}
COLUMNS = (
    "source_type", "source_pk", "locale", "kind", "facet_key", "scopes", "date", "visible_from", "visible_until",
    "revision", "title_folded", "names_folded", "pinyin", "body_folded",
)  # fmt: skip


def content(row: SearchDocument) -> dict[str, Any]:
    """What the server indexes of a document."""
    texts = (row.title_folded, row.names_folded, row.pinyin, row.body_folded)
    facets = dict(zip(FACETS, row.facet_key.split("|"), strict=False))
    found = {
        **{name: " ".join(grams_of_normal(text)) for name, text in zip(TEXTS, texts, strict=True) if text},
        **{name: value for name, value in facets.items() if value},
        "title_exact": row.title_folded[: TITLE_LIMIT + 1],
        "pk": row.pk,
        "source": row.source_type,
        "number": row.source_pk,
        "locale": row.locale,
        "kind": row.kind,
        "bucket": f"{row.locale}|{row.kind}|{row.facet_key}",
        "scopes": row.scopes.split(),
        "visible_from": millis(row.visible_from or BEGINNING),
        "visible_until": millis(row.visible_until or END),
    }
    return found | ({"date": millis(row.date)} if row.date else {})


def millis(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def put(row: SearchDocument, index: str) -> dict[str, Any]:
    """The bulk action that writes a document, unless the index has a later revision."""
    return {"_op_type": "index", **_meta(row.key, row.revision, index), "_source": content(row)}


def delete(key: str, revision: int, index: str) -> dict[str, Any]:
    return {"_op_type": "delete", **_meta(key, revision, index)}


def _meta(key: str, revision: int, index: str) -> dict[str, Any]:
    return {"_index": writes(index), "_id": key, "version": revision, "version_type": "external_gte"}


def writes(index: str) -> str:
    """The alias through which alone an index is written: where it is missing, the server makes up no index."""
    return f"{index}-writes"
