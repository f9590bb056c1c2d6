"""The photographs that come with a roster: matched to rows, drawn afresh, and with consent the portraits of persons."""

import datetime
from collections.abc import Iterable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from honors.enums import ImportState
from honors.importing.photos import Photo, match_photos, read_photos
from honors.importing.rosters import entry_of
from honors.importing.tables import RosterRefusedError
from honors.models import Person, RosterImport, RosterPhoto, RosterRow
from honors.searching import objects_changed
from media import decoding, publicity
from media.models import PortraitConsent, SiteImage

NAME_MOST = 200


def receive(roster: RosterImport, upload: File, consent: Mapping[str, Any]) -> None:
    """Keep the zip until its pictures are read. `consent` holds for all of them: scope, channel, dates."""
    from honors.importing import tasks

    with transaction.atomic():
        roster.photo_consent = {name: _text(value) for name, value in consent.items()}
        roster.photo_upload.save("photos.zip", upload, save=False)
        roster.photo_remarks, roster.progress_at = [], timezone.now()
        roster.save(update_fields=["photo_consent", "photo_upload", "photo_remarks", "progress_at"])
        tasks.read_photos.enqueue(roster.pk)


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else str(value or "")


def read(roster: RosterImport) -> None:
    """Task: every picture of the zip finds its row or a line that says why not; then the zip goes."""
    try:
        with Path(roster.photo_upload.path).open("rb") as file:
            found, remarks = _match(roster, file)
    except RosterRefusedError as refusal:
        found, remarks = {}, [refusal.message]
    with transaction.atomic():
        roster = RosterImport.objects.select_for_update().get(pk=roster.pk)  # it may have been written meanwhile
        _keep(found)
        roster.photo_remarks = [_("收到%d张能用的照片。") % len(found), *remarks]
        if roster.state == ImportState.WRITTEN:
            attach(roster, roster.written_by)
        roster.save(update_fields=["photo_remarks", "made", "before"])
    roster.photo_upload.delete(save=False)
    RosterImport.objects.filter(pk=roster.pk).update(photo_upload="")


def _match(roster: RosterImport, file: Any) -> tuple[dict[RosterRow, RosterPhoto], list[str]]:
    """Row → its photograph not yet saved, and a sentence for every file that is none."""
    rows = {row.number: row for row in roster.rows.all() if not row.is_skipped}
    batch = read_photos(file)
    matches = match_photos(batch, [entry_of(row) for row in rows.values()])
    remarks = [f"{each.filename}：{each.reason}" for each in (*batch.refusals, *matches.problems)]
    found: dict[RosterRow, RosterPhoto] = {}
    for number, photo in matches.found.items():
        try:
            found[rows[number]] = _drawn(roster, rows[number], photo)
        except decoding.PictureRefusedError as refusal:
            remarks.append(f"{photo.filename}：{' '.join(refusal.messages)}")
        except RosterRefusedError as refusal:
            remarks.append(f"{photo.filename}：{refusal.message}")
    return found, remarks


def _drawn(roster: RosterImport, row: RosterRow, photo: Photo) -> RosterPhoto:
    """The file first, under a name that no row has yet: if all ends here the sweep takes it."""
    picture = decoding.clean(BytesIO(photo.read()))
    kept = RosterPhoto(roster=roster, row=row, filename=photo.filename[-NAME_MOST:])
    name = PurePath("portrait").with_suffix(picture.extension).name
    kept.file.save(name, ContentFile(picture.content), save=False)
    return kept


def _keep(found: Mapping[RosterRow, RosterPhoto]) -> None:
    """A second photograph of a row takes the place of the first."""
    for old in RosterPhoto.objects.filter(row__in=found):
        old.discard()
    RosterPhoto.objects.bulk_create(found.values())


# Becoming portraits ---------------------------------------------------------------------------------------------------


def attach(roster: RosterImport, by: Any) -> None:
    """Within the writing transaction: picture, consent and portrait for each person; one portrait a person."""
    photos = list(roster.photos.select_related("row"))
    persons = _persons_of(photos)
    pictures, portrayed = [], []
    for photo in photos:
        person = persons.pop(photo.row.result.get("recipient", ""), None)
        if person is not None:
            pictures.append(_portray(roster, person, photo, by))
            portrayed.append(person)
    _drop(photos)
    if pictures:
        transaction.on_commit(partial(publicity.refresh, [picture.pk for picture in pictures]))
        objects_changed(portrayed)


def _persons_of(photos: Iterable[RosterPhoto]) -> dict[str, Person]:
    """Recipient key → person; units and teams have no portraits."""
    keys = [photo.row.result.get("recipient", "") for photo in photos]
    pks = [int(key.removeprefix("person:")) for key in keys if key.startswith("person:")]
    return {f"person:{pk}": person for pk, person in Person.objects.in_bulk(pks).items()}


def _portray(roster: RosterImport, person: Person, photo: RosterPhoto, by: Any) -> SiteImage:
    consent = PortraitConsent.objects.create(subject_name=person.name[:60], recorded_by=by, **_terms(roster))
    path = Path(photo.file.path)
    content = ContentFile(path.read_bytes(), name=f"portrait{path.suffix}")
    picture = SiteImage(
        title=_("%s肖像") % person.name,
        description=_("%s的肖像") % person.name,
        file=content,
        portrait=True,
        consent=consent,
        uploaded_by_user=by,
    )
    picture.save()
    roster.before = [*roster.before, {"person": person.pk, "was": {"portrait_id": person.portrait_id}}]
    Person.objects.filter(pk=person.pk).update(portrait=picture)  # not save(): that would look like a later edit
    for thing in (consent, picture):
        roster.made.setdefault(thing._meta.label_lower, []).append(thing.pk)
    return picture


def _terms(roster: RosterImport) -> dict[str, Any]:
    said = roster.photo_consent
    until = said.get("valid_until") or None
    return {"scope": said["scope"], "channel": said["channel"], "given_on": said["given_on"], "valid_until": until}


def _drop(photos: Iterable[RosterPhoto]) -> None:
    """They are pictures of the library now."""
    for photo in photos:
        photo.discard()
