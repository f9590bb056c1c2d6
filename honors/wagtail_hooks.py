"""honors in the admin: menu group, actions, buttons in lists, words of the audit log."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from honors import certificates, commendation_views, merge_views, roll_files, views
from honors.deleting import deletion_refusal
from honors.enums import CommendationState, GrantStatus, ObjectionOutcome
from honors.models import Commendation, Grant, HonorRollPage, Objection, Person, ProfilePage, Revocation
from honors.viewsets import HonoursGroup
from honors.viewsets.choosers import EditionChooserViewSet
from honors.viewsets.grants import KeptPolicy

register_permission_policy(Revocation, KeptPolicy(Revocation))
register_snippet(HonoursGroup)


@hooks.register("register_admin_viewset")
def edition_chooser() -> EditionChooserViewSet:
    return EditionChooserViewSet("honors_edition_chooser")


@hooks.register("register_admin_urls")
def action_urls() -> list[URLPattern]:
    return [
        path("honors/commendations/<int:pk>/advance/", commendation_views.advance, name="honors_commendation_advance"),
        path("honors/grants/<int:pk>/leave-out/", views.leave_out, name="honors_grant_leave_out"),
        path("honors/grants/<int:pk>/correct/", views.correct, name="honors_grant_correct"),
        path("honors/grants/<int:pk>/code/", certificates.code, name="honors_grant_code"),
        path("honors/grants/<int:pk>/code.<slug:kind>", certificates.code_picture, name="honors_grant_code_picture"),
        path("honors/commendations/<int:pk>/labels/", certificates.label_choice, name="honors_label_choice"),
        path(
            "honors/commendations/<int:pk>/labels.pdf",
            certificates.commendation_labels,
            name="honors_commendation_labels",
        ),
        path("honors/editions/<int:pk>/labels.pdf", certificates.edition_labels, name="honors_edition_labels"),
        path("honors/revocations/propose/<slug:target>/<int:pk>/", views.propose, name="honors_revocation_propose"),
        path("honors/revocations/<int:pk>/confirm/", views.confirm, name="honors_revocation_confirm"),
        path("honors/people/<int:pk>/merge/", merge_views.merge, name="honors_person_merge"),
        path("honors/merges/<int:pk>/split/", merge_views.split, name="honors_merge_split"),
        path("honors/rolls/<slug:source>/<int:pk>/", roll_files.show, name="honors_roll_files"),
        path("honors/rolls/<slug:source>/<int:pk>/pdf/", roll_files.pdf, name="honors_roll_pdf"),
        path("honors/rolls/<slug:source>/<int:pk>/xlsx/", roll_files.xlsx, name="honors_roll_xlsx"),
    ]


@hooks.register("register_log_actions")
def log_words(actions: Any) -> None:
    for action, label in (
        ("honors.commendation.notice", gettext_lazy("开始公示")),
        ("honors.commendation.grant", gettext_lazy("正式表彰")),
        ("honors.commendation.record_past", gettext_lazy("补录以前的表彰")),
        ("honors.commendation.stop", gettext_lazy("中止公示")),
        ("honors.grant.leave_out", gettext_lazy("不予授予")),
        ("honors.grant.correct", gettext_lazy("更正")),
        ("honors.revocation.propose", gettext_lazy("提出撤销")),
        ("honors.revocation.confirm", gettext_lazy("确认撤销")),
        ("honors.revocation.drop", gettext_lazy("驳回撤销")),
        ("honors.person.merge", gettext_lazy("合并人物")),
        ("honors.person.split", gettext_lazy("拆分人物")),
        ("honors.roster.write", gettext_lazy("导入名单")),
        ("honors.roster.undo", gettext_lazy("撤回名单导入")),
    ):
        actions.register_action(action, label, label)


@hooks.register("register_snippet_listing_buttons")
def buttons(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Actions beside 编辑 in the lists."""
    if isinstance(snippet, Commendation):
        yield from _commendation_buttons(snippet, user)
    elif isinstance(snippet, Grant):
        yield from _grant_buttons(snippet, user)
    elif isinstance(snippet, Person):
        yield from _person_buttons(snippet, user)
    elif isinstance(snippet, Revocation) and snippet.is_open and user.has_perm("honors.confirm_revocation"):
        url = reverse("honors_revocation_confirm", args=[snippet.pk])
        yield Button(_("确认或驳回"), url, icon_name="check", priority=5)


