"""/honors/collectives/: the list and a collective's page, routed by the honours index."""

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from core.listings import paginate
from core.sections import sections_for
from honors import generated, structured
from honors.people_pages import timeline

if TYPE_CHECKING:
    from honors.models import Collective, HonorsIndexPage

PLACE = "collectives"
PER_PAGE = 30


def serve(page: "HonorsIndexPage", request: HttpRequest, rest: tuple[str, ...]) -> HttpResponse:
    if rest[0] != PLACE or len(rest) > 2:
        raise Http404
    return serve_one(page, request, rest[1]) if len(rest) == 2 else serve_list(page, request)


def serve_list(page: "HonorsIndexPage", request: HttpRequest) -> HttpResponse:
    from honors.models import Collective, Grant

    grants = Grant.objects.public().select_related("edition__award_type").by_rank()
    collectives = Collective.objects.public().select_related("town")
    if page.language_code == "en":
        collectives = collectives.exclude(name_en="")
    collectives = collectives.prefetch_related(Prefetch("grants", grants, to_attr="public_grants"))
    found = paginate(request, collectives.order_by("pinyin", "pk"), PER_PAGE)
    context = {"page_obj": found, "cards": [each.card(page.language_code) for each in found]}
    title = _("先进集体")
    return generated.respond(request, page, "honors/collectives.html", title, title, context)


def serve_one(page: "HonorsIndexPage", request: HttpRequest, slug: str) -> HttpResponse:
    from honors.models import Collective

    collective = (
        Collective.objects.public().select_related("town", "industry", "parent", "leader").filter(slug=slug).first()
    )
    if collective is None or not collective.get_absolute_url(page.language_code):
        raise Http404
    honours = timeline(list(collective.grants.public().with_awards().by_rank()))
    context = {
        "structured": structured.collective(collective, honours),
        "collective": collective,
        "facts": facts(collective),
        "honours": honours,
        "sections": sections_for(collective, page.language_code),
        "alternates": generated.alternates(collective),
    }
    description = collective.summary or collective.display_name
    return generated.respond(request, page, "honors/collective.html", collective.display_name, description, context)


def facts(collective: "Collective") -> list[dict[str, Any]]:
    """Unit and leader are named without a link: whether they have a page of their own is not asked here."""
    rows = [
        (_("类别"), collective.get_kind_display()),
        (_("所属单位"), collective.parent.display_name if collective.parent else ""),
        (_("负责人"), collective.leader.display_name if collective.leader else ""),
        (_("镇街"), collective.town.name if collective.town else ""),
        (_("行业"), collective.industry.name if collective.industry else ""),
        (_("地址"), collective.address),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]
