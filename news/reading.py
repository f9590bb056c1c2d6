"""What the reader of one article sees around it: byline, neighbours, related reading, people named."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.blocks.story import story_images
from core.cards import Card
from core.querysets import any_of
from core.related_pages import chosen, page_card, with_places
from media import renditions
from news import structured

RELATED = 5
SUBJECT_TABLES = (
    "person__town",
    "collective__town",
    "studio__leader",
    "studio__host",
    "studio__image",
)


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


def context(article: Any, preview: bool = False) -> dict[str, Any]:
    """What the template needs beyond the page itself; a draft without address or date has no neighbours."""
    lead, shared = article.lead_image(), article.share_picture()
    renditions.existing([*story_images(article.body), lead, shared])
    corrections = list(article.corrections.all())
    return {
        "structured": structured.article(article, corrections, lead),
        "share_image": shared,
        "byline": byline(article),
        "editors": editors_line(article),
        "original": original(article),
        "lead_image": lead,
        **around(article),
        "subjects": drafted_subjects(article) if preview else subjects(article),
        "attachments": attachments(article),
        "corrections": corrections,
        "reads": _reads(article),
    }


def original(article: Any) -> dict[str, Any] | None:
    """Where a reprint first stood."""
    if not article.original_url:
        return None
    return {
        "url": article.original_url,
        "title": article.original_title or article.original_url,
        "date": article.original_date,
    }


def attachments(article: Any) -> list[dict[str, Any]]:
    """For components/attachments.html; never opens a file."""
    return [
        {
            "title": row.title or row.document.title,
            "url": row.document.url,
            "kind": row.document.file_extension,
            "size": row.document.file_size,
        }
        for row in article.attachments.select_related("document").all()
        if row.document_id
    ]


def subjects(article: Any) -> list[Card]:
    """Cards of the people, collectives and studios named, those withdrawn from public view left out. One query."""
    return _subject_cards(article, article.subjects.public().select_related(*SUBJECT_TABLES))


def drafted_subjects(article: Any) -> list[Card]:
    """The same for an editor's preview, whose rows are not in the database yet."""
    return _subject_cards(article, article.subjects.all())


def _subject_cards(article: Any, rows: Iterable[Any]) -> list[Card]:
    cards = [row.target.card(article.language_code) for row in rows if row.target]
    return [card for card in cards if card.url]


def _reads(article: Any) -> int:
    """The counted reads; 0 when nothing has been counted yet, then the page says nothing."""
    return article.read_count.count if hasattr(article, "read_count") else 0


def around(article: Any) -> dict[str, Any]:
    """The neighbours in its column, and 相关阅读: chosen by hand, else the newest of the column. One query."""
    found = with_places(Page.objects.filter(pk__in=any_of(*_lists_around(article))), article)
    pages = list(found.annotate(moment=F("articlepage__published_at"), column=F("articlepage__column")))
    in_column = [page for page in pages if article.column_id and page.column == article.column_id]
    beside = sorted(in_column, key=lambda page: (page.moment, page.pk))
    by_hand = sorted((page for page in pages if page.place is not None), key=lambda page: (page.place, page.pk))
    return {
        **_neighbours(article, beside),
        "related": [page_card(page) for page in by_hand or beside[: -RELATED - 1 : -1]],
    }


def _lists_around(article: Any) -> list[QuerySet]:
    """Short lists of pages; a draft without column or date has fewer."""
    lists: list[QuerySet] = [chosen(article)]
    if article.column_id is None:
        return lists
    articles = type(article).objects.readable()
    lists.append(articles.in_column(article.column_id).exclude(pk=article.pk).newest_first()[:RELATED])
    if article.published_at is not None:
        lists += [articles.before(article)[:1], articles.after(article)[:1]]
    return lists


def _neighbours(article: Any, beside: list[Page]) -> dict[str, Page | None]:
    """Those of `beside`, oldest first, that stand next to the article; a draft has no place among them."""
    here = (article.published_at, article.pk)
    earlier = [page for page in beside if article.published_at and (page.moment, page.pk) < here]
    later = [page for page in beside if article.published_at and (page.moment, page.pk) > here]
    return {"previous_article": earlier[-1] if earlier else None, "next_article": later[0] if later else None}
