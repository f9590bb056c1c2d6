"""editorial in the admin: the to-do list, and a clear word where publishing is refused outside the page's form."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from core import going_live, translations
from core.models import BasePage
from editorial.panels import TodoPanel


@hooks.register("construct_homepage_panels")
def show_todo(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, TodoPanel())


@hooks.register("register_log_actions")
def log_words(actions: LogActionRegistry) -> None:
    actions.register_action(going_live.HELD, gettext_lazy("到点没有发布"), gettext_lazy("内容不完整，到点没有发布"))


@hooks.register("construct_help_menu")
def leave_out_english_guides(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Wagtail's guide and news are in English and lie on a foreign host."""
    menu_items[:] = [item for item in menu_items if not item.url.startswith("http")]


@hooks.register("construct_main_menu")
def leave_out_all_snippets(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Every list has its place in the group of its section."""
    menu_items[:] = [item for item in menu_items if item.name != "snippets"]


@hooks.register("insert_global_admin_css")
def own_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_global_admin_js")
def own_script() -> SafeString:
    return format_html('<script src="{}"></script>', static("js/admin.js"))


@hooks.register("before_edit_page", order=-10)
def hold_unfinished_translation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The translator's own screen publishes without asking how much is translated: ask first, in its place."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    missing = translations.missing_segments(page)
    if not missing:
        return None
    messages.error(request, translations.message(missing))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def hold_bulk_publishing(request: HttpRequest, action_type: str, objects: Iterable[Any], _action: Any) -> Any:
    """Publishing many pages at once goes past their forms: name the first that is not ready and publish none."""
    if action_type != "publish":
        return None
    for page in objects:
        draft = page.specific.get_latest_revision_as_object() if isinstance(page, Page) else None
        problems = draft.publishing_problems() if isinstance(draft, BasePage) else {}
        if problems:
            reason = " ".join(str(message) for message in problems.values())
            messages.error(request, _("《%(title)s》还不能发布：%(reason)s") % {"title": page.title, "reason": reason})
            return redirect("wagtailadmin_pages:edit", page.pk)
    return None
