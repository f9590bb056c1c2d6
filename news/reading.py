"""What the reader of one article sees around it: byline, neighbours, related reading, people named."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from core.cards import Card
from core.querysets import ReadablePageQuerySet

RELATED = 5


def byline(article: Any) -> tuple[tuple[str, str], ...]:
    """Label and value of each filled field between title and text."""
    rows = (
        (_("作者"), article.author),
        (_("通讯员"), article.correspondent),
        (_("摄影"), article.photographer),
    )
    source = ((_("来源"), source_line(article)),) if article.source else ()
    return (*source, *((label, value) for label, value in rows if value))


def source_line(article: Any) -> str:
    """大众日报（转载）."""
    if article.source is None:
        return ""
    return _("%(source)s（%(origin)s）") % {"source": article.source.name, "origin": article.get_origin_display()}


def editors_line(article: Any) -> tuple[tuple[str, str], ...]:
    """Under the text: who edited and who approved."""
    rows = (
        (_("编辑"), article.editor),
        (_("责任编辑"), article.managing_editor),
        (_("审核"), article.reviewer),
    )
    return tuple((label, value) for label, value in rows if value)


def context(article: Any) -> dict[str, Any]:
    """What the template needs beyond the page itself; a draft without address or date has no neighbours."""
    return {
        "byline": byline(article),
        "editors": editors_line(article),
        "previous_article": _neighbour(article, "before"),
        "next_article": _neighbour(article, "after"),
        "related": related(article),
        "attachments": list(article.attachments.all()),
        "corrections": list(article.corrections.all()),
        "reads": _reads(article),
    }


def _neighbour(article: Any, side: str) -> Any:
    if article.published_at is None or article.column_id is None:
        return None
    return getattr(type(article).objects.readable(), side)(article).defer("body").first()


def _reads(article: Any) -> int:
    """The counted reads; 0 when nothing has been counted yet, then the page says nothing."""
    from news.models import ReadCount

    count = ReadCount.objects.filter(page_id=article.pk).values_list("count", flat=True).first() if article.pk else 0
    return count or 0


def related(article: Any) -> list[Card]:
    """Chosen by hand, in the article's language; else the newest of its column."""
    chosen = _chosen(article)
    if chosen or article.column_id is None:
        return chosen
    newest = type(article).objects.readable().in_column(article.column_id).exclude(pk=article.pk).newest_first()
    return [other.card() for other in newest.select_related("column").defer("body")[:RELATED]]


def _chosen(article: Any) -> list[Card]:
    """The chosen pages that are readable, each in the article's language, in the editor's order. Two queries."""
    targets = [relation.target for relation in article.related_pages.select_related("target").all()]
    if not targets:
        return []
    places = {page.translation_key: place for place, page in enumerate(targets)}
    pages = ReadablePageQuerySet(Page).readable().filter(translation_key__in=places, locale_id=article.locale_id)
    in_order = sorted(pages, key=lambda page: places[page.translation_key])
    return [Card(page.title, page.get_url() or "", "page", date=page.first_published_at) for page in in_order]
