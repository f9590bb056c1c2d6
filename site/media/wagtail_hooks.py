"""media in the admin: addresses of private files, and waiting for the first picture when a page goes live."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from media import consents, publicity, renditions, views
from media.models import PortraitConsent
from media.viewsets import PortraitConsentViewSet, SiteImageIndexView

register_snippet(PortraitConsentViewSet)


@hooks.register("register_admin_urls", order=-1)
def library_urls() -> list[URLPattern]:
    """Before Wagtail's own views, at their addresses."""
    return [
        path("images/", SiteImageIndexView.as_view(), name="media_library"),
        path("images/results/", SiteImageIndexView.as_view(results_only=True), name="media_library_results"),
    ]


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("media/renditions/<path:name>", views.serve_private_rendition, name="media_private_rendition"),
        path("media/consents/<int:pk>/withdraw/", consents.WithdrawView.as_view(), name="media_consent_withdraw"),
        path("media/consents/<int:pk>/scan/", views.serve_consent_scan, name="media_consent_scan"),
    ]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(consents.WITHDRAWN, _("撤回肖像同意"), _("撤回了肖像同意，照片已从网站撤下"))


@hooks.register("register_snippet_listing_buttons")
def withdraw_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(snippet, PortraitConsent) and consents.may_withdraw(user, snippet):
        address = reverse("media_consent_withdraw", args=[snippet.pk])
        yield Button(_("撤回同意"), address, icon_name="cross", priority=20)


@hooks.register("before_publish_page")
def draw_before_going_live(request: HttpRequest, page: Page) -> Any:
    """A published page should not stand without its pictures: wait a little for one JPEG of each (model.md §6)."""
    if page.go_live_at and page.go_live_at > timezone.now():
        return
    images = publicity.pictures_of([page])
    renditions.enqueue(images)
    renditions.wait_for_jpeg(images)
