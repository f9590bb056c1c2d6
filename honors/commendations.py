"""征集 → 公示 → 已表彰: the steps of a commendation. Each raises ValidationError with what is to be done first."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import caching
from honors.enums import CommendationState, GrantStatus
from honors.models import Commendation, Grant
from honors.rules import granting_refusal, notice_refusal


def candidates(commendation: Commendation) -> Any:
    return Grant.objects.filter(edition__commendation=commendation, status=GrantStatus.CANDIDATE)


@transaction.atomic
def start_notice(commendation: Commendation) -> Commendation:
    """公示: visible exactly between its two moments. The moments may lie ahead."""
    current = _locked(commendation)
    _refuse(
        notice_refusal(
            current.notice_starts_at,
            current.notice_ends_at,
            current.notice_phone,
            candidates(current).count(),
        )
    )
    return _move(current, CommendationState.NOTICE)


@transaction.atomic
def grant(commendation: Commendation) -> Commendation:
    """表彰: every candidate that was not left out becomes fact. The notice must be over."""
    current = _locked(commendation)
    if current.state != CommendationState.NOTICE:
        _refuse(_("只有公示过的批次才能表彰。以前的表彰请用“补录”。"))
    if current.notice_ends_at and current.notice_ends_at > timezone.now():
        end = timezone.localtime(current.notice_ends_at)
        _refuse(_("公示还没有结束（到%s），期满以后再表彰。") % f"{end:%Y-%m-%d %H:%M}")
    return _make_fact(current)


@transaction.atomic
def record_past(commendation: Commendation) -> Commendation:
    """补录: a decision made before this site existed goes straight to 已表彰. Its date must lie in the past."""
    current = _locked(commendation)
    if current.state != CommendationState.COLLECTING:
        _refuse(_("只有征集中的批次才能补录。"))
    if current.decision_date is None or current.decision_date >= timezone.localdate():
        _refuse(_("补录的是以前的表彰，决定日期应当早于今天。新的表彰请先公示。"))
    return _make_fact(current)


def _make_fact(commendation: Commendation) -> Commendation:
    names = candidates(commendation)
    _refuse(granting_refusal(commendation.document_no, commendation.decision_date, names.count()))
    names.update(status=GrantStatus.VALID, updated_at=timezone.now())
    commendation.granted_at = timezone.now()
    return _move(commendation, CommendationState.GRANTED)


def leave_out(grant_: Grant, reason: str) -> Grant:
    """未授予: a candidate drops out, with a reason for the files."""
    if grant_.status != GrantStatus.CANDIDATE:
        _refuse(_("只有候选才能改为未授予；已经授予的请用“撤销”。"))
    if not reason.strip():
        _refuse(_("请写明未授予的原因。"))
    grant_.status, grant_.not_granted_reason = GrantStatus.NOT_GRANTED, reason.strip()
    grant_.save()
    return grant_


def take_back_in(grant_: Grant) -> Grant:
    """A candidate left out by mistake is one again, as long as nothing is granted."""
    if grant_.status != GrantStatus.NOT_GRANTED or grant_.edition.commendation.state == CommendationState.GRANTED:
        _refuse(_("批次表彰以后不能再恢复候选。"))
    grant_.status, grant_.not_granted_reason = GrantStatus.CANDIDATE, ""
    grant_.save()
    return grant_


def _locked(commendation: Commendation) -> Commendation:
    """The row as it is now, held until the transaction ends: of two editors one wins, the other is told."""
    found: Commendation = Commendation.objects.select_for_update().get(pk=commendation.pk)
    return found


def _move(commendation: Commendation, state: str) -> Commendation:
    commendation.state = state
    commendation.save()
    caching.bump()
    return commendation


def _refuse(message: str) -> None:
    if message:
        raise ValidationError(message)
