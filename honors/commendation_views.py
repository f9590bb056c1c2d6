"""公示、表彰 in the admin: one page from which a commendation takes its next step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.log_actions import log

from honors import commendations
from honors.enums import CommendationState, ObjectionOutcome
from honors.forms import AdvanceForm
from honors.models import Commendation
from honors.notice_days import notice_days
from honors.views import list_url


@dataclass(frozen=True, slots=True)
class Step:
    """A button: its words, what it does for readers, its entry in the log, and the service behind it."""

    key: str
    label: Any
    effect: Any
    action: str
    take: Callable[[Commendation, AdvanceForm], Commendation]
    serious: bool = False


def _leave_out(commendation: Commendation, form: AdvanceForm) -> Commendation:
    if not form.without():
        raise ValidationError(_("请先在名单里勾选要拿掉的候选，并写原因。"))
    commendations.leave_all_out(commendation, form.without())
    return commendation


def _stop(commendation: Commendation, form: AdvanceForm) -> Commendation:
    if not form.cleaned_data.get("stop_reason"):
        raise ValidationError(_("请写明中止公示的原因。"))
    return commendations.stop_notice(commendation)


STEPS = {
    step.key: step
    for step in (
        Step(
            "notice",
            gettext_lazy("开始公示"),
            gettext_lazy("名单将在公示时间内显示在公示页，到时自动撤下；公示期间名单不能增加。"),
            "honors.commendation.notice",
            lambda commendation, form: commendations.start_notice(commendation, form.without()),
        ),
        Step(
            "grant",
            gettext_lazy("正式表彰"),
            gettext_lazy("没有勾选“不予授予”的候选全部成为有效的授予，光荣榜、个人页和统计立即更新。"),
            "honors.commendation.grant",
            lambda commendation, form: commendations.grant(commendation, form.added()),
        ),
        Step(
            "record_past",
            gettext_lazy("补录以前的表彰"),
            gettext_lazy("决定日期已过的表彰不经公示，名单立即公开。"),
            "honors.commendation.record_past",
            lambda commendation, form: commendations.record_past(commendation, form.added()),
        ),
        Step(
            "leave_out",
            gettext_lazy("不予授予勾选的候选"),
            gettext_lazy("只拿掉勾选的候选，批次的状态不变；正在公示的，名字马上从公示页消失。"),
            "honors.commendation.leave_out",
            _leave_out,
        ),
        Step(
            "stop",
            gettext_lazy("中止公示"),
            gettext_lazy("公示页马上撤下。以后要接着办，请在批次里填写新的公示时间，重新公示满规定的工作日。"),
            "honors.commendation.stop",
            _stop,
            serious=True,
        ),
    )
}


def offered(commendation: Commendation) -> list[Step]:
    """What the state and the clock allow next."""
    end = commendation.notice_ends_at
    if commendation.state == CommendationState.COLLECTING:
        keys = ["notice", "record_past", "leave_out"]
    elif commendation.state != CommendationState.NOTICE:
        keys = []
    elif commendation.notice_in_force:
        keys = ["leave_out", "stop"]
    else:
        keys = ["grant", "leave_out"] if end and end <= timezone.now() else ["leave_out"]
    return [STEPS[key] for key in keys]


@permission_required("honors.advance_commendation", raise_exception=True)
def advance(request: HttpRequest, pk: int) -> HttpResponse:
    """The next step, with the names it concerns; what was typed stays in the form when it is refused."""
    commendation = get_object_or_404(Commendation, pk=pk)
    names = commendations.candidates(commendation).with_awards().in_document_order()
    form = AdvanceForm(request.POST or None, commendation, list(names), _founded_against(commendation))
    if request.method == "POST":
        step = STEPS.get(request.POST.get("step", ""))
        if step is None:
            raise Http404
        if form.is_valid() and _taken(request, commendation, step, form):
            return redirect(list_url(Commendation))
        commendation.refresh_from_db()
    return TemplateResponse(request, "honors/admin/advance.html", _context(commendation, form))


def _founded_against(commendation: Commendation) -> set[int]:
    """Candidates against whom an objection was found to be right."""
    founded = commendation.objections.filter(outcome=ObjectionOutcome.FOUNDED, grant__isnull=False)
    return set(founded.values_list("grant", flat=True))


def _taken(request: HttpRequest, commendation: Commendation, step: Step, form: AdvanceForm) -> bool:
    try:
        done = step.take(commendation, form)
    except ValidationError as error:
        form.add_error(None, " ".join(error.messages))
        return False
    _write_log(request, done, step, form)
    done.refresh_from_db()
    messages.success(request, _("“%(name)s”现在是：%(state)s。") % {"name": done, "state": done.get_state_display()})
    return True


def _write_log(request: HttpRequest, done: Commendation, step: Step, form: AdvanceForm) -> None:
    reason = form.cleaned_data.get("stop_reason", "") if step.key == "stop" else ""
    if step.key != "leave_out":
        log(done, step.action, user=request.user, data={"reason": reason} if reason else None)
    left = form.without()
    for grant in form.grants:
        if grant.pk in left:
            log(grant, "honors.grant.leave_out", user=request.user, data={"reason": left[grant.pk]})


def _context(commendation: Commendation, form: AdvanceForm) -> dict[str, Any]:
    steps = offered(commendation)
    return {
        "page_title": _("状态：%s") % commendation.get_state_display(),
        "commendation": commendation,
        "form": form,
        "steps": steps,
        "decides": any(step.key in {"grant", "record_past"} for step in steps),
        "notice": notice_facts(commendation),
        "objections": commendation.objections.select_related("grant").order_by("outcome", "received_at"),
        "may_object": commendation.state in {CommendationState.COLLECTING, CommendationState.NOTICE},
        "editions": commendation.editions.select_related("award_type", "commendation"),
        "back": list_url(Commendation),
    }


def notice_facts(commendation: Commendation) -> dict[str, Any] | None:
    """Working days and last day of the notice as entered; None without its two moments."""
    start, end = commendation.notice_starts_at, commendation.notice_ends_at
    if start is None or end is None or end <= start:
        return None
    days = notice_days(start, end)
    least = settings.NOTICE_WORKING_DAYS
    counted = ngettext("%(count)d个工作日", "%(count)d个工作日", days.count) % {"count": days.count}
    return {
        "counted": counted,
        "last_day": days.last_day,
        "published": days.published,
        "short": days.count < least,
        "least": least,
    }
