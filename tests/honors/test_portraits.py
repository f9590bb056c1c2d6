"""A portrait shows while its consent is in force, and from the moment it ends on no page that a reader opens."""

import contextlib
import datetime
from collections.abc import Callable

import pytest
from django.core.cache import caches
from django.db import transaction
from django.test import Client
from django.utils import timezone

from core import schedule, todo
from core.cards import Subject
from core.models import CacheVersion
from core.signals import withdrawn
from honors.enums import RollLayout
from honors.models import HonorRollPage, Person, ProfilePage
from media import consents, sweeping
from media.models import PortraitConsent, SiteImage
from news.models import ArticlePage
from tests.factories import honors as make
from tests.factories import media, news
from tests.factories.accounts import user
from tests.factories.home import under
from wechat.models import ChannelUse

pytestmark = pytest.mark.django_db

SQUARE = '<span class="surname" aria-hidden="true">魏</span>'
ROLL = "/honors/rolls/cards/"
Ending = Callable[[PortraitConsent], None]


def withdraw(consent: PortraitConsent) -> None:
    consents.withdraw(consent, user())


def run_out(consent: PortraitConsent) -> None:
    """The calendar goes on: no signal, no save; the public files are still there. No page is kept over midnight."""
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    PortraitConsent.objects.filter(pk=consent.pk).update(valid_until=yesterday)
    caches["pages"].clear()


def shorten(consent: PortraitConsent) -> None:
    """An editor writes an earlier last day into the form."""
    consent.valid_until = timezone.localdate() - datetime.timedelta(days=1)
    consent.save()


def take_off(consent: PortraitConsent) -> None:
    """An editor takes the consent off the picture."""
    picture = consent.images.get()
    picture.consent = None
    picture.save()


@pytest.fixture
def picture() -> SiteImage:
    """A portrait with its public sizes."""
    made = media.portrait("魏示例", credit="孙海涛 摄")
    for spec in ("format-jpeg|width-400", "format-jpeg|fill-360x480", "format-jpeg|fill-1200x630"):
        media.rendition(made, spec)
    made.files = list(made.renditions.values_list("file", flat=True))
    return made


@pytest.fixture
def pages(picture: SiteImage) -> dict[str, str]:
    """Address of every page that could show the portrait; by name."""
    tree = make.pages()
    person, told = (make.person(name, portrait=picture) for name in ("魏示例", "魏讲述"))
    make.granted([person, told])
    profile = make.profile(told, body=[("picture", {"image": picture})], listing_image=picture)
    under(tree["rolls"], HonorRollPage(title="群像", slug="cards", rule_year_from=1990, layout=RollLayout.CARDS))
    article = news.article("车间里的一天", body=[("picture", {"image": picture})])
    return {
        "person": person.get_absolute_url(),
        "profile": profile.get_url(),
        "roll": ROLL,
        "article": article.get_url(),
        "front": "/",
        "people": "/honors/people/",
        "honors": "/honors/",
        "search": "/search/?q=魏示例",
    }


def showing(client: Client, pages: dict[str, str], picture: SiteImage) -> set[str]:
    """Names of the pages that name one of the picture's files, in an <img>, a meta or data."""
    texts = {name: client.get(path).content.decode() for name, path in pages.items()}
    return {name for name, text in texts.items() if any(file in text for file in picture.files)}


def test_every_page_that_may_show_it_does(client: Client, pages: dict[str, str], picture: SiteImage) -> None:
    """Or the tests below could not fail."""
    assert showing(client, pages, picture) == {"person", "profile", "roll", "article", "front"}


@pytest.mark.parametrize("end", [withdraw, run_out, shorten, take_off])
def test_without_consent_it_is_on_no_page_and_the_surname_stands_in_its_place(
    client: Client, pages: dict[str, str], picture: SiteImage, end: Ending
) -> None:
    showing(client, pages, picture)  # whatever is kept is kept now
    end(picture.consent)
    assert showing(client, pages, picture) == set()
    for name in ("person", "profile"):
        text = client.get(pages[name]).content.decode()
        assert text.count(SQUARE) == 1
        assert "孙海涛" not in text
    assert client.get(ROLL).content.decode().count(SQUARE) == 2


@pytest.mark.parametrize("end", [withdraw, run_out, shorten, take_off])
def test_whoever_keeps_a_copy_hears_of_it_once(pages: dict[str, str], picture: SiteImage, end: Ending) -> None:
    heard: list[set[Subject]] = []
    token = CacheVersion.current()
    withdrawn.connect(listener := lambda subjects, **_: heard.append(set(subjects)))
    try:
        end(picture.consent)
        sweeping.sweep()
        picture.refresh_from_db()
        for row in filter(None, [picture.consent, picture]):
            row.save()
        sweeping.sweep()
    finally:
        withdrawn.disconnect(listener)
    shown_by = [*Person.objects.all(), ProfilePage.objects.get(), ArticlePage.objects.get()]
    assert heard == [{Subject.of(each) for each in shown_by}]
    assert CacheVersion.current() != token


def test_a_copy_in_the_channel_becomes_something_to_do(pages: dict[str, str], picture: SiteImage) -> None:
    person = Person.objects.get(name="魏示例")
    document = person.channel_document()
    assert document.image == picture
    subjects = [[subject.model, subject.pk] for subject in document.subjects]
    use = ChannelUse(source_model="honors.person", source_pk=person.pk, source_title="魏示例", action="copy")
    use.subjects = subjects
    use.save()
    run_out(picture.consent)
    jobs = {job.name: job for job in schedule.jobs()}
    assert jobs["end_consents"].every == 60
    jobs["end_consents"].run()
    use.refresh_from_db()
    assert use.withdrawn_at
    assert Person.objects.get(pk=person.pk).channel_document().image is None
    admin = user("guanli", is_superuser=True)
    assert "魏示例" in " ".join(item.title for item in todo.items_for(admin))


def test_nothing_happens_when_the_transaction_fails(client: Client, pages: dict[str, str], picture: SiteImage) -> None:
    with contextlib.suppress(RuntimeError), transaction.atomic():
        withdraw(picture.consent)
        raise RuntimeError
    assert "person" in showing(client, pages, picture)
