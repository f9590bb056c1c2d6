"""Work on pictures outside requests."""

from django_tasks import task

from media import renditions


@task(queue_name=renditions.QUEUE, priority=20)
def make_jpegs(image_pk: int) -> int:
    """What every browser shows; going live waits for it."""
    return renditions.make(image_pk, only_jpeg=True)


@task(queue_name=renditions.QUEUE)
def make_public_renditions(image_pk: int) -> int:
    """All public sizes and formats of a picture."""
    return renditions.make(image_pk)
