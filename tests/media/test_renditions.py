"""Public sizes: looked up in bulk, made by tasks, gone when a picture may no longer be shown."""

import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from media import renditions, specs
from media.models import SiteRendition
from media.signals import pictures_changed
from tests.factories import accounts, media

pytestmark = pytest.mark.django_db


def test_one_query_finds_the_public_sizes_of_all_pictures(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    pictures = [media.image(str(number)) for number in range(3)]
    for picture in pictures:
        media.rendition(picture)
        media.rendition(picture, "max-165x165")
    with django_assert_num_queries(1):
        found = renditions.existing([*pictures, None])
    assert {pk: [rendition.filter_spec for rendition in rows] for pk, rows in found.items()} == {
        picture.pk: ["format-jpeg|width-400"] for picture in pictures
    }
    with django_assert_num_queries(0):
        assert renditions.existing(pictures) == found


def test_a_portrait_without_consent_in_force_has_none() -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    lost = {
        "never asked": media.image(portrait=True),
        "withdrawn": media.portrait(consent=media.consent(withdrawn_at=timezone.now())),
        "over": media.portrait(consent=media.consent(given_on=yesterday, valid_until=yesterday)),
    }
    shown = media.portrait()
    for picture in [*lost.values(), shown]:
        media.rendition(picture)
    found = renditions.existing([*lost.values(), shown])
    assert {name: found[picture.pk] for name, picture in lost.items()} == {name: [] for name in lost}
    assert [picture.is_publicly_shown for picture in [*lost.values(), shown]] == [False, False, False, True]
    assert len(found[shown.pk]) == 1


def test_the_task_makes_every_size_once_and_says_so() -> None:
    picture, changed = media.image(width=900, height=600), []

    def note(image_pks: list[int], **_signal: object) -> None:
        changed.append(image_pks)

    pictures_changed.connect(note)
    try:
        assert renditions.make(picture.pk) == 3
        assert renditions.make(picture.pk) == 0
    finally:
        pictures_changed.disconnect(note)
    assert changed == [[picture.pk]]
    made = set(SiteRendition.objects.filter(image=picture).values_list("filter_spec", flat=True))
    assert made == {"format-jpeg|width-400", "format-jpeg|width-800", specs.SHARE_CARD}


def test_a_portrait_gets_its_crop_too() -> None:
    assert any(specs.PORTRAIT_CROP in spec for spec in renditions.specs_for(media.portrait()))
    assert not any(specs.PORTRAIT_CROP in spec for spec in renditions.specs_for(media.image()))


def test_a_small_picture_still_gets_one_of_each_format() -> None:
    assert renditions.specs_for(media.image(width=120)) == ["format-jpeg|width-400", specs.SHARE_CARD]


def test_public_names_cannot_be_guessed_and_private_sizes_lie_elsewhere() -> None:
    picture = media.image()
    public, thumbnail = media.rendition(picture), media.rendition(picture, "max-165x165")
    assert Path(public.file.path).is_relative_to(settings.MEDIA_ROOT)
    assert Path(thumbnail.file.path).is_relative_to(settings.PRIVATE_ROOT)
    assert len(Path(public.file.name).stem) == 32
    assert "drawing" not in public.url + thumbnail.url


def test_a_thumbnail_goes_to_staff_only(client: Client) -> None:
    url = media.rendition(media.image(), "max-165x165").url
    assert client.get(url).status_code == 302
    assert "/admin/login/" in client.get(url).headers["Location"]
    client.force_login(accounts.user())
    assert client.get(url).status_code in {302, 404}
    client.force_login(accounts.superuser())
    response = client.get(url)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/jpeg"
    assert "private" in response.headers["Cache-Control"]
    assert client.get(url.replace(".jpg", ".png")).status_code == 404


def test_deleting_a_picture_removes_its_public_files(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    picture = media.image()
    path = Path(media.rendition(picture).file.path)
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
    assert not path.exists()


def test_nothing_is_drawn_of_a_picture_that_may_not_be_shown() -> None:
    assert renditions.make(media.image(portrait=True).pk) == 0
    assert not SiteRendition.objects.exists()


def test_nobody_waits_inside_a_transaction() -> None:
    assert renditions.wait_for_jpeg([media.image()]) is False
