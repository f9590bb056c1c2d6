"""合并人物 and 拆分 in the admin: what each has, what would move, what stands in the way."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import log

from honors import followers, merging, splitting
from honors.forms import OtherPersonForm
from honors.models import Person, PersonMerge
from honors.views import list_url

FACTS = (
    "name", "name_latin", "unit", "post", "trade", "skill_grade", "town", "industry", "sex", "ethnic_group",
    "birth_year", "deceased", "profile_hidden", "facts_as_of",
)  # fmt: skip
PERMISSION = "honors.merge_personmerge"


@permission_required(PERMISSION, raise_exception=True)
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the other person, look at both side by side, then merge. `pk` is the person who stays."""
    kept = get_object_or_404(Person.objects.select_related("town", "industry"), pk=pk)
    form = OtherPersonForm(request.GET if "other" in request.GET else None)
    other = form.cleaned_data["other"] if form.is_valid() else None
    if request.method == "POST" and other is not None:
        return _merge(request, kept, other)
    if form.errors:
        messages.error(request, " ".join(map(str, form.errors["other"])))
        form = OtherPersonForm()
    context = {
        "page_title": _("合并人物"),
        "kept": kept,
        "form": form,
        "merges": kept.merges.all(),
        "back": list_url(Person),
        **(_comparison(request, kept, other) if other else {}),
    }
    return TemplateResponse(request, "honors/admin/merge.html", context)


def _comparison(request: HttpRequest, kept: Person, other: Person) -> dict[str, Any]:
    finder = AdminURLFinder(request.user)
    obstacles = merging.obstacles(kept, other)
    return {
        "other": other,
        "rows": [(label, value(kept), value(other)) for label, value in _facts()],
        "following": merging.following(other),
        "obstacles": [
            {"text": each.text, "url": finder.get_edit_url(followers.owner_of(each.row)) if each.row else None}
            for each in obstacles
        ],
    }


def _facts() -> list[tuple[Any, Any]]:
    """Label and reader of each line of the comparison."""
    fields = [Person._meta.get_field(name) for name in FACTS]
    lines: list[tuple[Any, Any]] = [(field.verbose_name, partial(_shown, field)) for field in fields]
    lines.append((_("网址"), lambda person: [person.get_absolute_url()]))
    lines.append((_("荣誉"), lambda person: [str(each.edition) for each in person.grants.with_awards().by_rank()]))
    return lines


def _shown(field: Any, person: Person) -> list[Any]:
    """The value as lines; none for what is not filled or not so."""
    value = getattr(person, field.name)
    if not value:
        return []
    if isinstance(value, bool):
        return [_("是")]
    return [getattr(person, f"get_{field.name}_display")() if field.choices else value]


def _merge(request: HttpRequest, kept: Person, other: Person) -> HttpResponse:
    number = other.pk
    try:
        record = merging.merge(kept, other, request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(f"{reverse('honors_person_merge', args=[kept.pk])}?other={number}")
    log(kept, "honors.person.merge", user=request.user, data={"other": record.other_name, "other_id": number})
    messages.success(
        request, _("“%(other)s”已并入“%(kept)s”。弄错了可以拆分。") % {"other": record.other_name, "kept": kept}
    )
    return redirect("honors_person_merge", kept.pk)


@permission_required(PERMISSION, raise_exception=True)
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """拆分: what goes back and what stays, then the split."""
    record = get_object_or_404(PersonMerge.objects.select_related("kept"), pk=pk)
    if request.method == "POST":
        return _split(request, record)
    context = {
        "page_title": _("拆分人物"),
        "merge": record,
        "returning": [str(owner) for owner in _owners(record)],
        "lost": splitting.lost(record),
        "back": reverse("honors_person_merge", args=[record.kept_id]),
    }
    return TemplateResponse(request, "honors/admin/split.html", context)


def _owners(record: PersonMerge) -> list[Any]:
    """The objects whose rows go back, each once."""
    rows = [row for _key, found in splitting.returning(record) for row in found]
    return list({(type(each), each.pk): each for each in map(followers.owner_of, rows)}.values())


def _split(request: HttpRequest, record: PersonMerge) -> HttpResponse:
    try:
        other = splitting.split(record, request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        for person in (record.kept, other):
            log(person, "honors.person.split", user=request.user, data={"merge": record.pk})
        messages.success(request, _("已拆分，“%s”和原来的记录都恢复了。") % other)
    return redirect("honors_person_merge", record.kept_id)
