"""The public pages of classes. Bad parameters are ignored; nothing here raises for what a reader typed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db.models import Max, Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from core import sitedata
from core.blocks.story import story_images
from core.cards import Crumb, ShareCard
from core.dates import full_date
from core.listings import paginate
from courses import structured
from courses.forms import DayFilterForm, TownFilterForm
from courses.models import Academy, Course, Series, SeriesTeacher, Session, Venue
from courses.queries import DAYS_AHEAD, DayOfClasses, coming_rows, day_frame, days_of_classes
from courses.querysets import CHANGE_SHOWN
from courses.rows import rule_sentence, teacher_names
from media import renditions

VENUES_PER_PAGE = 60
REACH = timedelta(days=800)  # how far from today an address may ask for classes


# By day -----------------------------------------------------------------------------------------------------------


def days(page: Any, request: HttpRequest) -> HttpResponse:
    """?day= one day, ?week= the Monday-to-Sunday week around a day, else the seven days from today."""
    form = DayFilterForm(request.GET)
    first, last, title = asked_days(request)
    shown = days_of_classes(first, last, filters=form.lookups())
    response: HttpResponse = page.render(
        request,
        context_overrides={
            "days": shown,
            "tabs": _tabs(first if first == last else None),
            "weeks": _weeks(first, last),
            "form": form,
            "period": title,
            "one_day": first == last,
            "venues_url": sitedata.current().index_url("courses.venueindexpage"),
            "structured": structured.events(row for day in shown for row in day.rows),
        },
    )
    return response


def asked_days(request: HttpRequest) -> tuple[date, date, str]:
    """First day, last day and their name; what cannot be read counts as not asked."""
    today = timezone.localdate()
    day, week = _day(request.GET.get("day"), today), _day(request.GET.get("week"), today)
    if day is not None:
        return day, day, ""
    if week is not None:
        monday = week - timedelta(days=week.weekday())
        return monday, monday + timedelta(days=6), _week_name(monday, today)
    return today, today + timedelta(days=DAYS_AHEAD - 1), ""


def _day(text: str | None, today: date) -> date | None:
    """A day within reach of today, or None."""
    try:
        day = parse_date((text or "").strip())
    except ValueError:  # well formed, but no such day: 2026-02-30
        return None
    return day if day is not None and abs(day - today) <= REACH else None


def _week_name(monday: date, today: date) -> str:
    this_monday = today - timedelta(days=today.weekday())
    return {this_monday: _("本周"), this_monday + timedelta(days=7): _("下周")}.get(monday, "")


def _tabs(current: date | None) -> list[DayOfClasses]:
    today = timezone.localdate()
    tabs = day_frame(today, today + timedelta(days=DAYS_AHEAD - 1))
    for tab in tabs:
        tab.current = tab.date == current
    return tabs


@dataclass(frozen=True, slots=True)
class WeekLink:
    """A link to a whole week."""

    title: str
    day: str
    current: bool


def _weeks(first: date, last: date) -> list[WeekLink]:
    """本周 and 下周."""
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    starts = ((_("本周"), monday), (_("下周"), monday + timedelta(days=7)))
    whole = first != last and first.weekday() == 0
    return [WeekLink(title, start.isoformat(), whole and start == first) for title, start in starts]


# A course, an academy ---------------------------------------------------------------------------------------------


def course(page: Any, request: HttpRequest, slug: str) -> HttpResponse:
    found = Course.objects.public().select_related("topic", "programme__academy", "image").filter(slug=slug).first()
    if found is None or not found.speaks(get_language()):
        raise Http404
    return _render(page, request, "courses/course.html", found, course_context(found))


def course_context(found: Course) -> dict[str, Any]:
    """What the template shows of a course; also for a draft that was never saved."""
    now = timezone.now()
    renditions.existing([found.image, *story_images(found.body)])
    series = list(_series_of(found, now)) if found.pk else []
    rows = coming_rows(Session.objects.filter(series__course=found), now, known=series) if found.pk else []
    running = [one for one in series if one.last_end >= now]
    return {
        "course": found,
        "series": [_series_facts(one) for one in running],
        "rows": rows,
        "structured": structured.events(rows, found.image),
    }


def _series_of(found: Course, now: datetime) -> Iterable[Any]:
    """The series of which a row may be shown, with `last_end`; rooms and teachers come in two queries."""
    teachers = Prefetch("teachers", SeriesTeacher.objects.select_related("person"))
    recent = found.series.annotate(last_end=Max("sessions__end")).filter(last_end__gte=now - 2 * CHANGE_SHOWN)
    joined = recent.select_related("course", "room__venue__community__town")
    return joined.prefetch_related(teachers).order_by("start_date", "pk")


def _series_facts(series: Series) -> dict[str, Any]:
    """One series as labelled facts."""
    room, venue = series.room, series.room.venue
    facts = [
        (_("时间"), rule_sentence(series), ""),
        (_("开始"), full_date(series.start_date), ""),
        (_("地点"), room.place_name(get_language()), venue.get_absolute_url()),
        (_("老师"), teacher_names(series.teachers.all()), ""),
        (_("报名"), _("，").join(filter(None, [str(series.get_sign_up_display()), series.sign_up_note])), ""),
        (_("名额"), str(series.capacity or ""), ""),
        (_("主办"), series.organiser, ""),
    ]
    return {
        "label": series.label,
        "facts": [{"label": label, "value": value, "url": url} for label, value, url in facts if value],
        "phone": series.contact_phone or venue.contact_phone,
        "link": series.sign_up_link if series.sign_up_is_open(timezone.now()) else "",
    }


def academy(page: Any, request: HttpRequest, slug: str) -> HttpResponse:
    courses = Prefetch("programmes__courses", Course.objects.public())
    found = Academy.objects.select_related("photo").prefetch_related(courses).filter(slug=slug).first()
    if found is None or not found.speaks(get_language()):
        raise Http404
    renditions.existing([found.photo, *story_images(found.body)])
    return _render(
        page, request, "courses/academy.html", found, {"academy": found, "structured": structured.academy(found)}
    )


# Venues -----------------------------------------------------------------------------------------------------------


def venues(page: Any, request: HttpRequest) -> HttpResponse:
    """All venues by town, each with its next class."""
    form = TownFilterForm(request.GET)
    found = Venue.objects.public().speaking(get_language() or "").filter(**form.lookups())
    ordered = found.with_next_class().select_related("community__town").in_order_of_towns()
    page_obj = paginate(request, ordered, VENUES_PER_PAGE)
    response: HttpResponse = page.render(
        request, context_overrides={"form": form, "page_obj": page_obj, "towns": by_town(page_obj.object_list)}
    )
    return response


def by_town(found: Iterable[Venue]) -> list[tuple[Any, list[Venue]]]:
    """Venues that already stand in the order of towns, in groups."""
    return [(town, list(group)) for town, group in groupby(found, key=lambda venue: venue.town)]


def venue(page: Any, request: HttpRequest, slug: str) -> HttpResponse:
    published = Venue.objects.public().select_related("community__town", "photo").prefetch_related("rooms")
    found = published.filter(slug=slug).first()
    if found is None or not found.speaks(get_language()):
        raise Http404
    return _render(page, request, "courses/venue.html", found, venue_context(found))


def venue_context(found: Venue) -> dict[str, Any]:
    """What the template shows of a venue; also for a draft that was never saved."""
    rows = coming_rows(Session.objects.filter(room__venue=found)) if found.pk else []
    rooms = found.rooms.all()
    # The page itself says where it is and whom to call; which room only where there are several.
    rows = [replace(row, place=row.place if len(rooms) > 1 else "", map_url="", phone="") for row in rows]
    facts = [
        (_("地址"), found.in_language("address")),
        (_("怎么去"), found.in_language("access")),
        (_("无障碍"), found.in_language("accessibility")),
        (_("开放时间"), found.in_language("hours")),
        (_("教室"), _("、").join(_room_fact(room) for room in rooms)),
        (_("联系处室"), found.contact_office),
    ]
    return {
        "venue": found,
        "rows": rows,
        "structured": [*structured.venue(found), *structured.events(rows)],
        "facts": [{"label": label, "value": value} for label, value in facts if value],
    }


def _room_fact(room: Any) -> str:
    return _("%(room)s（%(count)s人）") % {"room": room.name, "count": room.capacity} if room.capacity else room.name


# The frame --------------------------------------------------------------------------------------------------------


def _render(page: Any, request: HttpRequest, template: str, thing: Any, context: dict[str, Any]) -> HttpResponse:
    """A plain model on a page of its own: trail, language versions and share card are the object's, not the page's."""
    response: HttpResponse = page.render(
        request,
        template=template,
        context_overrides={
            "crumbs": [*_trail(page), Crumb(thing.name)],
            "alternates": alternates(thing),
            "share": _share(thing),
            **context,
        },
    )
    return response


def _trail(page: Page) -> list[Crumb]:
    """The way down to the index page, and that page with its address."""
    return [*page.breadcrumbs()[:-1], Crumb(page.title, page.get_url() or "")]


def alternates(thing: Any) -> dict[str, str]:
    """Language code → address, for the languages in which `thing` has one; no query."""
    urls = {code: thing.get_absolute_url(code) for code, _name in settings.LANGUAGES}
    return {code: url for code, url in urls.items() if url}


def _share(thing: Any) -> ShareCard:
    card = thing.card(get_language())
    return ShareCard(title=card.title, description=card.summary, url=settings.SITE_URL + card.url)
