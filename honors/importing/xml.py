"""Parts of office files element by element. Nothing outside the wanted elements is kept, whatever the part holds."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from honors.importing.archives import broken, part, too_large

CHUNK = 64 * 1024
# All elements of a part; those in one wanted element (a row of Excel has at most 16,384 cells); its characters.
MAX_ELEMENTS, MAX_NODES, MAX_TEXT = 2_000_000, 100_000, 2_000_000
SEPARATOR = " "


@dataclass(slots=True)
class Node:
    """An element without namespaces: strict and transitional files differ in nothing else."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def child(self, tag: str) -> "Node | None":
        return next((each for each in self.children if each.tag == tag), None)

    def below(self, *tags: str, without: tuple[str, ...] = ()) -> Iterator["Node"]:
        """The elements of these tags at any depth, in order, not looking into those found nor `without`."""
        for each in self.children:
            if each.tag in tags:
                yield each
            elif each.tag not in without:
                yield from each.below(*tags, without=without)


class _Builder:
    """Keeps the wanted elements that are complete in `done`."""

    def __init__(self, wanted: tuple[str, ...], ends: tuple[str, ...]) -> None:
        self.wanted, self.ends = wanted, ends
        self.open: list[Node] = []
        self.done: list[Node] = []
        self.elements = self.nodes = self.characters = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            raise too_large()
        tag = name.rpartition(SEPARATOR)[2]
        if self.open or tag in self.wanted:
            self._enter(Node(tag, {key.rpartition(SEPARATOR)[2]: value for key, value in attributes.items()}))

    def _enter(self, node: Node) -> None:
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.nodes = self.characters = 0
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise too_large()
        self.open.append(node)

    def end(self, name: str) -> None:
        if self.open:
            node = self.open.pop()
            if not self.open:
                self.done.append(node)
        elif name.rpartition(SEPARATOR)[2] in self.ends:
            self.done.append(Node(name.rpartition(SEPARATOR)[2]))

    def data(self, text: str) -> None:
        if self.open:
            self.characters += len(text)
            if self.characters > MAX_TEXT:
                raise too_large()
            self.open[-1].pieces.append(text)


def elements(archive: zipfile.ZipFile, name: str, *wanted: str, ends: tuple[str, ...] = ()) -> Iterator[Node]:
    """The outermost elements with these tags, whole; an empty node where one of `ends` closes outside of them.

    A document type is refused, and with it every entity.
    """
    builder = _Builder(wanted, ends)
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _refuse
    with part(archive, name) as source:
        last = False
        while not last:
            chunk = source.read(CHUNK)
            last = not chunk
            try:
                parser.Parse(chunk, last)
            except expat.ExpatError as error:
                raise broken() from error
            yield from builder.done
            builder.done.clear()


def _refuse(*declared: object) -> None:
    raise broken()
