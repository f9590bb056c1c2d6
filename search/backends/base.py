"""What an engine does for the service and for whoever writes documents."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from search.models import SearchDocument, SearchDocumentQuerySet
from search.query import Run


class Engine(Protocol):
    """Narrows querysets of documents; order, facets and pages are the service's and the same everywhere."""

    def matching(self, documents: SearchDocumentQuerySet, runs: Sequence[Run]) -> SearchDocumentQuerySet:
        """The documents in which each run stands, whatever its field. `runs` is not empty."""

    def write(self, documents: Iterable[SearchDocument]) -> None:
        """Index saved rows, replacing what was indexed for them. Deleted rows leave the index by themselves."""

    def bulk(self) -> AbstractContextManager[None]:
        """Around a rebuild: the engine may put off what is cheaper done once."""
        return nullcontext()


def texts(document: SearchDocument) -> tuple[str, str, str, str]:
    """The normal texts of a document in the order of the indexed columns."""
    return document.title_folded, document.names_folded, document.pinyin, document.body_folded
