"""Rules of honours as small pure functions: each returns the sentence an editor reads, or "" when all is well."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from core.texts import listed
from honors.enums import CommendationState, Kind

# Which state may follow which; registering a decision of the past skips the notice (see honors.commendations).
NEXT_STATES: dict[str, frozenset[str]] = {
    CommendationState.COLLECTING: frozenset({CommendationState.NOTICE, CommendationState.GRANTED}),
    CommendationState.NOTICE: frozenset({CommendationState.GRANTED}),
    CommendationState.GRANTED: frozenset({CommendationState.REVOKED}),
    CommendationState.REVOKED: frozenset(),
}


def kind_refusal(award: str, award_kind: str, recipient: str, recipient_kind: str) -> str:
    """The kind rule: 奖章 to a person, 奖状 to a unit, 工人先锋号 to a team. Says what to do instead."""
    if award_kind == recipient_kind:
        return ""
    given_to, is_a = Kind(award_kind).label, Kind(recipient_kind).label
    return _(
        "“%(award)s”授予%(given_to)s，“%(recipient)s”是%(is_a)s。请改选%(given_to)s，或者换成授予%(is_a)s的称号。"
    ) % {
        "award": award,
        "given_to": given_to,
        "recipient": recipient,
        "is_a": is_a,
    }


def transition_refusal(before: str, after: str) -> str:
    """征集 → 公示 → 已表彰 → 已撤销, never back and never over."""
    if after == before or after in NEXT_STATES[before]:
        return ""
    allowed = listed(CommendationState(state).label for state in sorted(NEXT_STATES[before]))
    return _("“%(before)s”的批次不能改成“%(after)s”。%(next)s") % {
        "before": CommendationState(before).label,
        "after": CommendationState(after).label,
        "next": _("下一步只能是：%s。") % allowed if allowed else _("它不能再改变状态。"),
    }


def notice_refusal(starts_at: datetime | None, ends_at: datetime | None, phone: str, names: int) -> str:
    """What a public notice needs before it may begin."""
    if starts_at is None or ends_at is None:
        return _("请先填写公示开始和公示结束的时间。")
    if ends_at <= starts_at:
        return _("公示结束要晚于公示开始，请改正时间。")
    if not phone:
        return _("请先填写监督电话，群众才知道向谁反映。")
    return "" if names else _("名单还是空的，请先加上候选再公示。")


def granting_refusal(document_no: str, decision_date: date | None, names: int) -> str:
    """What a decision needs before its names become fact."""
    if not document_no:
        return _("请先填写表彰决定的文号。")
    if decision_date is None:
        return _("请先填写表彰决定的日期。")
    return "" if names else _("没有可以表彰的候选。")
