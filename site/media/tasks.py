"""Work on pictures and documents outside requests."""

from django_tasks import task

from media import publicity, renditions, texts


@task(queue_name=renditions.QUEUE, priority=20)
def make_jpegs(image_pk: int) -> int:
    """What every browser shows; going live waits for it."""
    return renditions.make(image_pk, only_jpeg=True)


@task(queue_name=renditions.QUEUE)
def make_public_renditions(image_pk: int) -> int:
    """All public sizes and formats of a picture."""
    return renditions.make(image_pk)


@task(queue_name=renditions.QUEUE, priority=20)
def refresh_pictures_below(page_pk: int) -> None:
    """Pictures of a part of the tree that was locked or opened."""
    publicity.refresh_below(page_pk)


@task()
def read_document(document_pk: int) -> str:
    """The words of an uploaded document, for search."""
    return texts.read_text(document_pk)
