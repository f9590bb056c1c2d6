"""Commendations through their states, grants through the one service, a correction and a revocation.

The grants are entered as candidates and become fact when the decision is recorded, exactly as staff would do it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from home.demo.honours import CITATIONS, COMMENDATIONS, MISPRINTED, PRINTED_OTHERWISE, REVOKED
from home.demo.shapes import Commendation as DemoCommendation
from home.demo.shapes import Edition as DemoEdition
from home.demo.shapes import Notice, RevokedGrant
from home.seeding import users
from home.seeding.edition import Edition
from honors import commendations, granting, revoking
from honors.enums import CommendationState
from honors.granting import NewGrant
from honors.models import AwardEdition, Commendation, Grant, Studio


def make(edition: Edition) -> None:
    """Oldest decision first."""
    for commendation in sorted(COMMENDATIONS, key=lambda demo: -demo.decided.days):
        _commendation(edition, commendation)
    for misprint, (_printed, note) in MISPRINTED.items():
        _correct(edition, misprint, note)
    for revoked in REVOKED:
        _revoke(edition, revoked)


def _commendation(edition: Edition, demo: DemoCommendation) -> Commendation:
    decided = demo.decided.day(edition.today)
    year = decided.year
    title = demo.title.format(year=year)
    row = Commendation(
        slug=f"{demo.slug}-{year}",
        name_zh=demo.name_zh.format(year=year),
        name_en=demo.name_en.format(year=year),
        label=demo.label.format(year=year),
        year=year,
        document_no=demo.document_number.format(year=year),
        granting_body=demo.granting_body,
        is_example=True,
        **(_notice(edition, title, demo.notice) if demo.notice else _decision(title, decided)),
    )
    row.full_clean()
    row.save()
    for place, award in enumerate(demo.editions):
        _edition(edition, row, award, place)
    if demo.notice:
        return _running_notice(row)
    return commendations.record_past(row)


def _running_notice(row: Commendation) -> Commendation:
    """A notice that began some days ago: the office's own step takes only one that begins today or later."""
    row.state = CommendationState.NOTICE
    row.save()
    return row


def _decision(title: str, decided: date) -> dict[str, Any]:
    return {"decision_title": title, "decision_date": decided}


def _notice(edition: Edition, title: str, notice: Notice) -> dict[str, Any]:
    return {
        "notice_title": title,
        "notice_intro": notice.intro,
        "notice_starts_at": edition.moment(notice.starts),
        "notice_ends_at": edition.moment(notice.ends),
        "notice_phone": notice.telephone,
        "notice_how_to_object": notice.how_to_object,
    }


def _edition(edition: Edition, commendation: Commendation, demo: DemoEdition, place: int) -> None:
    award = edition.get("award", demo.award)
    row = AwardEdition(commendation=commendation, award_type=award, sort_order=place)
    row.save()
    grants = [
        _new_grant(edition, demo, award.kind, key, None if demo.by_strokes else number)
        for number, key in enumerate(demo.recipients, start=1)
    ]
    granting.create_grants(row, grants, by=edition.editor)
    edition.keep("edition", demo.code, row)


def _new_grant(edition: Edition, demo: DemoEdition, kind: str, key: str, order: int | None) -> NewGrant:
    recipient = _recipient(edition, kind, key)
    unit, post = PRINTED_OTHERWISE.get((demo.code, key), (_unit(recipient), getattr(recipient, "post", "")))
    printed, _note = MISPRINTED.get((demo.code, key), ("", ""))
    return NewGrant(
        recipient=recipient,
        name=printed,
        unit=unit,
        post=post,
        trade=getattr(recipient, "trade", ""),
        citation=CITATIONS.get((demo.code, key), ""),
        document_order=order,
        town=recipient.town,
        industry=recipient.industry,
    )


def _recipient(edition: Edition, kind: str, key: str) -> Any:
    if kind in {"person", "studio"}:
        return edition.get(kind, key)
    return edition.get("collective", key)


def _unit(recipient: Any) -> str:
    """The unit as a document would print it beside the name."""
    if isinstance(recipient, Studio):
        return recipient.host_shown
    parent = getattr(recipient, "parent", None)
    return str(getattr(recipient, "unit", "") or (parent.name if parent else ""))


def _grant_of(edition: Edition, code: str, key: str) -> Grant:
    grant: Grant = Grant.objects.get(edition=edition.get("edition", code), person=edition.get("person", key))
    return grant


def _correct(edition: Edition, misprint: tuple[str, str], note: str) -> None:
    """The print stays; the right name and a note stand beside it."""
    grant = _grant_of(edition, *misprint)
    grant.corrected_name = edition.get("person", misprint[1]).name
    grant.correction_note = note
    grant.full_clean()
    grant.save()


def _revoke(edition: Edition, revoked: RevokedGrant) -> None:
    """The editor proposes, the administrator confirms."""
    decided = revoked.decided.day(edition.today)
    revocation = revoking.propose(
        _grant_of(edition, revoked.edition, revoked.recipient),
        document_no=revoked.document_number.format(year=decided.year),
        decided_on=decided,
        reason=revoked.reason,
        by=edition.editor,
    )
    revoking.confirm(revocation, by=users.administrator())
