"""The pages of an import in the admin: upload, columns, plan, result. Plain forms; scripts only spare reloading."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from core.models import Industry, Town
from honors.enums import ImportState, Verdict
from honors.importing import photographs, rosters, screens, undoing, writing
from honors.importing.forms import ColumnsForm, PhotosForm, UploadForm
from honors.importing.template import template_workbook
from honors.models import AwardType, Commendation, Grant, RosterImport, RosterRow
from honors.models.imports import SKIP

PER_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
may_import = permission_required("honors.add_rosterimport", raise_exception=True)
Action = Callable[[HttpRequest, RosterImport], str | None]


def show_url(roster: RosterImport, query: str = "") -> str:
    return reverse("honors_rosters:show", args=[roster.pk]) + query


# Lists and forms ------------------------------------------------------------------------------------------------------


@may_import
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All imports, the newest first."""
    everything = RosterImport.objects.select_related("commendation", "uploaded_by")
    page = Paginator(everything, PER_PAGE).get_page(request.GET.get("p"))
    context = {"page_title": _("名单导入"), "page": page, "add": reverse("honors_rosters:add")}
    return TemplateResponse(request, "honors/admin/rosters/index.html", context)


@may_import
def add(request: HttpRequest) -> HttpResponse:
    """Which file, and what its names go into."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        roster = rosters.receive(form.as_roster(), form.cleaned_data["file"], request.user)
        return redirect(show_url(roster))
    context = {"page_title": _("上传名单"), "form": form, "back": reverse("honors_rosters:index")}
    return TemplateResponse(request, "honors/admin/rosters/add.html", context)


@may_import
@require_safe
def template(_request: HttpRequest) -> HttpResponse:
    """The workbook that offices fill in, with the lists of this site as drop-downs."""
    names = [model.objects.values_list("name_zh", flat=True) for model in (AwardType, Town, Industry)]
    content = template_workbook(*(list(each) for each in names))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = "attachment; filename=\"roster.xlsx\"; filename*=UTF-8''%E5%90%8D%E5%8D%95.xlsx"
    return response


# One import -----------------------------------------------------------------------------------------------------------


@may_import
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the import stands: each state has its page."""
    roster = get_object_or_404(
        RosterImport.objects.select_related("commendation", "uploaded_by", "written_by", "undone_by"), pk=pk
    )
    pages = {
        ImportState.READING: _reading,
        ImportState.COLUMNS: _columns,
        ImportState.PLANNED: _plan,
        ImportState.WRITTEN: _result,
    }
    name, context = pages.get(ImportState(roster.state), _closed)(request, roster)
    frame = {
        "page_title": roster.filename,
        "roster": roster,
        "back": reverse("honors_rosters:index"),
        "progress": screens.progress(roster, _still(roster)),
    }
    return TemplateResponse(request, f"honors/admin/rosters/{name}.html", {**frame, **context})


def _still(roster: RosterImport) -> float:
    """Seconds since it last moved."""
    return (timezone.now() - roster.progress_at).total_seconds()


def _reading(_request: HttpRequest, _roster: RosterImport) -> tuple[str, dict[str, Any]]:
    return "reading", {}


def _columns(_request: HttpRequest, roster: RosterImport) -> tuple[str, dict[str, Any]]:
    return "columns", {"form": ColumnsForm(roster)}


def _plan(request: HttpRequest, roster: RosterImport) -> tuple[str, dict[str, Any]]:
    counts = roster.rows.counts()
    waiting = counts[Verdict.DOUBT] + counts[Verdict.FAULT]
    first = Verdict.DOUBT if counts[Verdict.DOUBT] else Verdict.FAULT if counts[Verdict.FAULT] else ""
    verdict = request.GET.get("verdict", first)
    page = Paginator(_filtered(roster, verdict), PER_PAGE).get_page(request.GET.get("p"))
    return "plan", {
        "tabs": screens.tabs(roster, verdict),
        "verdict": verdict,
        "page": page,
        "rows": screens.shown(page.object_list, roster),
        "waiting": waiting,
        "unmapped": rosters.unmapped(roster),
        "photos_form": PhotosForm(),
        "photos": roster.photos.count(),
    }


def _filtered(roster: RosterImport, verdict: str) -> Any:
    rows = roster.rows.all()
    if verdict == SKIP:
        return rows.skipped()
    return rows.filter(verdict=verdict).exclude(settlement=SKIP) if verdict in Verdict.values else rows


def _result(request: HttpRequest, roster: RosterImport) -> tuple[str, dict[str, Any]]:
    page = Paginator(roster.rows.exclude(result={}), PER_PAGE * 2).get_page(request.GET.get("p"))
    counts = roster.rows.counts()
    commendation = roster.commendation
    return "result", {
        "page": page,
        "rows": screens.made(page.object_list, roster),
        "counts": counts,
        "made": screens.made_counts(roster),
        "edit": screens.edit_url(Commendation, commendation.pk) if commendation else "",
        "grants": f"{_list_of(Grant)}?edition__commendation={commendation.pk}" if commendation else "",
        "notice": commendation.notice_url() if commendation and commendation.notice_in_force else "",
        "photos_form": PhotosForm(),
    }


