"""撤销: one proposes, another confirms. Grants, a person's all, an edition or a whole commendation."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core import searchable
from honors.commendations import held
from honors.enums import CommendationState, GrantStatus
from honors.models import AwardEdition, Commendation, Grant, Person, Revocation
from honors.searching import grants_changed, objects_changed
from honors.withdrawing import withdrawal

Target = Grant | Person | AwardEdition | Commendation
FIELDS = {Grant: "grant", Person: "person", AwardEdition: "edition", Commendation: "commendation"}


def grants_of(target: Target) -> Any:
    """The valid grants that a revocation of `target` takes back."""
    valid = Grant.objects.filter(status=GrantStatus.VALID)
    if isinstance(target, Grant):
        return valid.filter(pk=target.pk)
    if isinstance(target, Person):
        return valid.filter(person=target)
    if isinstance(target, AwardEdition):
        return valid.filter(edition=target)
    return valid.filter(edition__commendation=target)


@transaction.atomic
def propose(target: Target, *, document_no: str, decided_on: Any, reason: str, by: Any) -> Revocation:
    """`decided_on` is a date. Nothing changes for readers yet. Raises ValidationError with what is missing."""
    _refuse_incomplete(document_no, decided_on, reason)
    field = FIELDS[type(target)]
    model: Any = type(target)
    model._default_manager.select_for_update().get(pk=target.pk)  # of two who propose at once one waits
    if not grants_of(target).public().exists():
        raise ValidationError(_("“%s”没有有效的荣誉可以撤销。") % target)
    if Revocation.objects.open().filter(**{field: target}).exists():
        raise ValidationError(_("“%s”已经有一条待确认的撤销，请先确认或驳回。") % target)
    revocation: Revocation = Revocation.objects.create(
        document_no=document_no.strip(),
        decided_on=decided_on,
        reason=reason.strip(),
        proposed_by=by,
        **{field: target},
    )
    return revocation


def _refuse_incomplete(document_no: str, decided_on: date | None, reason: str) -> None:
    faults = {
        "document_no": "" if document_no.strip() else _("请填写撤销文件的文号。"),
        "decided_on": "" if decided_on else _("请填写撤销文件的日期。"),
        "reason": "" if reason.strip() else _("请写明撤销的原因。"),
    }
    if decided_on and decided_on > timezone.localdate():
        faults["decided_on"] = _("撤销日期不能晚于今天。")
    found = {name: text for name, text in faults.items() if text}
    if found:
        raise ValidationError(found)


def confirm_refusal(revocation: Revocation, by: Any) -> str:
    """Why `by` may not confirm it, or ""."""
    if not revocation.is_open:
        return _("这条撤销已经处理过了。")
    if revocation.proposed_by_id == by.pk:
        return _("撤销要由另一个人确认，提出人不能自己确认。请请一位同事登录确认。")
    return ""


@transaction.atomic
def confirm(revocation: Revocation, by: Any) -> Revocation:
    """Takes the honours from public view: lists, pages, search, figures and caches, all in this transaction."""
    current: Revocation = Revocation.objects.select_for_update().get(pk=revocation.pk)
    refusal = confirm_refusal(current, by)
    if refusal:
        raise ValidationError(refusal)
    grants = list(
        grants_of(current.target).select_related(
            "edition__commendation", "edition__award_type", "person", "collective", "studio"
        )
    )
    concerned = _concerned(current.target, grants)
    with searchable.batch():  # search reads everything once, still in this transaction
        with withdrawal(concerned, reason=current.reason, document_no=current.document_no):
            current.confirmed_by, current.confirmed_at = by, timezone.now()
            current.save()
            _take_back(current, grants)
        objects_changed(each for each in concerned if not isinstance(each, AwardEdition | Commendation))
        grants_changed(grants)
    return current


def _take_back(revocation: Revocation, grants: list[Grant]) -> None:
    now = timezone.now()
    Grant.objects.filter(pk__in=[grant.pk for grant in grants]).update(
        status=GrantStatus.REVOKED, revocation=revocation, updated_at=now
    )
    target = revocation.target
    if isinstance(target, AwardEdition):
        AwardEdition.objects.filter(pk=target.pk).update(revoked_at=now)
    if isinstance(target, Commendation):
        target.editions.update(revoked_at=now)
        whole = held(target)
        whole.state = CommendationState.REVOKED
        whole.save()


def _concerned(target: Target, grants: list[Grant]) -> list[Any]:
    """Everything that shows one of these grants: target, grants, recipients, editions, commendations; each once."""
    found: dict[tuple[type, int], Any] = {(type(target), target.pk): target}
    studios = [grant.studio for grant in grants if grant.studio is not None]
    for person in Person.objects.filter(Q(led_studios__in=studios) | Q(studio_memberships__studio__in=studios)):
        found[Person, person.pk] = person  # public perhaps by the studio alone
    for grant in grants:
        for each in (grant, grant.recipient, grant.edition, grant.edition.commendation):
            found[type(each), each.pk] = each
    return list(found.values())


@transaction.atomic
def drop(revocation: Revocation, by: Any) -> Revocation:
    """驳回: the proposal comes to nothing; the entry stays."""
    current: Revocation = Revocation.objects.select_for_update().get(pk=revocation.pk)
    if not current.is_open:
        raise ValidationError(_("这条撤销已经处理过了。"))
    current.dropped_by, current.dropped_at = by, timezone.now()
    current.save()
    return current
