"""The one way in which grants come to be: the admin form, the import and bulk writers all call `create_grants`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from core import caching
from core.models import Industry, Town
from core.texts import listed
from honors.commendations import held
from honors.enums import CommendationState, GrantStatus, Kind
from honors.models import AwardEdition, Collective, Grant, Person, Studio
from honors.names import clean_name
from honors.rules import kind_refusal

Recipient = Person | Collective | Studio
BATCH = 1000


@dataclass(frozen=True, slots=True)
class NewGrant:
    """What is printed about one recipient. Empty `name` takes the recipient's own; `town` is the filter's key."""

    recipient: Recipient
    name: str = ""
    unit: str = ""
    post: str = ""
    trade: str = ""
    category: str = ""
    citation: str = ""
    certificate_no: str = ""
    document_order: int | None = None
    town: Town | None = None
    industry: Industry | None = None
    town_printed: str = ""
    industry_printed: str = ""


def recipient_kind(recipient: Recipient) -> str:
    """person, studio, or the collective's own kind."""
    if isinstance(recipient, Person):
        return Kind.PERSON
    return Kind.STUDIO if isinstance(recipient, Studio) else recipient.kind


def recipient_field(recipient: Recipient) -> str:
    """Name of the foreign key that holds it."""
    return "person" if isinstance(recipient, Person) else "studio" if isinstance(recipient, Studio) else "collective"


def build_grant(edition: AwardEdition, new: NewGrant, by: Any = None) -> Grant:
    """An unsaved grant; raises ValidationError with a Chinese sentence when a rule forbids it."""
    _refuse_closed(edition)
    kind = edition.award_type.kind
    refusal = kind_refusal(edition.award_type.name_zh, kind, str(new.recipient), recipient_kind(new.recipient))
    if refusal:
        raise ValidationError(refusal)
    field = recipient_field(new.recipient)
    grant = Grant(edition=edition, kind=kind, status=status_of_new(edition), created_by=by, **{field: new.recipient})
    for name, value in _printed(new).items():
        setattr(grant, name, value)
    grant.fill_derived()
    return grant


def status_of_new(edition: AwardEdition) -> str:
    """A name added to a decision already in force is fact at once; before that it is a candidate."""
    granted = edition.commendation.state == CommendationState.GRANTED
    return GrantStatus.VALID if granted else GrantStatus.CANDIDATE


def _refuse_closed(edition: AwardEdition) -> None:
    state = edition.commendation.state
    if state == CommendationState.REVOKED or edition.revoked_at is not None:
        raise ValidationError(_("“%s”已经撤销，不能再加名单。") % edition)
    if state == CommendationState.NOTICE:
        raise ValidationError(_("“%s”正在公示，名单不能增加；遗漏的请放到下一批。") % edition.commendation)


def _printed(new: NewGrant) -> dict[str, Any]:
    recipient = new.recipient
    own = recipient.name_zh if isinstance(recipient, Studio) else recipient.name
    new = replace(
        new,
        name=clean_name(new.name or own),
        town_printed=new.town_printed or (new.town.name_zh if new.town else ""),
        industry_printed=new.industry_printed or (new.industry.name_zh if new.industry else ""),
    )
    names = [name for name in NewGrant.__slots__ if name != "recipient"]
    return {name: getattr(new, name) for name in names}


@transaction.atomic
def create_grants(edition: AwardEdition, rows: Iterable[NewGrant], by: Any = None) -> list[Grant]:
    """All of them or none. Raises ValidationError naming every row that is refused. Few queries for any number."""
    wanted = list(rows)
    hold(edition, [new.recipient for new in wanted])
    built, faults = _build_all(edition, wanted, by)
    if faults:
        raise ValidationError(faults)
    try:
        with transaction.atomic():
            made = Grant.objects.bulk_create(built, BATCH)
            caching.bump()
    except IntegrityError as error:
        raise ValidationError(already_there_message(edition)) from error
    announce(edition, made)
    return made


def hold(edition: AwardEdition, recipients: Iterable[Recipient]) -> None:
    """The commendation and the persons as they are now, held until the transaction ends: nobody starts a notice, grants
    or merges meanwhile."""
    edition.commendation = held(edition.commendation)
    wanted = {each.pk: each for each in recipients if isinstance(each, Person)}
    pks, there = list(wanted), set()
    for start in range(0, len(pks), BATCH):
        some = Person.objects.select_for_update().filter(pk__in=pks[start : start + BATCH]).order_by("pk")
        there |= set(some.values_list("pk", flat=True))
    gone = [str(person) for pk, person in wanted.items() if pk not in there]
    if gone:
        raise ValidationError(_("“%s”刚才已经被合并或删除，请重新选择人物。") % listed(gone))


def already_there_message(edition: AwardEdition) -> str:
    return _("“%s”里已经有这个授予对象，同一届次只能有一条记录。请打开原有记录修改。") % edition


def _build_all(edition: AwardEdition, rows: Sequence[NewGrant], by: Any) -> tuple[list[Grant], list[str]]:
    built: list[Grant] = []
    faults: list[str] = []
    seen: set[tuple[str, int]] = set()
    for number, new in enumerate(rows, start=1):
        key = (recipient_field(new.recipient), new.recipient.pk)
        if key in seen:
            faults.append(
                _("第%(number)d行：“%(name)s”在名单里出现了两次。") % {"number": number, "name": new.recipient}
            )
        seen.add(key)
        try:
            built.append(build_grant(edition, new, by))
        except ValidationError as error:
            faults += [_("第%(number)d行：%(fault)s") % {"number": number, "fault": text} for text in error.messages]
    return built, faults


def announce(edition: AwardEdition, grants: Iterable[Grant]) -> None:
    """Bulk writes send no signal; tell search of what they touched, if it may be public."""
    if edition.commendation.state == CommendationState.GRANTED:
        from honors.searching import grants_changed

        grants_changed(grants)


def kind_mismatches() -> Any:
    """Audit: grants whose copied kind is not their award's. Always empty."""
    from django.db.models import F

    return Grant.objects.exclude(kind=F("edition__award_type__kind"))
