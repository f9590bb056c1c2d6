"""Files cannot join a transaction (model.md §6): after a kill one may lie there that no row names. This removes them,
and takes away public renditions of portraits whose consent ran out by the calendar, and of pictures that nothing uses.
"""

import logging
import time
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db.models import FileField
from wagtail.models import UploadedFile

from media import portraits, publicity, renditions
from media.storage import PrivateStorage, RenditionStorage

logger = logging.getLogger(__name__)
GRACE = 60 * 60  # seconds: an upload or a drawing in flight has a file before it has a row
UNFINISHED = 24 * 60 * 60  # seconds that a half-finished multiple upload waits for its form


def sweep() -> int:
    """Run at the start of the scheduler and every hour; how many files went."""
    portraits.stop_showing_hidden()
    renditions.take_away(publicity.unused())
    _forget_unfinished_uploads()
    now = time.time()
    gone = [
        *_sweep_folder(Path(settings.PRIVATE_ROOT), _named_in_rows(private=True), now),
        *_sweep_folder(Path(settings.MEDIA_ROOT), _named_in_rows(private=False), now),
    ]
    if gone:
        logger.info("swept %d files without a row", len(gone))
    return len(gone)


def _forget_unfinished_uploads() -> None:
    """Files of the multiple uploader whose form was never completed."""
    store = UploadedFile._meta.get_field("file").storage
    for upload in UploadedFile.objects.all():
        if not store.exists(upload.file.name) or _age(Path(store.path(upload.file.name)), time.time()) > UNFINISHED:
            upload.file.delete(save=False)
            upload.delete()


def _named_in_rows(private: bool) -> set[str]:
    """Names of every file that a row of any app points to in one of the two stores."""
    return {name for field in _file_fields(private) for name in _names(field) if name}


def _file_fields(private: bool) -> Iterator[FileField]:
    """Fields of all apps, so that a new app's files are never taken for left-overs."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, FileField) and _lies_in(field.storage, private):
                yield field


def _lies_in(storage: object, private: bool) -> bool:
    """Renditions lie in both stores."""
    if isinstance(storage, RenditionStorage):
        return True
    return private and isinstance(storage, FileSystemStorage) and storage.location == PrivateStorage().location


def _names(field: FileField) -> Iterator[str]:
    yield from field.model._base_manager.values_list(field.name, flat=True).distinct().iterator()


def _sweep_folder(root: Path, named: set[str], now: float) -> list[Path]:
    """Deletes old files that no row names; folders that became empty go too."""
    gone = []
    for path in sorted(root.rglob("*"), reverse=True):  # children before their folder
        if path.is_dir():
            _remove_if_empty(path, now)
        elif path.relative_to(root).as_posix() not in named and _age(path, now) > GRACE:
            path.unlink(missing_ok=True)
            gone.append(path)
    return gone


def _remove_if_empty(folder: Path, now: float) -> None:
    if _age(folder, now) > GRACE and not any(folder.iterdir()):
        folder.rmdir()


def _age(path: Path, now: float) -> float:
    """Seconds since the file was last written; a file that just vanished is new."""
    try:
        return now - path.stat().st_mtime
    except FileNotFoundError:
        return 0
