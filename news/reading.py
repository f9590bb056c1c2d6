"""What the reader of one article sees around it: byline, neighbours, related reading, people named."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from core.blocks.story import story_images
from core.cards import Card
from core.related_pages import chosen_pages
from media import renditions

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
    lead = article.lead_image()
    renditions.existing([*story_images(article.body), lead])
    return {
        "byline": byline(article),
        "editors": editors_line(article),
        "original": original(article),
        "lead_image": lead,
        "previous_article": _neighbour(article, "before"),
        "next_article": _neighbour(article, "after"),
        "related": related(article),
        "subjects": drafted_subjects(article) if preview else subjects(article),
        "attachments": attachments(article),
        "corrections": list(article.corrections.all()),
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


def _neighbour(article: Any, side: str) -> Any:
    if article.published_at is None or article.column_id is None:
        return None
    return getattr(type(article).objects.readable(), side)(article).defer("body").first()


def _reads(article: Any) -> int:
    """The counted reads; 0 when nothing has been counted yet, then the page says nothing."""
    return article.read_count.count if hasattr(article, "read_count") else 0


def related(article: Any) -> list[Card]:
    """Chosen by hand, in the article's language; else the newest of its column."""
    chosen = chosen_pages(article)
    if chosen or article.column_id is None:
        return chosen
    newest = type(article).objects.readable().in_column(article.column_id).exclude(pk=article.pk).newest_first()
    return [other.card() for other in newest.select_related("column").defer("body")[:RELATED]]
