"""Admin actions on honours, each with a page that says what will happen before it does."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.log_actions import log

from honors import commendations, correcting, revoking
from honors.forms import CorrectionForm, LeaveOutForm, RevocationForm
from honors.models import AwardEdition, Commendation, Grant, Person, Revocation

TARGETS: dict[str, type[Model]] = {
    "grant": Grant,
    "person": Person,
    "edition": AwardEdition,
    "commendation": Commendation,
}
SHOWN = 30


def list_url(model: Any) -> str:
    """Of the model's list in the admin; Wagtail sets `snippet_viewset` when the snippet is registered."""
    return reverse(url_name(model, "list"))


def url_name(model: Any, view: str) -> str:
    return str(model.snippet_viewset.get_url_name(view))


@permission_required("honors.change_grant", raise_exception=True)
def leave_out(request: HttpRequest, pk: int) -> HttpResponse:
    """未授予: a candidate drops out with a reason."""
    grant = get_object_or_404(Grant.objects.select_related("edition__commendation", "edition__award_type"), pk=pk)
    form = LeaveOutForm(request.POST or None, initial={"reason": request.GET.get("reason", "")[:200]})
    if request.method == "POST" and form.is_valid():
        try:
            commendations.leave_out(grant, form.cleaned_data["reason"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            log(grant, "honors.grant.leave_out", user=request.user, data=form.cleaned_data)
            messages.success(request, _("“%s”已改为未授予。") % grant)
            return redirect(list_url(Grant))
    context = {"page_title": _("不予授予"), "form": form, "target": grant, "back": list_url(Grant)}
    return TemplateResponse(request, "honors/admin/form.html", {**context, "submit": _("确定不予授予")})


@permission_required("honors.change_grant", raise_exception=True)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """更正: the right name and the note beside the print, which stays."""
    grant = get_object_or_404(Grant.objects.select_related("edition__commendation", "edition__award_type"), pk=pk)
    form = CorrectionForm(request.POST or None, instance=grant)
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        try:
            correcting.correct(grant, wanted["corrected_name"], wanted["correction_note"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            log(grant, "honors.grant.correct", user=request.user, data=wanted)
            messages.success(request, _("更正已保存，网站上名字旁边写着更正说明。"))
            return redirect(list_url(Grant))
    said = _("文件上印的是“%s”，原文保留不动。两项都清空，就收回更正。") % grant.name
    context = {"page_title": _("更正"), "form": form, "target": grant.edition, "said": said, "back": list_url(Grant)}
    return TemplateResponse(request, "honors/admin/form.html", {**context, "submit": _("保存更正")})


@permission_required("honors.revoke_grant", raise_exception=True)
def propose(request: HttpRequest, target: str, pk: int) -> HttpResponse:
    """提出撤销: document, date, reason; shows which grants would go. Another person confirms."""
    if target not in TARGETS:
        raise Http404
    thing: Any = get_object_or_404(TARGETS[target], pk=pk)
    form = RevocationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = revoking.propose(thing, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, " ".join(error.messages))
        else:
            log(made, "honors.revocation.propose", user=request.user)
            messages.success(request, _("已提出撤销，等待另一位同事确认。确认以前网站不变。"))
            return redirect(list_url(Revocation))
    context = {"page_title": _("提出撤销"), "form": form, "target": thing, "back": list_url(Grant)}
    return TemplateResponse(request, "honors/admin/form.html", {**context, **_affected(thing), "submit": _("提出撤销")})


def _affected(thing: Any) -> dict[str, Any]:
    grants = revoking.grants_of(thing).with_awards()
    return {"names": grants.in_document_order()[:SHOWN], "count": grants.count()}


@permission_required("honors.confirm_revocation", raise_exception=True)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """确认撤销 or 驳回, by another person than the one who proposed."""
    revocation = get_object_or_404(Revocation, pk=pk)
    if request.method == "POST":
        return _settle(request, revocation)
    return TemplateResponse(
        request,
        "honors/admin/confirm.html",
        {
            "page_title": _("确认撤销"),
            "revocation": revocation,
            "refusal": revoking.confirm_refusal(revocation, request.user),
            "back": list_url(Revocation),
            **_affected(revocation.target),
        },
    )


def _settle(request: HttpRequest, revocation: Revocation) -> HttpResponse:
    dropping = "drop" in request.POST
    try:
        settled = (revoking.drop if dropping else revoking.confirm)(revocation, request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("honors_revocation_confirm", revocation.pk)
    log(settled, "honors.revocation.drop" if dropping else "honors.revocation.confirm", user=request.user)
    messages.success(request, _("撤销已驳回。") if dropping else _("已撤销，网站各处已经撤下。"))
    return redirect(list_url(Revocation))
