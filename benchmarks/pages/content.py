"""Our side: the demo edition, then a size on top of it, with what the measured pages show the same at every size.

Whatever a page shows must not grow with the site, else its cost would rightly grow with it: the roll has 230 names,
the week as many classes, the column a full page and the search as many hits, at 100 articles and at 10,000.
"""

from __future__ import annotations

from itertools import cycle

from django.core.management import call_command
from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation

from core import caching, query_plans
from core.models import Town
from home.demo.articles import COLUMNS
from home.seeding import run
from home.seeding.bulk import articles, build, classes, people
from home.seeding.bulk.sizes import Size
from home.seeding.bulk.words import Words
from home.seeding.edition import Edition
from honors.enums import CommendationState, Kind
from honors.granting import NewGrant, build_grant
from honors.models import AwardEdition, AwardType, Commendation, Grant, Person
from media import renditions
from media.models import SiteImage, SiteRendition
from news.enums import ColumnCode
from news.models import ArticlePage, ColumnPage

NAMES = 230
VENUES = 10  # the same at each size, so that a week has as many classes; more classes are more weeks
BUSY_SHARE = 8  # of 15 articles go to the measured column, the other columns have one each
WORD, WORD_HITS = "红岛杯", 24  # stands in so many titles at every size
COMMON = "工会"  # has the more hits the larger the site is
PROFILE = "chen-guilan"
ARTICLE = "ye-xiao-yi-nian"  # of the demo edition, with a picture, headings and a quotation; it opens the front page
ROLL = "bench-roll"


def base() -> None:
    """The demo edition. Its pictures' sizes are rows without files: pages never open a file."""
    call_command("migrate", verbosity=0)
    call_command("bootstrap", verbosity=0)
    run.draw = lambda _edition: None
    renditions._enqueue = lambda _pks: None
    run.make(Edition(say=lambda _text: None))
    SiteRendition.objects.bulk_create([row for image in SiteImage.objects.shown() for row in _sizes(image)])


def _sizes(image: SiteImage) -> list[SiteRendition]:
    rows = []
    for spec in renditions.specs_for(image):
        width, height = (int(each) for each in (spec.rpartition("-")[2] + "x0").split("x")[:2])
        height = height or round(width * image.height / image.width)
        kind = spec.removeprefix("format-").partition("|")[0]
        name = f"{image.pk:02}/{spec_name(spec)}.{kind}"
        rows.append(SiteRendition(image=image, filter_spec=spec, file=name, width=width, height=height))
    return rows


def spec_name(spec: str) -> str:
    return spec.replace("|", "-")


def size_of(number: int) -> Size:
    """So many articles, persons and classes, twice as many grants."""
    return Size(
        f"bench{number}", persons=number, grants=2 * number, venues=VENUES, sessions=number, articles=number, years=10
    )


def fill(number: int) -> None:
    """Everything but the demo edition."""
    size, words, today = size_of(number), Words(), timezone.localdate()
    renditions._enqueue = lambda _pks: None
    with translation.override("zh-hans"):
        with transaction.atomic():
            people.make(size, words, today)
            classes.make(size, words, today)
            articles.make(size, words, _columns())
            _illustrate()
            _name_in_titles()
            _roll(words)
        build.rebuild_search()
    query_plans.refresh()
    caching.bump()


def _columns() -> list[ColumnPage]:
    columns = [ColumnPage.objects.get(code=column.code, locale__language_code="zh-hans") for column in COLUMNS]
    busy = next(column for column in columns if column.code == ColumnCode.HEADLINES)
    return [busy] * (BUSY_SHARE - 1) + columns


def _illustrate() -> None:
    """Every article of the bulk has a picture in lists."""
    images = list(SiteImage.objects.shown().order_by("pk"))
    bulk = ArticlePage.objects.filter(slug__startswith="bench-")
    for place, image in enumerate(images):
        bulk.annotate(turn=F("page_ptr_id") % len(images)).filter(turn=place).update(listing_image=image)


def _name_in_titles() -> None:
    """The rare word stands in the titles of the oldest articles."""
    for page in ArticlePage.objects.filter(slug__startswith="bench-").order_by("pk")[:WORD_HITS]:
        title = f"{page.title}（{WORD}）"
        ArticlePage.objects.filter(pk=page.pk).update(title=title, draft_title=title)


def _roll(words: Words) -> None:
    """The newest roll, with NAMES names."""
    towns = cycle(Town.objects.all())
    persons = [
        Person(name=words.name(), slug=f"roll-{number}", unit=words.unit(), town=next(towns)) for number in range(NAMES)
    ]
    for person in persons:
        person.is_example = True
        person.fill_derived()
    Person.objects.bulk_create(persons)
    today = timezone.localdate()
    commendation = Commendation.objects.create(
        name_zh=f"{today.year}年即墨工匠（示例）",
        slug=f"{ROLL}-decision",
        label=f"{today.year}年度",
        year=today.year,
        document_no="压测发〔1〕号（示例）",
        decision_title="关于命名即墨工匠的决定（示例）",
        decision_date=today,
        granting_body="区总工会（示例）",
        state=CommendationState.GRANTED,
        is_example=True,
    )
    award = AwardType.objects.filter(kind=Kind.PERSON).order_by("-level", "pk").first()
    edition = AwardEdition.objects.create(commendation=commendation, award_type=award, slug=ROLL)
    rows = (
        NewGrant(recipient=person, unit=person.unit, document_order=place, town=person.town)
        for place, person in enumerate(persons, 1)
    )
    Grant.objects.bulk_create([build_grant(edition, row) for row in rows])