def _list_of(model: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name("list"))


def _closed(_request: HttpRequest, _roster: RosterImport) -> tuple[str, dict[str, Any]]:
    return "closed", {}


@may_import
@require_safe
def progress(_request: HttpRequest, pk: int) -> JsonResponse:
    """For the script of a page that waits."""
    roster = get_object_or_404(RosterImport, pk=pk)
    return JsonResponse(screens.progress(roster, _still(roster)))


# Actions --------------------------------------------------------------------------------------------------------------


def action(work: Action) -> Callable[[HttpRequest, int], HttpResponse]:
    """POST only; what a rule refuses is said above the page, nothing is lost. The work may return a query string."""

    @may_import
    @require_POST
    @wraps(work)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        roster = get_object_or_404(RosterImport, pk=pk)
        query = ""
        try:
            query = work(request, roster) or ""
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(show_url(roster, query))

    return view


@action
def columns(request: HttpRequest, roster: RosterImport) -> None:
    """Which column is which."""
    form = ColumnsForm(roster, request.POST)
    if not form.is_valid():
        raise ValidationError(_("请从列表里选每一列的内容。"))
    rosters.choose_columns(roster, form.columns())


@action
def settle(request: HttpRequest, roster: RosterImport) -> str:
    """One row: who is meant, what the cells should say."""
    texts = {name.removeprefix("cell-"): str(text)[:2000] for name, text in request.POST.items() if "cell-" in name}
    number = request.POST.get("row", "")
    where = f"?verdict={request.POST.get('verdict', '')}&p={request.POST.get('p', '')}"
    try:
        row = rosters.settle(
            roster.pk,
            int(number) if number.isdecimal() else 0,
            request.POST.get("settlement", ""),
            request.POST.get("note", ""),
            texts or None,
        )
    except RosterRow.DoesNotExist as error:
        raise Http404 from error
    if row.is_open:
        messages.warning(request, _("第%(number)d行还没有确认：%(why)s") % {"number": row.number, "why": _why(row)})
        return f"{where}#row-{row.number}"
    messages.success(request, _("第%(number)d行：%(what)s") % {"number": row.number, "what": _what(row)})
    return where


def _why(row: RosterRow) -> str:
    return " ".join(row.reasons) or _("请选一项。")


def _what(row: RosterRow) -> str:
    return _("跳过") if row.is_skipped else row.get_verdict_display()


@action
def replan(request: HttpRequest, roster: RosterImport) -> None:
    """Plan all rows anew."""
    rosters.replan(roster.pk)
    messages.success(request, _("已按现在登记的内容重新核对。"))


@action
def confirm(request: HttpRequest, roster: RosterImport) -> None:
    """Write what the plan says."""
    version = request.POST.get("version", "")
    number = int(version) if version.isdecimal() else 0
    done = writing.write(roster.pk, number, request.user, "make_profiles" in request.POST)
    messages.success(request, _("“%s”已导入。") % done)


@action
def drop(request: HttpRequest, roster: RosterImport) -> None:
    """Give the plan up."""
    rosters.drop(roster.pk)
    messages.success(request, _("已放弃，什么都没有导入。"))


@action
def photos(request: HttpRequest, roster: RosterImport) -> None:
    """A zip of portraits with the consent that holds for all of them."""
    form = PhotosForm(request.POST, request.FILES)
    if not form.is_valid():
        raise ValidationError([message for errors in form.errors.values() for message in errors])
    if roster.state not in {ImportState.PLANNED, ImportState.WRITTEN}:
        raise ValidationError(_("名单核对以后才能传照片。"))
    photographs.receive(roster, form.cleaned_data["photos"], form.consent())


@may_import
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands in the way, or the button that takes the import back."""
    roster = get_object_or_404(RosterImport.objects.select_related("commendation"), pk=pk)
    if request.method == "POST":
        return _take_back(request, roster)
    context = {
        "page_title": _("撤回导入"),
        "roster": roster,
        "obstacles": undoing.obstacles(roster, request.user),
        "made": screens.made_counts(roster),
        "back": show_url(roster),
    }
    return TemplateResponse(request, "honors/admin/rosters/undo.html", context)


def _take_back(request: HttpRequest, roster: RosterImport) -> HttpResponse:
    try:
        undoing.undo(roster.pk, request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("honors_rosters:undo", roster.pk)
    messages.success(request, _("已撤回，导入以前的样子都恢复了。"))
    return redirect(show_url(roster))
