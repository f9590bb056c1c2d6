"""Sets of texts, queries and judgements.

A folder holds corpus.jsonl {id, title, body}, and for each set of queries queries.NAME.jsonl {id, text} and
qrels.NAME.tsv (query, document, relevance). Each file may be packed with gzip (.gz).
"""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Text:
    """One document of a set."""

    name: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Queries:
    """Queries by name, and the documents that answer each."""

    asked: Mapping[str, str]
    answers: Mapping[str, frozenset[str]]

    def sample(self, size: int) -> "Queries":
        """So many of them, the same every time."""
        names = sorted(self.asked, key=_shuffled)[:size]
        return replace(self, asked={name: self.asked[name] for name in names})


@dataclass(frozen=True, slots=True)
class Collection:
    """The texts of one folder with its sets of queries."""

    texts: tuple[Text, ...]
    queries: Mapping[str, Queries]

    def sample(self, size: int) -> "Collection":
        return replace(self, queries={name: each.sample(size) for name, each in self.queries.items()})


def load(folder: Path) -> Collection:
    """Raises FileNotFoundError, naming the file, when the folder is no set."""
    texts = (Text(row["id"], row.get("title", ""), row["body"]) for row in _rows(folder / "corpus.jsonl"))
    names = sorted({path.name.split(".")[1] for path in folder.glob("queries.*.jsonl*")})
    return Collection(tuple(texts), {name: _queries(folder, name) for name in names})


def _queries(folder: Path, name: str) -> Queries:
    asked = {row["id"]: row["text"] for row in _rows(folder / f"queries.{name}.jsonl")}
    answers: dict[str, set[str]] = {}
    for line in _lines(folder / f"qrels.{name}.tsv"):
        query, document, relevance = line.split("\t")
        if int(relevance) > 0:
            answers.setdefault(query, set()).add(document)
    judged = {query: text for query, text in asked.items() if query in answers}
    return Queries(judged, {query: frozenset(found) for query, found in answers.items()})


def _rows(path: Path) -> Iterator[dict[str, str]]:
    return (json.loads(line) for line in _lines(path))


def _lines(path: Path) -> Iterator[str]:
    packed = path.with_name(f"{path.name}.gz")
    content = gzip.decompress(packed.read_bytes()) if packed.exists() else path.read_bytes()
    return (line for line in content.decode().split("\n") if line.strip())


def _shuffled(name: str) -> int:
    """A place in an order that has nothing to do with the name's."""
    return zlib.crc32(name.encode())