def _commendation_buttons(commendation: Commendation, user: Any) -> Iterator[Button]:
    grants = views.list_url(Grant)
    yield Button(_("名单"), f"{grants}?edition__commendation={commendation.pk}", icon_name="list-ul", priority=5)
    if roll_files.offered(commendation, user):
        yield Button(_("打印、导出"), roll_files.url(commendation), icon_name="download", priority=5)
    if user.has_perm("honors.advance_commendation"):
        url = reverse("honors_commendation_advance", args=[commendation.pk])
        yield Button(_("公示、表彰"), url, icon_name="check", priority=6)
    if commendation.state == CommendationState.NOTICE and user.has_perm("honors.add_objection"):
        url = f"{reverse(views.url_name(Objection, 'add'))}?commendation={commendation.pk}"
        yield Button(_("登记异议"), url, icon_name="comment", priority=7)
    if commendation.state == CommendationState.GRANTED and user.has_perm("honors.view_grant"):
        yield Button(
            _("二维码标签"), reverse("honors_label_choice", args=[commendation.pk]), icon_name="tag", priority=7
        )
    if commendation.state == CommendationState.GRANTED and user.has_perm("honors.revoke_grant"):
        yield _revoke(_("撤销整个批次"), "commendation", commendation.pk)


def _grant_buttons(grant: Grant, user: Any) -> Iterator[Button]:
    if grant.status == GrantStatus.CANDIDATE and user.has_perm("honors.change_grant"):
        url = reverse("honors_grant_leave_out", args=[grant.pk])
        yield Button(_("不予授予"), url, icon_name="cross", priority=50)
    if grant.status == GrantStatus.VALID and user.has_perm("honors.change_grant"):
        url = reverse("honors_grant_correct", args=[grant.pk])
        yield Button(_("更正"), url, icon_name="edit", priority=50)
    if grant.status == GrantStatus.VALID and user.has_perm("honors.view_grant"):
        yield Button(_("查验码"), reverse("honors_grant_code", args=[grant.pk]), icon_name="view", priority=6)
    if grant.status == GrantStatus.VALID and user.has_perm("honors.revoke_grant"):
        yield _revoke(_("撤销"), "grant", grant.pk)


def _person_buttons(person: Person, user: Any) -> Iterator[Button]:
    if user.has_perm(merge_views.PERMISSION):
        yield Button(_("合并、拆分"), reverse("honors_person_merge", args=[person.pk]), icon_name="link", priority=50)
    if user.has_perm("honors.revoke_grant"):
        yield _revoke(_("撤销全部荣誉"), "person", person.pk)


def _revoke(label: str, target: str, pk: int) -> Button:
    return Button(label, reverse("honors_revocation_propose", args=[target, pk]), icon_name="cross", priority=60)


@hooks.register("before_delete_snippet")
def refuse_deleting(request: Any, snippets: Any) -> Any:
    """One by one and many at once: what others stand on, or what readers have seen, is not simply deleted."""
    ours = [each for each in snippets if each._meta.app_label == "honors"]
    refusal = deletion_refusal(ours)
    if not refusal:
        return None
    messages.error(request, refusal)
    return redirect(views.list_url(type(ours[0])))


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def offer_leaving_out(request: Any, snippet: Any) -> None:
    """An objection that was found to be right: the candidate can be left out at once."""
    if not isinstance(snippet, Objection) or snippet.outcome != ObjectionOutcome.FOUNDED or snippet.grant is None:
        return
    if snippet.grant.status == GrantStatus.CANDIDATE:
        url = reverse("honors_grant_leave_out", args=[snippet.grant.pk]) + f"?reason={quote(_('异议成立'))}"
        text = _("异议成立。“%s”还在候选名单里。") % snippet.grant
        messages.warning(request, text, buttons=[messages.button(url, _("不予授予"))])


@hooks.register("register_page_listing_more_buttons")
@hooks.register("register_page_header_buttons")
def roll_page_buttons(page: Any, user: Any, view_name: str = "", next_url: str | None = None) -> Iterator[Button]:
    """A composed roll on paper and as a table."""
    if isinstance(page, HonorRollPage) and user.has_perm("honors.view_grant"):
        yield Button(_("打印、导出"), roll_files.url(page), icon_name="download", priority=55)


@hooks.register("after_publish_page")
def tell_when_unseen(request: Any, page: Any) -> None:
    """A profile of somebody without a public honour is published, and nobody sees it: say so."""
    if isinstance(page, ProfilePage) and not Person.objects.public().filter(pk=page.person_id).exists():
        messages.warning(
            request,
            _("个人页已发布，但这个人物还没有公开的荣誉（或已应本人要求撤下），读者暂时看不到。请先登记授予记录。"),
        )
