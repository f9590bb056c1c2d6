"""Rules of honours as small pure functions: each returns the sentence an editor reads, or "" when all is well."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import chinese_date, date_clock
from core.texts import listed
from honors.enums import CommendationState, Kind
from honors.notice_days import earliest_last_day, notice_days

Period = tuple[datetime, datetime]  # start and end of a notice

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


def period_refusal(starts_at: datetime, ends_at: datetime, least: int, today: date) -> str:
    """A notice begins today or later and has at least so many working days."""
    if timezone.localdate(starts_at) < today:
        return _("公示开始的日期已经过去，请改成今天或以后。")
    days = notice_days(starts_at, ends_at)
    if days.count >= least:
        return ""
    return _("公示只有%(count)d个工作日，至少要%(least)d个。请把公示结束改到%(until)s下午以后。") % {
        "count": days.count,
        "least": least,
        "until": chinese_date(earliest_last_day(starts_at, least)),
    }


def notice_change_refusal(before: Period, after: Period, now: datetime) -> str:
    """What may change while in notice: one that runs may only grow longer; over or not begun, the period is free."""
    if before == after or not before[0] <= now < before[1]:
        return ""
    if after[0] != before[0]:
        return _("公示已经开始，开始时间不能再改。")
    return "" if after[1] > before[1] else _("公示期间结束时间只能延后。要马上撤下，请用“中止公示”。")


def completed_refusal(starts_at: datetime, ends_at: datetime, least: int, now: datetime) -> str:
    """Granting waits for the end of a notice that was long enough."""
    if ends_at > now:
        return _("公示还没有结束（到%s），期满以后再表彰。") % date_clock(ends_at)
    days = notice_days(starts_at, ends_at)
    if days.count >= least:
        return ""
    return _("公示只进行了%(count)d个工作日，不够%(least)d个。请在批次里填写新的公示时间，重新公示。") % {
        "count": days.count,
        "least": least,
    }


def objection_refusal(open_ones: int) -> str:
    """An objection that nobody has settled stands in the way of granting."""
    text = ngettext(
        "还有%(number)d条异议正在核实，有了结果才能表彰。",
        "还有%(number)d条异议正在核实，有了结果才能表彰。",
        open_ones,
    )
    return text % {"number": open_ones} if open_ones else ""


def granting_refusal(document_no: str, decision_date: date | None, names: int, today: date) -> str:
    """What a decision needs before its names become fact."""
    if not document_no:
        return _("请先填写表彰决定的文号。")
    if decision_date is None:
        return _("请先填写表彰决定的日期。")
    if decision_date > today:
        return _("表彰决定的日期还没有到，请核对；到了那天再表彰。")
    return "" if names else _("没有可以表彰的候选。")
