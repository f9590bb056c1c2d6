"""Card and ShareCard: what lists, search results and shares show of anything that has an address."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from media.models import SiteImage


@dataclass(frozen=True, slots=True)
class Card:
    """One row of a list. Every text is plain text and already in the reader's language, or Chinese as printed.

    `kind` is a machine key (article, person, roll …), `kind_label` its word on screen. `date` is an aware datetime
    or a plain date. `meta` holds short facts set after the title; `seal` up to four characters for an honour.
    `lang` is set when the text is not in the page's language.
    """

    title: str
    url: str
    kind: str
    kind_label: str = ""
    summary: str = ""
    date: "date | datetime | None" = None
    image: "SiteImage | None" = None
    image_alt: str = ""
    eyebrow: str = ""
    meta: tuple[str, ...] = ()
    seal: str = ""
    lang: str = ""

    def stored(self) -> dict[str, Any]:
        """The card as JSON for the search table: without the picture, the date in ISO form."""
        return {
            "title": self.title,
            "url": self.url,
            "kind": self.kind,
            "kind_label": self.kind_label,
            "summary": self.summary,
            "date": self.date.isoformat() if self.date else "",
            "eyebrow": self.eyebrow,
            "meta": list(self.meta),
            "seal": self.seal,
            "lang": self.lang,
        }

    @classmethod
    def restored(cls, data: dict[str, Any]) -> "Card":
        """The inverse of `stored`."""
        raw = data.get("date") or ""
        moment = None if not raw else datetime.fromisoformat(raw) if "T" in raw else date.fromisoformat(raw)
        return cls(**{**data, "date": moment, "meta": tuple(data.get("meta") or ())})


@dataclass(frozen=True, slots=True)
class ShareCard:
    """What a link shows in a chat: title, one or two sentences, and the absolute address of a picture."""

    title: str
    description: str
    url: str
    image_url: str = ""


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of 当前位置; the last one has no address."""

    title: str
    url: str = ""


class HasCard(Protocol):
    """Anything that lists can show."""

    def card(self) -> Card: ...


@dataclass(frozen=True, slots=True)
class Subject:
    """Names one object without importing its model: ("honors.person", 17)."""

    model: str
    pk: int

    @classmethod
    def of(cls, instance: Any) -> "Subject":
        return cls(instance._meta.label_lower, instance.pk)


@dataclass(frozen=True, slots=True)
class NameRow:
    """One recipient in a channel document, as printed."""

    name: str
    unit: str = ""
    post: str = ""
    note: str = ""
    url: str = ""
    subject: Subject | None = None


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Names under one heading, in the stated order."""

    heading: str
    rows: tuple[NameRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ChannelDocument:
    """All that another channel (WeChat article, poster) may see of a shareable object (model.md §5).

    `as_of` is the moment the facts were read (printed as 数据截至). `blocks` is a StreamValue of story blocks or None.
    """

    title: str
    url: str
    as_of: datetime
    summary: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    groups: tuple[NameGroup, ...] = ()
    blocks: Any = None
    image: "SiteImage | None" = None
    subjects: tuple[Subject, ...] = field(default=())
    lang: str = "zh-Hans"
