"""征集 → 公示 → 已表彰: the steps of a commendation. Each raises ValidationError with what is to be done first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import caching
from honors.enums import CommendationState, GrantStatus, ObjectionOutcome
from honors.models import Commendation, Grant
from honors.rules import (
    completed_refusal,
    granting_refusal,
    notice_refusal,
    objection_refusal,
    period_refusal,
)

Reasons = Mapping[int, str]  # pk of a candidate → why it is left out


@dataclass(frozen=True, slots=True)
class Added:
    """What the editor adds with the step: who is left out and why, and what of the decision was not entered yet."""

    without: Reasons = field(default_factory=dict)
    document_no: str = ""
    decision_date: date | None = None


def candidates(commendation: Commendation) -> Any:
    return Grant.objects.filter(edition__commendation=commendation, status=GrantStatus.CANDIDATE)


def open_objections(commendation: Commendation) -> Any:
    return commendation.objections.filter(outcome=ObjectionOutcome.OPEN)


# The steps --------------------------------------------------------------------------------------------------------


@transaction.atomic
def start_notice(commendation: Commendation, without: Reasons | None = None) -> Commendation:
    """公示: visible exactly between its two moments. The moments may lie ahead."""
    current = held(commendation)
    if current.state != CommendationState.COLLECTING:
        _refuse(already_done(current))
    leave_all_out(current, without or {})
    start, end = current.notice_starts_at, current.notice_ends_at
    _refuse(notice_refusal(start, end, current.notice_phone, candidates(current).count()))
    if start and end:
        _refuse(period_refusal(start, end, settings.NOTICE_WORKING_DAYS, timezone.localdate()))
    return _move(current, CommendationState.NOTICE)


@transaction.atomic
def stop_notice(commendation: Commendation) -> Commendation:
    """中止公示: the list goes from view now. It may be shown again for a whole new period, entered in the form."""
    current = held(commendation)
    if not current.notice_in_force:
        _refuse(_("这个批次现在没有公示，不用中止。"))
    current.notice_ends_at = timezone.now()
    return _move(current, CommendationState.NOTICE)


@transaction.atomic
def grant(commendation: Commendation, added: Added | None = None) -> Commendation:
    """表彰: every candidate that was not left out becomes fact. The notice must be over and nothing be in dispute."""
    current = held(commendation)
    if current.state == CommendationState.COLLECTING:
        _refuse(_("只有公示过的批次才能表彰。以前的表彰请用“补录”。"))
    if current.state != CommendationState.NOTICE:
        _refuse(already_done(current))
    start, end = current.notice_starts_at, current.notice_ends_at
    if start and end:
        _refuse(completed_refusal(start, end, settings.NOTICE_WORKING_DAYS, timezone.now()))
    _refuse(objection_refusal(open_objections(current).count()))
    return _make_fact(current, added or Added())


@transaction.atomic
def record_past(commendation: Commendation, added: Added | None = None) -> Commendation:
    """补录: a decision made before this site existed goes straight to 已表彰. Its date must lie in the past."""
    current, added = held(commendation), added or Added()
    if current.state != CommendationState.COLLECTING:
        _refuse(already_done(current))
    day = current.decision_date or added.decision_date
    if day is None or day >= timezone.localdate():
        _refuse(_("补录的是以前的表彰，决定日期应当早于今天。新的表彰请先公示。"))
    return _make_fact(current, added)


def _make_fact(commendation: Commendation, added: Added) -> Commendation:
    leave_all_out(commendation, added.without)
    commendation.document_no = commendation.document_no or added.document_no.strip()
    commendation.decision_date = commendation.decision_date or added.decision_date
    names = candidates(commendation)
    _refuse(granting_refusal(commendation.document_no, commendation.decision_date, names.count(), timezone.localdate()))
    commendation.validate_constraints()
    names.update(status=GrantStatus.VALID, updated_at=timezone.now())
    commendation.granted_at = timezone.now()
    return _move(commendation, CommendationState.GRANTED)


# Leaving out ------------------------------------------------------------------------------------------------------


@transaction.atomic
def leave_out(grant_: Grant, reason: str) -> Grant:
    """未授予: a candidate drops out, with a reason for the files; from a notice in force at once."""
    held(grant_.edition.commendation)
    current: Grant = Grant.objects.select_for_update().get(pk=grant_.pk)
    if current.status != GrantStatus.CANDIDATE:
        _refuse(_("只有候选才能改为未授予；已经授予的请用“撤销”。"))
    if not reason.strip():
        _refuse(_("请写明未授予的原因。"))
    current.status, current.not_granted_reason = GrantStatus.NOT_GRANTED, reason.strip()
    current.save()
    return current


def leave_all_out(commendation: Commendation, without: Reasons) -> None:
    """Each of `without` with its reason; who was left out meanwhile by a colleague is out already."""
    for each in candidates(commendation).filter(pk__in=without).with_awards():
        leave_out(each, without[each.pk])


# How a step is taken ----------------------------------------------------------------------------------------------


def held(commendation: Commendation) -> Commendation:
    """The row as it is now, held until the transaction ends: of two editors one wins, the other is told."""
    found: Commendation = Commendation.objects.select_for_update().get(pk=commendation.pk)
    return found


def already_done(commendation: Commendation) -> str:
    return _("“%(name)s”现在是“%(state)s”，刚才可能有同事已经办了。请看看现在的状态。") % {
        "name": commendation,
        "state": commendation.get_state_display(),
    }


def _move(commendation: Commendation, state: str) -> Commendation:
    commendation.state = state
    commendation.save()
    caching.bump()
    return commendation


def _refuse(message: str) -> None:
    if message:
        raise ValidationError(message)
