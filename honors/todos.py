"""What staff must do: confirm a revocation, grant after a notice, settle an objection."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core import todo
from core.todo import TodoItem
from honors.enums import CommendationState, GrantStatus, ImportState, ObjectionOutcome
from honors.models import Commendation, Objection, Revocation, RosterImport, RosterRow


def register() -> None:
    todo.register(revocations_to_confirm)
    todo.register(notices_over)
    todo.register(objections_open)
    todo.register(rosters_waiting)


def revocations_to_confirm(user: Any) -> Iterator[TodoItem]:
    """Those proposed by others; who proposed it sees that it waits for a colleague."""
    if not user.has_perm("honors.confirm_revocation"):
        return
    for revocation in Revocation.objects.open().select_related("grant__edition", "person", "edition", "commendation"):
        own = revocation.proposed_by_id == user.pk
        yield TodoItem(
            title=_("撤销待确认：%s") % revocation.target,
            url=reverse("honors_revocation_confirm", args=[revocation.pk]),
            detail=_("您提出的撤销，要由另一位同事确认。") if own else _("文号%s") % revocation.document_no,
            urgent=not own,
        )


def notices_over(user: Any) -> Iterator[TodoItem]:
    if not user.has_perm("honors.advance_commendation"):
        return
    over = Commendation.objects.filter(state=CommendationState.NOTICE, notice_ends_at__lte=timezone.now())
    for commendation in over:
        yield TodoItem(
            title=_("公示已期满，可以表彰：%s") % commendation,
            url=reverse("honors_commendation_advance", args=[commendation.pk]),
            due=commendation.notice_ends_at,
        )


def objections_open(user: Any) -> Iterator[TodoItem]:
    if not user.has_perm("honors.change_objection"):
        return
    yield from _founded()
    for objection in Objection.objects.filter(outcome=ObjectionOutcome.OPEN).select_related("commendation"):
        yield TodoItem(
            title=_("异议待核实：%s") % objection.commendation,
            url=edit_url(objection),
            due=objection.commendation.notice_ends_at,
        )


def _founded() -> Iterator[TodoItem]:
    """Candidates that an objection was right about, and that are candidates still."""
    undecided = Objection.objects.filter(outcome=ObjectionOutcome.FOUNDED, grant__status=GrantStatus.CANDIDATE)
    for objection in undecided.select_related(
        "commendation", "grant__edition__commendation", "grant__edition__award_type"
    ):
        yield TodoItem(
            title=_("异议成立，请决定是否不予授予：%s") % objection.grant,
            url=reverse("honors_grant_leave_out", args=[objection.grant_id]),
            due=objection.commendation.notice_ends_at,
        )


def rosters_waiting(user: Any) -> Iterator[TodoItem]:
    """Rosters whose columns or rows wait for a word of the editor."""
    if not user.has_perm("honors.add_rosterimport"):
        return
    waiting = RosterImport.objects.filter(state__in=(ImportState.COLUMNS, ImportState.PLANNED))
    for roster in waiting.annotate(doubtful=Count("rows", filter=Q(rows__in=RosterRow.objects.open()))):
        doubt = _("还有%d行没有确认。") % roster.doubtful if roster.doubtful else _("每一行都有着落了，可以确认导入。")
        columns = roster.state == ImportState.COLUMNS
        yield TodoItem(
            title=_("名单待确认：%s") % roster,
            url=reverse("honors_rosters:show", args=[roster.pk]),
            detail=_("请看每一列认得对不对。") if columns else doubt,
        )


def edit_url(snippet: Any) -> str:
    """Wagtail sets `snippet_viewset` when the snippet is registered."""
    return reverse(snippet.snippet_viewset.get_url_name("edit"), args=[snippet.pk])
