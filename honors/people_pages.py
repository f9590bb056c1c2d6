"""/honors/people/: the list, a person's generated page, and what a profile page adds to it."""

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.blocks.story import story_images
from core.dates import year_month
from core.listings import paginate, paginate_counted
from core.sections import sections_for
from honors import generated, structured
from honors.enums import Level
from honors.names import clean_name
from honors.querysets import public_grants
from media import renditions

if TYPE_CHECKING:
    from honors.models import Grant, PeopleIndexPage, Person, ProfilePage

PER_PAGE = 30
LISTS = ("wall", "a-z", "strokes")  # fixed addresses below the list (core.slugs reserves them)


# The list ---------------------------------------------------------------------------------------------------------


def list_context(page: "PeopleIndexPage", request: HttpRequest) -> dict[str, Any]:
    from honors.filters import PeopleFilter
    from honors.models import Person
    from honors.name_registers import BY_LETTER

    form = PeopleFilter(request.GET)
    wanted = form.wanted()
    people = with_seals(narrowed(Person.objects.honoured(), wanted).in_pinyin_order())
    if wanted:
        found = paginate(request, people, PER_PAGE)
    else:  # counting all of a city at each visit would be most of the work
        found = paginate_counted(request, people, PER_PAGE, sum(BY_LETTER.counts().values()))
    cards = [person.card(page.language_code) for person in found]
    ways = ways_in(page)
    return {"form": form, "page_obj": found, "cards": cards, "total": found.paginator.count, "ways": ways}


def ways_in(page: "PeopleIndexPage") -> list[dict[str, str]]:
    """Other ways to look somebody up."""
    titles = {"wall": _("荣誉墙"), "a-z": _("按拼音查姓名"), "strokes": _("按笔画查姓名")}
    return [{"title": title, "url": generated.below(page.get_url() or "", word)} for word, title in titles.items()]


def narrowed(people: Any, wanted: dict[str, str]) -> Any:
    """Persons that fit the reader's filter."""
    from honors.filters import level_of

    if "q" in wanted:
        people = people.filter(name_or_pinyin(wanted["q"]))
    if "level" in wanted:
        level = level_of(wanted["level"])
        people = people.filter(Exists(public_grants(person=OuterRef("pk"), edition__award_type__level=level)))
    if "town" in wanted:
        people = people.filter(town__slug=wanted["town"])
    return people.filter(industry__slug=wanted["industry"]) if "industry" in wanted else people


def name_or_pinyin(text: str) -> Q:
    """王伟, wangwei, Wang Wei and ww all find 王伟; printed names do too."""
    text = clean_name(text.replace("\x00", ""))
    condition = Q(name__contains=text) | Q(name_latin__icontains=text)
    latin = text.lower().replace(" ", "")
    if latin.isascii() and latin:
        condition |= Q(pinyin__startswith=latin) | Q(pinyin_initials=latin)
    printed = public_grants(Q(name__contains=text) | Q(corrected_name__contains=text), person=OuterRef("pk"))
    return condition | Q(Exists(printed))


def with_seals(people: Any) -> Any:
    """With town and public grants, for cards that show the highest level. Two queries more, whatever the number."""
    from honors.models import Grant

    grants = Grant.objects.public().select_related("edition__award_type").by_rank()
    return people.select_related("town").prefetch_related(Prefetch("grants", grants, to_attr="public_grants"))


# One person -------------------------------------------------------------------------------------------------------


def serve(page: "PeopleIndexPage", request: HttpRequest, rest: tuple[str, ...]) -> HttpResponse:
    from honors import name_registers, wall
    from honors.models import Person

    if rest[0] == wall.WORD:
        return wall.serve(page, request, rest)
    if rest[0] in name_registers.REGISTERS:
        return name_registers.serve(page, request, rest)
    people = Person.objects.public().select_related("town", "industry", "portrait__consent")
    person = people.filter(slug=rest[0]).first() if len(rest) == 1 else None
    if person is None:
        raise Http404
    context = person_context(person, page.language_code)
    return generated.respond(request, page, "honors/person.html", person.display_name, description(person), context)


def profile_context(page: "ProfilePage") -> dict[str, Any]:
    """What ProfilePage shows; a preview without a person yet shows only its own text."""
    person = page.person
    if person is None:
        return {"person": None}
    renditions.existing([*story_images(page.body), person.shown_portrait, page.share_picture()])
    return {
        **person_context(person, page.language_code),
        "head_title": person.display_name,
        "head_description": page.summary_text() or description(person),
        "milestones": page.milestones.all(),
    }


def person_context(person: "Person", language: str) -> dict[str, Any]:
    """Two queries, and one a section of another app. A person without a saved row (preview) has neither."""
    grants = list(person.grants.public().with_awards().by_rank())
    honours = timeline(grants)
    return {
        "structured": structured.person(person, honours),
        "person": person,
        "portrait": person.shown_portrait,
        "facts": facts(person),
        "honours": honours,
        "citation": next((grant for grant in grants if grant.citation), None),
        "sections": sections_for(person, language),
        "alternates": alternates(person),
    }


alternates = generated.alternates


def description(person: "Person") -> str:
    return "，".join(part for part in (person.unit, person.post) if part) or _("荣誉与事迹")


def facts(person: "Person") -> list[dict[str, Any]]:
    """Only what is public (domain.md §3); Chinese as printed is marked so."""
    chinese = "zh-Hans" if get_language() == "en" else ""
    as_of = person.facts_as_of
    rows = [
        (_("镇街"), person.town.name if person.town else "", ""),
        (_("行业"), person.industry.name if person.industry else "", ""),
        (_("工种"), "，".join(filter(None, [person.trade, person.get_skill_grade_display()])), chinese),
        (_("性别"), person.get_sex_display(), ""),
        (_("民族"), person.ethnic_group, chinese),
        (_("出生年份"), person.birth_year or "", ""),
        (_("资料截至"), year_month(as_of) if as_of else "", ""),
    ]
    return [{"label": label, "value": value, "lang": lang} for label, value, lang in rows if value]


def timeline(grants: list["Grant"]) -> list[dict[str, Any]]:
    """Honours newest first: year, award as it was called then, level seal, document."""
    from honors.rolls import correction

    rows = sorted(grants, key=lambda grant: -grant.edition.commendation.year)
    return [
        {
            "year": grant.edition.commendation.year,
            "title": grant.edition.name,
            "url": grant.edition.get_absolute_url() or grant.edition.commendation.get_absolute_url(),
            "seal": Level(grant.edition.award_type.level).seal,
            "seal_label": str(Level(grant.edition.award_type.level).label),
            "document": grant.edition.commendation.document_no,
            "note": correction(grant),
        }
        for grant in rows
    ]
