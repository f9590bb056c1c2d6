"""Public renditions: looked up in bulk by pages, made by tasks, taken away when a picture may no longer be shown.

A reader's request never draws: `existing` reads rows, `enqueue` leaves the work to the queue "renditions".
"""

import datetime
import time
from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.images.models import Filter, SourceImageIOError

from media import specs
from media.models import SiteImage, SiteRendition
from media.signals import pictures_changed

PUBLIC_SPECS = specs.PUBLIC_SPECS
QUEUE = "renditions"
WAIT = 5.0  # seconds that going live waits for the first JPEG of each picture
POLL = 0.1  # seconds between two looks
IDLE_WORKER = 10  # seconds after which a waiting task shows that nobody works on the queue

Renditions = list[SiteRendition]


def existing(images: Iterable[SiteImage | None]) -> dict[int, Renditions]:
    """Picture's pk → its public renditions, narrow to wide; one query for all of them, none when asked again.

    A portrait without a consent in force has none. Call it once with all pictures of a page, then let the
    picture tag ask again for each of them: the answer is kept on the picture.
    """
    wanted = [image for image in images if image is not None and image.pk]
    unread = [image for image in wanted if not hasattr(image, "shown_renditions")]
    if unread:  # the tag asks for each picture of a list: making the query costs more than the rest of the tag
        shown = SiteRendition.objects.shown().order_by("width", "pk")
        prefetch_related_objects(unread, Prefetch("renditions", shown, to_attr="shown_renditions"))
    return {image.pk: _current(image) for image in wanted}


def _current(image: SiteImage) -> Renditions:
    """Without crops around a focal point that has moved since."""
    key = Filter(spec=specs.PORTRAIT_CROP).get_cache_key(image)
    found: Renditions = image.shown_renditions  # set by `existing`
    return [rendition for rendition in found if rendition.focal_point_key in {"", key}]


def specs_for(image: SiteImage) -> list[str]:
    """All public specs of one picture, JPEG first."""
    portrait = specs.PORTRAIT_SPECS if image.portrait or image.consent_id else ()
    wanted = [*specs.width_specs(image.width), *portrait, specs.SHARE_CARD]
    return sorted(wanted, key=lambda spec: "format-jpeg" not in spec)


def preview(image: SiteImage) -> SiteRendition | None:
    """For an editor's preview: one private JPEG, drawn at once if it is not there. Never call it for a reader.

    None when the original is gone, as after restoring a backup without files.
    """
    try:
        rendition: SiteRendition = image.get_rendition(specs.PREVIEW)
    except SourceImageIOError:
        return None
    return rendition


def enqueue(images: Iterable[SiteImage]) -> None:
    """Have the missing public renditions made, after the present transaction. First every JPEG, then the rest."""
    pks = list(dict.fromkeys(image.pk for image in images if image.pk))
    if pks:
        transaction.on_commit(partial(_enqueue, pks))


def _enqueue(pks: list[int]) -> None:
    from media import tasks

    for pk in incomplete(pks):
        tasks.make_jpegs.enqueue(pk)
        tasks.make_public_renditions.enqueue(pk)


def incomplete(pks: Iterable[int]) -> list[int]:
    """Those of the pictures that may be shown and lack a public rendition."""
    images = SiteImage.objects.shown().filter(pk__in=list(pks))
    have = existing(images)
    return [
        image.pk for image in images if set(specs_for(image)) - {rendition.filter_spec for rendition in have[image.pk]}
    ]


def make(image_pk: int, only_jpeg: bool = False) -> int:
    """Draw what is missing of one picture; the number of new files. For tasks and commands, not for requests."""
    image = SiteImage.objects.shown().filter(pk=image_pk).first()
    if image is None:
        return 0
    have = {rendition.filter_spec for rendition in existing([image])[image.pk]}
    missing = [spec for spec in specs_for(image) if spec not in have and (not only_jpeg or "format-jpeg" in spec)]
    for spec in missing:
        image.get_rendition(spec)
    _forget_if_hidden_meanwhile(image_pk)
    if missing:
        pictures_changed.send(sender=SiteRendition, image_pks=[image_pk])
    return len(missing)


def _forget_if_hidden_meanwhile(image_pk: int) -> None:
    """A consent may have been withdrawn while we drew."""
    if not SiteImage.objects.shown().filter(pk=image_pk).exists():
        take_away([image_pk])


def take_away(image_pks: Iterable[int]) -> int:
    """Remove the public renditions of pictures, rows now, files when the transaction commits; how many there were."""
    pks = list(image_pks)
    gone, _per_model = SiteRendition.objects.public().filter(image_id__in=pks).delete()
    if gone:
        pictures_changed.send(sender=SiteRendition, image_pks=pks)
    return gone


def wait_for_jpeg(images: Iterable[SiteImage], seconds: float = WAIT) -> bool:
    """Wait until every picture has a JPEG to show; False when time was up or nobody works on the queue.

    Inside a transaction the worker cannot see the tasks, so there is nothing to wait for.
    """
    pks = {image.pk for image in images if image.is_publicly_shown}
    deadline = time.monotonic() + seconds
    while not _all_have_jpeg(pks):
        if transaction.get_connection().in_atomic_block or time.monotonic() >= deadline or _nobody_works():
            return False
        time.sleep(POLL)
    return True


def _all_have_jpeg(pks: set[int]) -> bool:
    jpegs = SiteRendition.objects.filter(image_id__in=pks, filter_spec__startswith="format-jpeg|width-")
    return jpegs.values("image_id").distinct().count() == len(pks)


def _nobody_works() -> bool:
    """A task that has waited long while none runs. With the immediate backend there are no rows and no worker."""
    tasks = DBTaskResult.objects.filter(queue_name=QUEUE)
    long_ago = timezone.now() - datetime.timedelta(seconds=IDLE_WORKER)
    if tasks.filter(status=TaskResultStatus.RUNNING).exists():
        return False
    waiting = tasks.filter(status=TaskResultStatus.READY)
    return not waiting.exists() or waiting.filter(enqueued_at__lt=long_ago).exists()
