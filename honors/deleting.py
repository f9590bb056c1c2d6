"""What may not simply be deleted: each with a sentence that says what to do instead."""

from collections.abc import Iterable
from typing import Any

from django.db import router
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.utils.translation import gettext as _

from honors.enums import CommendationState, GrantStatus
from honors.models import Grant, Objection
from honors.viewsets.saving import protected_message


def deletion_refusal(objects: Iterable[Any]) -> str:
    """Why these may not be deleted, or ""."""
    concerned = list(objects)
    for each in concerned:
        said = _grant_refusal(each) if isinstance(each, Grant) else ""
        if isinstance(each, Objection):
            said = _("异议记录要留存，不能删除；登记错了的，请写上核实结果。")
        if said:
            return said
    return _protected(concerned)


def _grant_refusal(grant: Grant) -> str:
    """What was granted is revoked by two people, what stands in a notice is left out with a reason."""
    state = grant.edition.commendation.state
    if grant.status in {GrantStatus.VALID, GrantStatus.REVOKED}:
        return _("“%s”已经表彰，不能删除。要收回请用“撤销”。") % grant
    if state != CommendationState.COLLECTING:
        return _("“%s”公示过，不能删除。要拿掉请用“不予授予”。") % grant
    return ""


def _protected(objects: list[Any]) -> str:
    if not objects:
        return ""
    collector = Collector(router.db_for_write(type(objects[0])), origin=objects[0])
    try:
        collector.collect(objects)
    except ProtectedError as error:
        return protected_message(error)
    return ""
