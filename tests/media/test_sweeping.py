"""Files without a row go, files with one stay, whichever app the row is of."""

import datetime
import os
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from wagtail.models import UploadedFile

from core import schedule
from media import sweeping
from media.models import SiteRendition
from media.storage import PrivateStorage, PublicRenditionStorage
from tests.factories import media

pytestmark = pytest.mark.django_db
HOUR = 3600


def old(path: Path, seconds: float = 2 * HOUR) -> Path:
    os.utime(path, (time.time() - seconds, time.time() - seconds))
    return path


@pytest.fixture(autouse=True)
def stores(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stores of this test's own: others leave files behind."""
    settings.PRIVATE_ROOT, settings.MEDIA_ROOT = tmp_path / "private", tmp_path / "public"
    private, public = PrivateStorage(), PublicRenditionStorage()
    rendition = SiteRendition._meta.get_field("file").storage
    monkeypatch.setattr(rendition, "private", private)
    monkeypatch.setattr(rendition, "public", public)
    for field in sweeping._file_fields(private=True):
        if field.storage is not rendition:
            monkeypatch.setattr(field, "storage", private)


def test_left_overs_go_and_what_a_row_names_stays(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping.publicity, "unused", list)
    picture = media.image()
    named = [
        picture.file,
        media.rendition(picture).file,
        media.rendition(picture, "max-165x165").file,
        media.document().file,
        media.consent(scan=ContentFile(media.PDF, "同意书.pdf")).scan,
    ]
    kept = [old(Path(file.path)) for file in named]
    orphans = []
    for name, root in [("documents/x/left.pdf", settings.PRIVATE_ROOT), ("ab/left.jpg", settings.MEDIA_ROOT)]:
        path = Path(root) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
        orphans.append(old(path))
    fresh = Path(settings.PRIVATE_ROOT) / "documents" / "in-flight.pdf"
    fresh.write_bytes(b"x")
    assert sweeping.sweep() == 2
    assert all(path.exists() for path in [*kept, fresh])
    assert not any(path.exists() for path in orphans)
    assert sweeping.sweep() == 0


def test_the_waiting_room_is_emptied_after_a_day() -> None:
    kept, stale = (
        UploadedFile.objects.create(file=ContentFile(media.drawing(), f"{name}.jpg")) for name in ("kept", "stale")
    )
    old(Path(kept.file.path))
    gone = old(Path(stale.file.path), 25 * HOUR)
    sweeping.sweep()
    assert list(UploadedFile.objects.all()) == [kept]
    assert not gone.exists()


def test_a_consent_that_ran_out_by_the_calendar_loses_its_public_files(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    picture = media.portrait()
    public = Path(media.rendition(picture).file.path)
    media.rendition(picture, "max-165x165")
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    type(picture.consent).objects.filter(pk=picture.consent_id).update(valid_until=yesterday)
    with django_capture_on_commit_callbacks(execute=True):
        sweeping.sweep()
    assert not public.exists()
    assert [rendition.is_public for rendition in picture.renditions.all()] == [False]


def test_the_scheduler_runs_it_at_start_and_every_hour() -> None:
    assert {job.name: job.every for job in schedule.jobs()}["sweep_files"] == HOUR
