"""honors in the admin: menu group, actions, buttons in lists, words of the audit log."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from honors import views
from honors.enums import GrantStatus
from honors.models import Commendation, Grant, Person, ProfilePage, Revocation
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
        path("honors/commendations/<int:pk>/advance/", views.advance, name="honors_commendation_advance"),
        path("honors/grants/<int:pk>/leave-out/", views.leave_out, name="honors_grant_leave_out"),
        path("honors/revocations/propose/<slug:target>/<int:pk>/", views.propose, name="honors_revocation_propose"),
        path("honors/revocations/<int:pk>/confirm/", views.confirm, name="honors_revocation_confirm"),
    ]


@hooks.register("register_log_actions")
def log_words(actions: Any) -> None:
    for action, label in (
        ("honors.commendation.notice", gettext_lazy("开始公示")),
        ("honors.commendation.grant", gettext_lazy("正式表彰")),
        ("honors.commendation.record_past", gettext_lazy("补录以前的表彰")),
        ("honors.grant.leave_out", gettext_lazy("不予授予")),
        ("honors.revocation.propose", gettext_lazy("提出撤销")),
        ("honors.revocation.confirm", gettext_lazy("确认撤销")),
        ("honors.revocation.drop", gettext_lazy("驳回撤销")),
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
    elif isinstance(snippet, Person) and user.has_perm("honors.revoke_grant"):
        yield _revoke(_("撤销全部荣誉"), "person", snippet.pk)
    elif isinstance(snippet, Revocation) and snippet.is_open and user.has_perm("honors.confirm_revocation"):
        url = reverse("honors_revocation_confirm", args=[snippet.pk])
        yield Button(_("确认或驳回"), url, icon_name="check", priority=5)


def _commendation_buttons(commendation: Commendation, user: Any) -> Iterator[Button]:
    grants = views.list_url(Grant)
    yield Button(_("名单"), f"{grants}?edition__commendation={commendation.pk}", icon_name="list-ul", priority=5)
    if user.has_perm("honors.advance_commendation"):
        url = reverse("honors_commendation_advance", args=[commendation.pk])
        yield Button(_("公示、表彰"), url, icon_name="check", priority=6)
    if user.has_perm("honors.revoke_grant"):
        yield _revoke(_("撤销整个批次"), "commendation", commendation.pk)


def _grant_buttons(grant: Grant, user: Any) -> Iterator[Button]:
    if grant.status == GrantStatus.CANDIDATE and user.has_perm("honors.change_grant"):
        url = reverse("honors_grant_leave_out", args=[grant.pk])
        yield Button(_("不予授予"), url, icon_name="cross", priority=50)
    if grant.status == GrantStatus.VALID and user.has_perm("honors.revoke_grant"):
        yield _revoke(_("撤销"), "grant", grant.pk)


def _revoke(label: str, target: str, pk: int) -> Button:
    return Button(label, reverse("honors_revocation_propose", args=[target, pk]), icon_name="cross", priority=60)


@hooks.register("after_publish_page")
def tell_when_unseen(request: Any, page: Any) -> None:
    """A profile of somebody without a public honour is published, and nobody sees it: say so."""
    from wagtail.admin import messages

    if isinstance(page, ProfilePage) and not Person.objects.public().filter(pk=page.person_id).exists():
        messages.warning(
            request,
            _("个人页已发布，但这个人物还没有公开的荣誉（或已应本人要求撤下），读者暂时看不到。请先登记授予记录。"),
        )
