"""Articles about a person, collective or studio, as a section of their page, and as a task when they are withdrawn."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core import sections, todo
from core.sections import Section
from core.todo import TodoItem
from news.models import ArticlePage, ArticleSubject
from news.models.subjects import KINDS

SHOWN = 6


def register() -> None:
    """Called from AppConfig.ready()."""
    for kind in KINDS:
        sections.register(f"honors.{kind}", articles_about)
    todo.register(articles_about_withdrawn)


def articles_about(subject: Any, locale: str) -> Section | None:
    """The newest articles that name the subject, in one language. One query."""
    articles = ArticlePage.objects.readable().in_language(locale)
    named = articles.filter(**{f"subjects__{subject._meta.model_name}": subject}).newest_first()
    cards = [article.card() for article in named.with_cards()[:SHOWN]]
    if not cards:
        return None
    with translation.override(locale):
        return Section(_("相关报道"), "news/about_subject.html", {"cards": cards})


def articles_about_withdrawn(user: Any) -> Iterator[TodoItem]:
    """Live articles that name somebody whom readers may no longer see: the names stand in their text still."""
    if not may_publish(user):
        return
    for row in ArticleSubject.objects.withdrawn().filter(page__live=True).select_related("page", *KINDS)[:50]:
        yield TodoItem(
            title=_("《%(title)s》写到的%(name)s已撤下，请核对文字") % {"title": row.page.title, "name": row.target},
            url=reverse("wagtailadmin_pages:edit", args=[row.page_id]),
            urgent=True,
        )


def may_publish(user: Any) -> bool:
    """Somewhere in the tree; Wagtail keeps these permissions by page."""
    from wagtail.permissions import policy_registry

    return bool(policy_registry.get_by_type(ArticlePage).user_has_permission(user, "publish"))
