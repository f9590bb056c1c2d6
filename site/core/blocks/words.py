"""What a reader can read in a story, and which files she can open from it: for search."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail.blocks import RichTextBlock
from wagtail.rich_text import get_text_for_indexing

from core.blocks.story import story_images
from core.searchable import Attachment
from media.models import SiteDocument, SiteImage
from media.texts import open_texts


@dataclass
class StoryWords:
    """Texts in the order of the page, and the documents that it links, with the names under which they stand there."""

    texts: list[str] = field(default_factory=list)
    documents: dict[int, str] = field(default_factory=dict)
    linked: set[int] = field(default_factory=set)  # documents of paragraphs, named in the library only

    def __str__(self) -> str:
        return "\n".join(filter(None, (" ".join(text.replace("\xa0", " ").split()) for text in self.texts)))


def words_of(*stories: Any) -> StoryWords:
    """The words of these stories; pictures of a story are read in one query, linked documents in one for all."""
    found = StoryWords()
    for story in stories:
        story_images(story)
        for child in story or ():
            _add(found, child.block_type, child.block, child.value)
    for document in SiteDocument.objects.filter(pk__in=found.linked).order_by("pk") if found.linked else ():
        found.documents.setdefault(document.pk, document.title)
    return found


def _add(found: StoryWords, kind: str, block: Any, value: Any) -> None:
    special = READERS.get(kind)
    if special is not None:
        special(found, value or {})
    elif isinstance(block, RichTextBlock):
        found.texts.append(get_text_for_indexing(str(value.source)))
        found.linked |= {int(key) for model, key, *_path in block.extract_references(value) if model is SiteDocument}
    else:
        found.texts += block.get_searchable_content(value)


def _picture(found: StoryWords, value: Any) -> None:
    image = value.get("image")
    if image is not None and is_shown_for_good(image):
        alt = getattr(image, "contextual_alt_text", "") or ""
        found.texts += [alt, value.get("caption") or "", value.get("credit") or image.credit]


def picture_words(image: SiteImage | None) -> tuple[str, ...]:
    """What is seen on a picture that stands by itself, and who took it."""
    return (image.default_alt_text, image.credit) if image is not None and is_shown_for_good(image) else ()


def is_shown_for_good(image: SiteImage) -> bool:
    """A portrait whose consent has an end goes with its caption at that moment, without anybody's doing: what stands
    under it is not found at all."""
    return image.is_publicly_shown and (image.consent is None or image.consent.valid_until is None)


def _gallery(found: StoryWords, value: Any) -> None:
    for picture in value.get("pictures") or ():
        _picture(found, picture)


def _video(found: StoryWords, value: Any) -> None:
    found.texts += [value.get("title") or "", value.get("duration") or ""]


def _figures(found: StoryWords, value: Any) -> None:
    statistics = [each for each in value.get("statistics") or () if each is not None]
    found.texts += [value.get("title") or "", *(" ".join(_of_figure(each)) for each in statistics)]


def _of_figure(statistic: Any) -> Iterator[str]:
    for text in (statistic.label, statistic.source, statistic.period):
        yield str(text or "")


def _attachments(found: StoryWords, value: Any) -> None:
    found.texts.append(value.get("title") or "")
    for document in value.get("documents") or ():
        if document is not None:
            found.documents[document.pk] = document.title


def _contact(found: StoryWords, value: Any) -> None:
    found.texts += [value.get(name) or "" for name in ("name", "phone", "address", "hours")]


def _table(found: StoryWords, value: Any) -> None:
    found.texts.append(value.get("table_caption") or "")
    for row in value.get("data") or ():
        found.texts.append(" ".join(str(cell) for cell in row if cell))


READERS = {
    "picture": _picture,
    "gallery": _gallery,
    "video_link": _video,
    "figures": _figures,
    "attachments": _attachments,
    "contact": _contact,
    "table": _table,
}


def attachments(documents: Mapping[int, str]) -> tuple[Attachment, ...]:
    """Documents by key and name, each with its text where readers may open it. Two queries, none without documents."""
    texts = open_texts(documents)
    return tuple(Attachment(name, texts.get(key, "")) for key, name in documents.items())
