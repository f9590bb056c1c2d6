"""The words in documents: read by a child process in a task, dropped with the file they were read from."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from media.document_reader import SECONDS
from media.models import DocumentText, SiteDocument
from media.signals import texts_changed

READER = Path(__file__).with_name("document_reader.py")
READABLE = {"pdf", "docx", "txt"}
State = DocumentText.State


# After an upload ----------------------------------------------------------------------------------------------------


def follow_file(document: SiteDocument) -> bool:
    """Make the row of the document's present file; the text of an earlier one is gone. Whether there is work to do."""
    row = DocumentText.objects.filter(document=document).first()
    if row is not None and row.file_name == document.file.name:
        return False
    readable = document.file_extension.lower() in READABLE
    values = {
        "file_name": document.file.name,
        "text": "",
        "state": State.WAITING if readable else State.NAME_ONLY,
        "read_at": None,
    }
    DocumentText.objects.update_or_create(document=document, defaults=values)
    return readable


def read_text(document_pk: int) -> str:
    """Read the document's file now; the new state. A file exchanged meanwhile keeps waiting for its own turn."""
    row = DocumentText.objects.select_related("document").filter(pk=document_pk, state=State.WAITING).first()
    if row is None:
        return ""
    state, text = words_in(row.document)
    with transaction.atomic():
        waiting = DocumentText.objects.filter(pk=document_pk, state=State.WAITING, file_name=row.file_name)
        if waiting.update(state=state, text=text, read_at=timezone.now()):
            texts_changed.send(DocumentText, documents=[row.document])
    return state


def words_in(document: SiteDocument) -> tuple[str, str]:
    """State and text of a PDF or docx, read by a process with hard limits that has nothing of the site."""
    try:
        with document.file.open("rb") as source, tempfile.TemporaryFile() as copy:
            shutil.copyfileobj(source, copy)
            copy.seek(0)
            return _asked(document.file_extension.lower(), copy)
    except FileNotFoundError:  # a restored backup may lack files
        return State.BROKEN, ""


def _asked(kind: str, file: Any) -> tuple[str, str]:
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(READER), kind],
            stdin=file,
            capture_output=True,
            timeout=SECONDS * 2,  # of the clock; the process allows itself so many of the processor
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return State.TOO_MUCH, ""
    if done.returncode:  # below zero: ended by its limits; else a library has met what it does not know
        return (State.TOO_MUCH if done.returncode < 0 else State.BROKEN), ""
    found = json.loads(done.stdout)
    return State(found["state"]), str(found["text"]).replace("\x00", " ")


# For those who name documents ---------------------------------------------------------------------------------------


def open_texts(documents: Iterable[int]) -> dict[int, str]:
    """Document → its text, for those in a collection that nobody locked. Two queries, none without documents.

    Whether readers see the document at all is known to those who name it.
    """
    keys = set(documents)
    if not keys:
        return {}
    rows = DocumentText.objects.filter(pk__in=keys).exclude(text="")
    locked = tuple(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
    found = rows.values_list("pk", "text", "document__collection__path")
    return {pk: text for pk, text, path in found if not path.startswith(locked)}


def in_collection(collection: Collection) -> list[SiteDocument]:
    """The documents that a restriction of the collection concerns."""
    return list(SiteDocument.objects.filter(collection__path__startswith=collection.path))
