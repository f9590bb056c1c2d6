"""Reads the words of one PDF, docx or text file: a program of its own, so that a hostile file can only end itself.

    python -I document_reader.py pdf < file      prints {"state": …, "text": …}

It knows nothing of Django and is started without the site's environment (media.texts). Limits: seconds and memory of
the process, pages, characters, and bytes of a part after unpacking, counted while it is read.
"""

import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from typing import IO, Any

SECONDS, MEMORY = 20, 400 * 1024 * 1024
PAGES, CHARACTERS = 300, 200_000
MOST_UNPACKED = 40 * 1024 * 1024  # bytes of one part of a docx
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
# What was deleted or moved away is no text; text boxes stand twice, the second time for old readers.
SKIPPED = {"del", "moveFrom", "Fallback", "instrText", "delText"}

HAN = "㐀-鿿豈-\ufaff\U00020000-\U000323af"
GAP_IN_HAN = re.compile(f"(?<=[{HAN}]) +(?=[{HAN}])")


class TooMuchError(Exception):
    """The file is larger inside than it may be."""


class LockedError(Exception):
    """The file asks for a password."""


def read(kind: str, file: IO[bytes]) -> dict[str, str]:
    """State (a value of DocumentText.State) and text. Anything else that is raised says that the file is broken."""
    reader = {"pdf": pdf_lines, "docx": docx_lines, "txt": plain_lines}[kind]
    try:
        text, whole = gathered(reader(file))
    except LockedError:
        return {"state": "locked", "text": ""}
    except (TooMuchError, MemoryError, RecursionError):
        return {"state": "too_much", "text": ""}
    if not text:
        return {"state": "no_text", "text": ""}
    return {"state": "read" if whole else "partly", "text": text}


def gathered(lines: Iterator[str]) -> tuple[str, bool]:
    """The lines as one text, and whether all of it fitted."""
    found: list[str] = []
    size = 0
    for line in lines:
        words = GAP_IN_HAN.sub("", " ".join(line.split()))
        if not words:
            continue
        if size + len(words) > CHARACTERS:
            return "\n".join([*found, words[: CHARACTERS - size]]), False
        found.append(words)
        size += len(words) + 1
    return "\n".join(found), True


# PDF ---------------------------------------------------------------------------------------------------------------


def pdf_lines(file: IO[bytes]) -> Iterator[str]:
    """Paragraph by paragraph, as far as a PDF knows of them."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(file, strict=False)
    if reader.is_encrypted:
        try:
            opened = reader.decrypt("")
        except (DependencyError, NotImplementedError) as error:
            raise LockedError from error
        if not opened:
            raise LockedError
    for number, page in enumerate(reader.pages):
        if number == PAGES:
            yield "…" * CHARACTERS  # more than fits: the text is a part only
        yield from paragraphs(page.extract_text() or "")


def paragraphs(text: str) -> Iterator[str]:
    """Printed lines joined where a sentence goes on: a full line of Chinese has no blank at its end."""
    lines = [line.strip() for line in text.splitlines()]
    full = 0.7 * max(map(len, lines), default=0)
    held = ""
    for line in lines:
        held += line
        if not line or len(line) < full or not re.search(f"[{HAN}，、；]$", line):
            yield held
            held = ""
    yield held


# docx --------------------------------------------------------------------------------------------------------------


class Counted(io.RawIOBase):
    """A part that stops being read at its limit, whatever size the directory claims."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source, self.left = source, MOST_UNPACKED

    def read(self, size: int = -1) -> bytes:
        chunk = self.source.read(self.left + 1 if size < 0 else min(size, self.left + 1))
        self.left -= len(chunk)
        if self.left < 0:
            raise TooMuchError
        return chunk


def docx_lines(file: IO[bytes]) -> Iterator[str]:
    """Paragraphs of text, tables, foot- and endnotes; no comments, headers or what was deleted."""
    with zipfile.ZipFile(file) as archive:
        names = set(archive.namelist())
        if "EncryptedPackage" in names:
            raise LockedError
        for name in PARTS:
            if name in names:
                info = archive.getinfo(name)
                if info.flag_bits & 0x1:
                    raise LockedError
                with archive.open(info) as source:
                    yield from part_lines(Counted(source))


def part_lines(source: Any) -> Iterator[str]:
    """A document type is refused by the parser, and with it every entity."""
    from defusedxml.ElementTree import iterparse

    pieces: list[str] = []
    skipping = 0
    for event, element in iterparse(source, events=("start", "end"), forbid_dtd=True):
        tag = element.tag.rpartition("}")[2]
        if event == "start":
            skipping += tag in SKIPPED
            continue
        if tag in SKIPPED:
            skipping -= 1
        elif not skipping and element.tag.startswith((WORD, STRICT)):
            pieces.append({"t": element.text or "", "tab": " ", "br": "\n", "cr": "\n", "p": "\n"}.get(tag, ""))
        element.clear()
        if tag == "p" and not skipping:
            yield from "".join(pieces).split("\n")
            pieces = []


# Plain text --------------------------------------------------------------------------------------------------------


def plain_lines(file: IO[bytes]) -> Iterator[str]:
    """As it is written, in UTF-8 or what Chinese Windows writes."""
    content = file.read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", "replace")
    yield from text.splitlines()


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    json.dump(read(sys.argv[1], io.BytesIO(sys.stdin.buffer.read())), sys.stdout)


if __name__ == "__main__":
    main()
