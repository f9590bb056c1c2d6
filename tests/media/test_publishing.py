"""Pictures get their public sizes when they go live, and lose them with their last use."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from modelcluster.fields import ParentalKey
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Page, PageViewRestriction

from accounts.models import User
from core import pictures
from home.models import StandardPage
from media import publicity, renditions, sweeping, wagtail_hooks
from media.models import DocumentText, PortraitConsent, SiteDocument, SiteImage, SiteRendition
from tests.factories import accounts, home, media

pytestmark = pytest.mark.django_db


def body(*pictures: SiteImage) -> list[tuple[str, Any]]:
    return [("picture", {"image": {"image": picture, "alt_text": "图", "decorative": False}}) for picture in pictures]


def page_with(*pictures: SiteImage, **fields: Any) -> StandardPage:
    page = StandardPage(
        title="示例页", body=body(*pictures), locale=home.locale(), **{"slug": "example", "live": False, **fields}
    )
    home.home().add_child(instance=page)
    return page


def public_sizes(picture: SiteImage) -> int:
    return SiteRendition.objects.public().filter(image=picture).count()


def test_publishing_draws_and_the_end_of_the_last_use_takes_away(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    shared, own = media.image("shared"), media.image("own")
    first, second = page_with(shared, own), page_with(shared, slug="second")
    assert public_sizes(shared) == public_sizes(own) == 0
    for page in (first, second):
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
    assert public_sizes(shared) == public_sizes(own) == 2
    with django_capture_on_commit_callbacks(execute=True):
        StandardPage.objects.get(pk=first.pk).unpublish()
    assert (public_sizes(shared), public_sizes(own)) == (2, 0)
    with django_capture_on_commit_callbacks(execute=True):
        StandardPage.objects.get(pk=second.pk).unpublish()
    assert public_sizes(shared) == 0


def test_saving_a_draft_draws_nothing(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    picture = media.image()
    with django_capture_on_commit_callbacks(execute=True):
        page_with(picture).save_revision()
    assert public_sizes(picture) == 0


def test_the_admin_draws_before_the_page_is_live(
    rf: Any, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    picture = media.image()
    page = page_with(picture)
    with django_capture_on_commit_callbacks(execute=True):
        wagtail_hooks.draw_before_going_live(rf.get("/"), page)
    assert public_sizes(picture) == 2
    later = media.image("later")
    scheduled = page_with(later, slug="later", go_live_at=timezone.now() + datetime.timedelta(hours=1))
    with django_capture_on_commit_callbacks(execute=True):
        wagtail_hooks.draw_before_going_live(rf.get("/"), scheduled)
    assert public_sizes(later) == 0


@pytest.fixture
def registered() -> Iterator[None]:
    """Users stand for a plain model with pictures; two of them are public."""
    publicity.register(User, lambda rows: rows.filter(is_active=True))
    yield
    del publicity._registered[User]


def test_an_app_registers_which_rows_are_public(registered: None, monkeypatch: pytest.MonkeyPatch) -> None:
    document, user = media.document(), accounts.user()
    references = [str(user.pk)]
    monkeypatch.setattr(publicity, "_referring_pks", lambda thing, model: references if model is User else [])
    assert publicity.is_public(document)
    User.objects.update(is_active=False)
    assert not publicity.is_public(document)


def test_a_direct_key_needs_no_index() -> None:
    consent = media.consent()
    picture = media.portrait(consent=consent)
    publicity.register(SiteRendition, lambda rows: rows)
    try:
        assert not publicity.is_public(picture)
        media.rendition(picture)
        assert publicity.is_public(picture)
    finally:
        del publicity._registered[SiteRendition]


def test_a_new_consent_brings_a_picture_in_use_back(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    picture = media.portrait(consent=media.consent(withdrawn_at=timezone.now()))
    page = page_with(picture)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert public_sizes(picture) == 0
    picture.consent = PortraitConsent.objects.get(pk=media.consent().pk)
    with django_capture_on_commit_callbacks(execute=True):
        picture.save()
    assert public_sizes(picture) > 0


def test_a_picture_is_shown_without_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_args: object) -> None:
        raise AssertionError("drawn in a reader's request")

    ready, missing = media.image("ready"), media.image("missing")
    media.rendition(ready)
    monkeypatch.setattr(SiteImage, "create_rendition", explode)
    monkeypatch.setattr(SiteImage, "create_renditions", explode)
    assert pictures.choose_drawings(ready, portrait=False, preview=False)
    assert pictures.choose_drawings(missing, portrait=False, preview=False) == []


@pytest.mark.parametrize(
    ("status", "age", "expected"),
    [
        (None, 0, True),
        (TaskResultStatus.READY, 1, False),
        (TaskResultStatus.READY, 60, True),
        (TaskResultStatus.RUNNING, 60, False),
    ],
)
def test_nobody_waits_for_a_worker_that_is_not_there(status: str | None, age: int, expected: bool) -> None:
    if status:
        row = DBTaskResult.objects.create(
            status=status,
            queue_name=renditions.QUEUE,
            backend_name="default",
            task_path="media.tasks.make_jpegs",
            args_kwargs={"args": [1], "kwargs": {}},
            run_after=timezone.now(),
        )
        DBTaskResult.objects.filter(pk=row.pk).update(enqueued_at=timezone.now() - datetime.timedelta(seconds=age))
    assert renditions._nobody_works() is expected


def test_a_preview_without_its_original_goes_on_without() -> None:
    picture = media.image()
    assert not renditions.preview(picture).is_public
    picture.renditions.all().delete()
    picture.file.storage.delete(picture.file.name)
    assert renditions.preview(SiteImage.objects.get()) is None
    assert pictures.choose_drawings(SiteImage.objects.get(), portrait=False, preview=True) == []


def test_locking_a_page_takes_its_pictures_away_and_opening_it_brings_them_back(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    picture = media.image()
    page = page_with(picture)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        lock = PageViewRestriction.objects.create(page=home.home(), restriction_type=PageViewRestriction.LOGIN)
    assert public_sizes(picture) == 0
    with django_capture_on_commit_callbacks(execute=True):
        lock.delete()
    assert public_sizes(picture) == 2


def test_a_picture_taken_out_of_a_live_page_is_swept(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    picture, kept = media.image(), media.image("kept")
    page = page_with(picture, kept)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    page.body = body(kept)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        sweeping.sweep()
    assert (public_sizes(picture), public_sizes(kept)) == (0, 2)


def test_every_plain_model_with_pictures_or_documents_says_which_rows_are_public() -> None:
    """Else its documents answer 404 and its pictures are never drawn."""
    for model in apps.get_models():
        inline = any(isinstance(field, ParentalKey) for field in model._meta.get_fields())
        uses = [field.name for field in model._meta.get_fields() if field.related_model in {SiteImage, SiteDocument}]
        points = [name for name in uses if model._meta.get_field(name).concrete]
        if points and not inline and not issubclass(model, Page | SiteRendition | DocumentText):
            assert model in publicity.registered(), f"{model._meta.label}.{points[0]}: call media.publicity.register"
