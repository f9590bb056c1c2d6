"""/honors/studios/: the list and a studio's page."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.blocks.story import story_images
from core.listings import paginate
from core.querysets import drafted
from core.sections import sections_for
from honors import charts, generated, structured
from honors.enums import Level, ReviewResult
from media import renditions

if TYPE_CHECKING:
    from honors.models import Studio, StudioIndexPage, StudioYear

PER_PAGE = 20


def list_context(page: "StudioIndexPage", request: HttpRequest) -> dict[str, Any]:
    from honors.filters import StudioFilter
    from honors.models import Studio

    form = StudioFilter(request.GET)
    studios = narrowed(Studio.objects.public().with_places(), form.wanted())
    if page.language_code == "en":
        studios = studios.exclude(name_en="")
    found = paginate(request, studios.order_by("level", "stroke_key", "pk"), PER_PAGE)
    cards = [studio.card(page.language_code) for studio in found]
    return {"form": form, "page_obj": found, "cards": cards, "total": found.paginator.count}


def narrowed(studios: Any, wanted: dict[str, str]) -> Any:
    from honors.filters import level_of

    if "q" in wanted:
        text = wanted["q"].replace("\x00", "").strip()
        fields = (
            "name_zh",
            "name_en",
            "field_zh",
            "field_en",
            "host_name",
            "leader_name",
            "leader__name",
            "industry_chain",
        )
        condition = Q()
        for field in fields:
            condition |= Q(**{f"{field}__icontains": text})
        studios = studios.filter(condition)
    if "level" in wanted:
        studios = studios.filter(level=level_of(wanted["level"]))
    if "town" in wanted:
        studios = studios.filter(town__slug=wanted["town"])
    return studios.filter(industry__slug=wanted["industry"]) if "industry" in wanted else studios


def serve(page: "StudioIndexPage", request: HttpRequest, rest: tuple[str, ...]) -> HttpResponse:
    from honors.models import Studio

    studios = Studio.objects.public().with_places().with_latest_review()
    studio = studios.filter(slug=rest[0]).first() if len(rest) == 1 else None
    if studio is None or not studio.get_absolute_url(page.language_code):
        raise Http404
    context = studio_context(studio, page.language_code)
    description = studio.summary or studio.field or studio.name
    return generated.respond(request, page, "honors/studio.html", studio.name, description, context)


def studio_context(studio: "Studio", language: str) -> dict[str, Any]:
    """Members, results, open days to come, present review, awards. A draft in preview may lack everything."""
    saved = studio.pk is not None
    grants = list(studio.grants.public().with_awards().by_rank()) if saved else []
    years = sorted(studio.years.all(), key=lambda year: -year.year)
    in_memory = not saved or drafted(studio, "members")
    members = list(studio.members.all() if in_memory else studio.members.select_related("person"))
    renditions.existing([studio.image, *story_images(studio.body)])
    return {
        "structured": structured.studio(studio, grants),
        "studio": studio,
        "facts": facts(studio),
        "members": member_items(members, language),
        "years": years,
        "reading": reading(years[0]) if years else "",
        "charts": year_charts(years),
        "open_days": [day for day in studio.open_days.all() if day.ends_at and day.ends_at > timezone.now()],
        "awards": grants,
        "sections": sections_for(studio, language) if saved else [],
        "alternates": generated.alternates(studio),
    }


def facts(studio: "Studio") -> list[dict[str, Any]]:
    """Who leads it, where, what for; of the reviews only the present state."""
    leader_url = ""
    if studio.leader and not studio.leader.profile_hidden:
        leader_url = studio.leader.get_absolute_url()
    rows = [
        (_("领办人"), studio.leader_shown, leader_url),
        (_("所在单位"), studio.host_shown, ""),
        (_("方向"), studio.field, ""),
        (_("产业链"), studio.industry_chain, ""),
        (_("镇街"), studio.town.name if studio.town else "", ""),
        (_("复核"), present_review(studio), ""),
    ]
    return [{"label": label, "value": value, "url": url} for label, value, url in rows if value]


def present_review(studio: "Studio") -> str:
    """2025年合格, from the latest review: read with the studio, or in one query."""
    if not hasattr(studio, "latest_result"):
        review = studio.reviews.first() if studio.pk else None
        studio.latest_result, studio.reviewed_on = (review.result, review.reviewed_on) if review else ("", None)
    if not studio.latest_result:
        return ""
    result = ReviewResult(studio.latest_result).label
    return _("%(year)d年%(result)s") % {"year": studio.reviewed_on.year, "result": result}


def member_items(members: list[Any], language: str) -> list[dict[str, Any]]:
    """For name_grid.html; a person who has asked for no page is named without a link."""
    return [
        {"name": member.shown_name, "url": member_url(member, language), "note": member.role}
        for member in members
        if member.shown_name
    ]


def member_url(member: Any, language: str) -> str:
    linked = member.person and not member.person.profile_hidden
    return str(member.person.get_absolute_url(language)) if linked else ""


def reading(year: "StudioYear") -> str:
    """The latest row of the table as a sentence one can read aloud."""
    return _("%(year)d年立题%(projects)d个，获专利%(patents)d项，带徒%(trained)d人，节约%(saved)s万元。") % {
        "year": year.year,
        "projects": year.projects or 0,
        "patents": year.patents or 0,
        "trained": year.trained or 0,
        "saved": f"{year.saved or 0:.2f}".rstrip("0").rstrip("."),
    }


def year_charts(years: list["StudioYear"]) -> list[charts.Chart]:
    """A small chart of each result that is not 0 every year, oldest year first; `years` come newest first."""
    if len(years) < 2:
        return []
    wanted = [
        ("projects", _("立题（个）")),
        ("patents", _("专利（项）")),
        ("trained", _("带徒（人）")),
        ("saved", _("节约（万元）")),
    ]
    rows = list(reversed(years))
    labels = [str(row.year) for row in rows]
    drawn = [
        charts.column_chart(
            name, title, labels, [charts.Series(title, [getattr(row, name) or 0 for row in rows])], small=True
        )
        for name, title in wanted
    ]
    return [chart for chart in drawn if chart.columns]


def level_label(studio: "Studio") -> str:
    return str(Level(studio.level).label) if studio.level in Level.values else ""
