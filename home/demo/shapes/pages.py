"""Pages of the demo edition: stories, services, standard pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from home.demo.shapes.blocks import Block, Contact, sentences
from home.demo.shapes.moments import Ago


@dataclass(frozen=True)
class Reprint:
    """Where a reprinted story first stood."""

    title: str
    url: str
    published: Ago


@dataclass(frozen=True)
class Article:
    """One news story with everything its page shows."""

    slug: str
    column: str
    title: str
    summary: str
    published: Ago
    body: tuple[Block, ...]
    kicker: str = ""
    subtitle: str = ""
    title_en: str = ""
    summary_en: str = ""
    kicker_en: str = ""
    subtitle_en: str = ""
    source: str = "jimo-union"
    author: str = ""
    correspondent: str = ""
    photographer: str = ""
    editor: str = "示例编辑甲"
    chief_editor: str = "示例责编乙"
    reviewer: str = "示例审核丙"
    picture: str = ""
    attachments: tuple[str, ...] = ()
    reprint: Reprint | None = None
    correction: str = ""
    corrected: Ago | None = None
    expires: Ago | None = None
    people: tuple[str, ...] = ()
    collectives: tuple[str, ...] = ()
    studios: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    headline: bool = False

    @property
    def is_translated(self) -> bool:
        """Whether the story has an English edition."""
        return bool(self.title_en)

    def english(self) -> dict[str, str]:
        """Every Chinese sentence of the story with its English one."""
        heads = (
            (self.title, self.title_en),
            (self.summary, self.summary_en),
            (self.kicker, self.kicker_en),
            (self.subtitle, self.subtitle_en),
        )
        return {zh: en for zh, en in (*heads, *sentences(self.body)) if zh and en}


@dataclass(frozen=True)
class Question:
    """A question readers ask and its answer."""

    ask: str
    answer: str
    ask_en: str = ""
    answer_en: str = ""


@dataclass(frozen=True)
class Service:
    """One thing the federation does for workers: who, what, how much, when, materials, steps, contact, questions."""

    slug: str
    title: str
    title_en: str
    summary: str
    who: str
    what: str
    amount: str
    when: str
    materials: tuple[str, ...]
    steps: tuple[str, ...]
    contact: Contact
    questions: tuple[Question, ...]
    group: str
    picture: str = ""
    checked: Ago = field(default_factory=lambda: Ago(12))
    english: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PlainPage:
    """A standard page."""

    slug: str
    title: str
    title_en: str
    summary: str
    body: tuple[Block, ...]
    summary_en: str = ""


@dataclass(frozen=True)
class Promotion:
    """Searches that lead to one service guide, under a title of their own."""

    queries: tuple[str, ...]
    service: str
    title: str
