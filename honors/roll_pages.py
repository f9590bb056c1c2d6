"""/honors/rolls/: the list, rolls composed by editors, and the generated pages of commendations and editions."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from core import listings
from core.blocks.story import story_images
from core.dates import full_date
from core.listings import paginate
from honors import cards, generated
from honors.enums import Level, RollGrouping, RollLayout, RollOrder
from media import renditions

if TYPE_CHECKING:
    from honors.models import AwardEdition, Commendation, Grant, HonorRollPage, RollIndexPage

PER_PAGE = 20
NOTICE = "notice"


# The list ---------------------------------------------------------------------------------------------------------


def list_context(page: "RollIndexPage", request: HttpRequest) -> dict[str, Any]:
    from honors.models import Commendation, HonorRollPage

    language = page.language_code
    commendations = Commendation.objects.public()
    if language == "en":
        commendations = commendations.exclude(name_en="")
    found = paginate(request, commendations, PER_PAGE)
    composed = HonorRollPage.objects.child_of(page).readable().order_by("-first_published_at")
    return {
        "notices": notices_in_force(language),
        "page_obj": found,
        "cards": [commendation.card(language) for commendation in found],
        "composed": listings.cards(composed.select_related("listing_image")),
    }


def notices_in_force(language: str) -> list[dict[str, Any]]:
    """For notice_list.html. One query."""
    from honors.models import Commendation

    found = [cards.notice_card(each, language) for each in Commendation.objects.in_notice().order_by("notice_ends_at")]
    return [
        {"kind_label": card.kind_label, "title": card.title, "url": card.url, "current": True, "date": card.date}
        for card in found
        if card.url
    ]


# Any roll ---------------------------------------------------------------------------------------------------------


def roll_context(
    grants: list["Grant"], request: HttpRequest, grouping: str, order: str, layout: str = RollLayout.NAMES
) -> dict[str, Any]:
    """Filter line, counts, groups and the sentence that names the order. No query."""
    from honors.filters import RollFilter
    from honors.rolls import build_groups, count_by_kind, order_note

    form = RollFilter(request.GET, grants)
    shown = form.matching()
    return {
        "form": form if len(grants) > 1 else None,
        "groups": build_groups(shown, grouping),
        "total": len(grants),
        "shown": len(shown),
        "filtered": bool(form.wanted()),
        "counts": count_by_kind(grants),
        "order_note": order_note(grants, order),
        "layout": layout,
        "has_towns": grouping != RollGrouping.TOWN and any(grant.town_printed for grant in shown),
        "is_example": any(grant.edition.commendation.is_example for grant in shown),
    }


def page_context(page: "HonorRollPage", request: HttpRequest) -> dict[str, Any]:
    from honors.rolls import selected_grants

    grants = selected_grants(page)
    context = roll_context(grants, request, page.grouping, page.order, page.layout)
    portraits: list[Any] = []
    if page.layout == RollLayout.CARDS:
        with_portraits(grants)
        portraits = [grant.person.shown_portrait for grant in grants if grant.person]
    renditions.existing([*portraits, *story_images(page.body), page.share_picture()])
    return {**context, "facts": roll_facts(context)}


def with_portraits(grants: list["Grant"]) -> None:
    """Portraits and their consents for all persons of the roll: two queries."""
    from django.db.models import prefetch_related_objects

    prefetch_related_objects([grant.person for grant in grants if grant.person], "portrait__consent")


def roll_facts(context: dict[str, Any], commendation: "Commendation | None" = None) -> list[dict[str, Any]]:
    day = commendation.decision_date if commendation else None
    document = (commendation.document_no, commendation.granting_body) if commendation else ("", "")
    rows = [
        (_("文号"), document[0], "zh-Hans"),
        (_("表彰机关"), document[1], "zh-Hans"),
        (_("表彰"), full_date(day), ""),
        (_("人数"), context["counts"], ""),
        (_("排列"), context["order_note"], ""),
    ]
    return [{"label": label, "value": value, "lang": lang} for label, value, lang in rows if value]


# Generated pages --------------------------------------------------------------------------------------------------


def serve(page: "RollIndexPage", request: HttpRequest, rest: tuple[str, ...]) -> HttpResponse:
    from honors.models import AwardEdition, Commendation

    if len(rest) == 2 and rest[1] == NOTICE:
        return serve_notice(page, request, rest[0])
    if len(rest) != 1:
        raise Http404
    commendation = Commendation.objects.public().filter(slug=rest[0]).first()
    if commendation is not None:
        return serve_commendation(page, request, commendation)
    editions = AwardEdition.objects.public().select_related("commendation", "award_type")
    edition = editions.filter(slug=rest[0]).first()
    if edition is None:
        raise Http404
    return serve_edition(page, request, edition)


def serve_commendation(page: "RollIndexPage", request: HttpRequest, commendation: "Commendation") -> HttpResponse:
    _refuse_language(page, commendation)
    return _serve_roll(page, request, commendation, commendation.name, {"edition__commendation": commendation})


def serve_edition(page: "RollIndexPage", request: HttpRequest, edition: "AwardEdition") -> HttpResponse:
    _refuse_language(page, edition)
    title = f"{edition.commendation.label or edition.commendation.year} {edition.name}"
    return _serve_roll(page, request, edition, title, {"edition": edition})


def _refuse_language(page: "RollIndexPage", thing: Any) -> None:
    """No address in a language that has no name for it."""
    if not thing.get_absolute_url(page.language_code):
        raise Http404


def _serve_roll(
    page: "RollIndexPage", request: HttpRequest, source: Any, title: str, where: dict[str, Any]
) -> HttpResponse:
    from honors.models import Grant
    from honors.rolls import seal_of

    grants = list(Grant.objects.public().filter(**where).with_recipients().with_shared_awards().in_document_order())
    commendation = grants[0].edition.commendation if grants else getattr(source, "commendation", source)
    context = roll_context(grants, request, RollGrouping.AWARD, RollOrder.DOCUMENT)
    levels = {grant.edition.award_type.level for grant in grants}
    seal = seal_of(grants)
    context |= {
        "title": title,
        "intro": commendation.intro if source == commendation else "",
        "commendation": commendation,
        "roll_slug": source.slug,
        "facts": roll_facts(context, commendation),
        "seal": seal,
        "level_label": str(Level(min(levels)).label) if levels else "",
        "attachments": _attachments(commendation, in_notice=False),
        "alternates": generated.alternates(source),
        "one_group": len(context["groups"]) == 1,
    }
    description = commendation.intro or f"{title}，{context['counts']}"
    return generated.respond(request, page, "honors/roll.html", title, description, context)


def _attachments(commendation: "Commendation", in_notice: bool) -> list[Any]:
    rows = commendation.attachments.filter(in_notice=in_notice).select_related("document")
    return [
        {
            "title": row.title or row.document.title,
            "url": row.document.url,
            "kind": row.document.file_extension.upper(),
            "size": row.document.file_size,
        }
        for row in rows
    ]


# The notice -------------------------------------------------------------------------------------------------------


def serve_notice(page: "RollIndexPage", request: HttpRequest, slug: str) -> HttpResponse:
    """Visible exactly between the two moments; once granted the link leads to the roll."""
    from honors.models import Commendation

    commendation = Commendation.objects.in_notice().filter(slug=slug).first()
    if commendation is None:
        granted = Commendation.objects.public().filter(slug=slug).first()
        if granted is None or not granted.get_absolute_url(page.language_code):
            raise Http404
        return redirect(granted.get_absolute_url(page.language_code))
    _refuse_language(page, commendation)
    card = cards.notice_card(commendation, page.language_code)
    context = {**notice_context(commendation), "alternates": {}}
    return generated.respond(request, page, "honors/notice.html", card.title, card.title, context)


def notice_context(commendation: "Commendation") -> dict[str, Any]:
    """Candidates as the notice shows them: names, units, no portraits, no links. Three queries."""
    from honors.models import Grant
    from honors.rolls import award_groups, order_note

    grants = list(
        Grant.objects.candidates_in_notice()
        .filter(edition__commendation=commendation)
        .with_awards()
        .select_related("town")
        .in_document_order()
    )
    return {
        "commendation": commendation,
        "title": cards.notice_card(commendation).title,
        "groups": award_groups(grants),
        "order_note": order_note(grants),
        "days_left": days_left(commendation),
        "attachments": _attachments(commendation, in_notice=True),
    }


def days_left(commendation: "Commendation") -> int:
    """Calendar days from today to the last day, 0 on the last day itself."""
    end = timezone.localtime(commendation.notice_ends_at).date()
    return max(0, (end - timezone.localdate()).days)
