"""/honors/collectives/: the list and a collective's page, routed by the honours index."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from core.listings import paginate
from core.sections import sections_for
from honors import generated, structured
from honors.names import clean_name
from honors.people_pages import timeline

if TYPE_CHECKING:
    from honors.models import Collective, HonorsIndexPage, Person

PLACE = "collectives"
PER_PAGE = 30


def serve(page: "HonorsIndexPage", request: HttpRequest, rest: tuple[str, ...]) -> HttpResponse:
    if rest[0] != PLACE or len(rest) > 2:
        raise Http404
    return serve_one(page, request, rest[1]) if len(rest) == 2 else serve_list(page, request)


def serve_list(page: "HonorsIndexPage", request: HttpRequest) -> HttpResponse:
    from honors.filters import CollectiveFilter
    from honors.models import Collective

    form = CollectiveFilter(request.GET)
    collectives = narrowed(in_language(Collective.objects.public(), page.language_code), form.wanted())
    found = paginate(request, collectives.with_seals().order_by("pinyin", "pk"), PER_PAGE)
    cards = [each.card(page.language_code) for each in found]
    context = {"form": form, "page_obj": found, "cards": cards, "total": found.paginator.count}
    title = _("先进集体")
    return generated.respond(request, page, "honors/collectives.html", title, title, context)


def in_language(collectives: Any, language: str) -> Any:
    """Those that have an address in it."""
    return collectives.exclude(name_en="") if language == "en" else collectives


def narrowed(collectives: Any, wanted: dict[str, str]) -> Any:
    """Collectives that fit the reader's filter; former names find them too."""
    if "q" in wanted:
        text = clean_name(wanted["q"].replace("\x00", ""))
        former = collectives.model.former_names.rel.related_model.objects.filter(name__contains=text)
        named = Q(name__contains=text) | Q(name_en__icontains=text) | Q(pinyin__startswith=text.lower())
        collectives = collectives.filter(named | Q(pk__in=former.values("collective")))
    if "kind" in wanted:
        collectives = collectives.filter(kind=wanted["kind"])
    return collectives.filter(town__slug=wanted["town"]) if "town" in wanted else collectives


def serve_one(page: "HonorsIndexPage", request: HttpRequest, slug: str) -> HttpResponse:
    from honors.models import Collective

    collective = Collective.objects.public().with_neighbours().filter(slug=slug).first()
    if collective is None or not collective.get_absolute_url(page.language_code):
        raise Http404
    honours = timeline(list(collective.grants.public().with_awards().by_rank()))
    context = {
        "structured": structured.collective(collective, honours),
        "collective": collective,
        "facts": facts(collective),
        "honours": honours,
        "parts": [part.card(page.language_code) for part in parts_of(collective, page.language_code)],
        "sections": sections_for(collective, page.language_code),
        "alternates": generated.alternates(collective),
    }
    description = collective.summary or collective.display_name
    return generated.respond(request, page, "honors/collective.html", collective.display_name, description, context)


def parts_of(collective: "Collective", language: str) -> Any:
    """Its teams, stations and projects that were honoured themselves. Two queries."""
    return in_language(collective.parts.public(), language).with_seals().order_by("kind", "pinyin", "pk")


def facts(collective: "Collective") -> list[dict[str, Any]]:
    """Unit and leader are linked where a reader may open them; read with `with_neighbours`."""
    rows = [
        (_("类别"), collective.get_kind_display(), ""),
        (_("所属单位"), *_linked(collective.parent, collective.parent_is_public)),
        (_("负责人"), *_linked(collective.leader, collective.leader_is_public)),
        (_("镇街"), collective.town.name if collective.town else "", ""),
        (_("行业"), collective.industry.name if collective.industry else "", ""),
        (_("地址"), collective.address, ""),
    ]
    return [{"label": label, "value": value, "url": url} for label, value, url in rows if value]


def _linked(thing: "Collective | Person | None", public: bool) -> tuple[str, str]:
    """Name and address; "" where there is none to open."""
    return (thing.display_name, thing.get_absolute_url() if public else "") if thing else ("", "")
