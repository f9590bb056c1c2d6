"""The shapes the demo edition is written in: small frozen records, no behaviour but reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True)
class Ago:
    """A moment of the demo edition: so many days before the seed's today, at a time of day (Asia/Shanghai).

    Negative days lie in the future. ``weekday_only`` moves a weekend back to Friday:
    a public body publishes in working hours.
    """

    days: int
    hour: int = 9
    minute: int = 0
    weekday_only: bool = True

    def day(self, today: date) -> date:
        """The calendar day meant, seen from ``today``."""
        day = today - timedelta(days=self.days)
        if self.weekday_only and day.weekday() > 4 and self.days > 1:
            day -= timedelta(days=day.weekday() - 4)
        return day

    def moment(self, today: date, zone: tzinfo) -> datetime:
        """The aware moment meant, seen from ``today``."""
        return datetime.combine(self.day(today), time(self.hour, self.minute), zone)


@dataclass(frozen=True)
class Text:
    """One paragraph, Chinese and (for the translated stories) English."""

    zh: str
    en: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading inside a story."""

    zh: str
    en: str = ""


@dataclass(frozen=True)
class Quote:
    """Somebody's words and who said them."""

    zh: str
    by_zh: str
    en: str = ""
    by_en: str = ""


@dataclass(frozen=True)
class Picture:
    """A drawn picture of ``home.demo.pictures`` with its line below."""

    key: str
    caption_zh: str
    caption_en: str = ""


@dataclass(frozen=True)
class Gallery:
    """Several drawn pictures under one title."""

    title_zh: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Figures:
    """Statistics shown inside a story, by their codes in ``home.demo.figures``."""

    codes: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A small table: a caption, one header row and plain cells."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Contact:
    """Whom to ask."""

    name_zh: str
    telephone: str
    hours_zh: str = ""
    address_zh: str = ""
    name_en: str = ""
    hours_en: str = ""
    address_en: str = ""


Block = Text | Heading | Quote | Picture | Gallery | Figures | Table | Contact


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


def sentences(body: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """The (Chinese, English) pairs of a story, in reading order."""
    for block in body:
        match block:
            case Text(zh, en) | Heading(zh, en):
                yield zh, en
            case Quote(zh, by_zh, en, by_en):
                yield zh, en
                yield by_zh, by_en
            case Picture(_, caption_zh, caption_en):
                yield caption_zh, caption_en
            case Contact():
                yield block.name_zh, block.name_en
                yield block.hours_zh, block.hours_en
                yield block.address_zh, block.address_en


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
class Town:
    """A town, a sub-district or a functional zone of the district."""

    code: str
    name_zh: str
    short_zh: str
    name_en: str
    kind: str  # subdistrict / town / zone


@dataclass(frozen=True)
class Industry:
    """A trade group people and units belong to."""

    code: str
    name_zh: str
    name_en: str


@dataclass(frozen=True)
class Person:
    """A fictional honouree as of today."""

    slug: str
    name: str
    latin: str
    unit: str
    post: str
    town: str
    industry: str
    trade: str
    skill_grade: str = ""
    sex: str = ""
    ethnic_group: str = ""
    birth_year: int | None = None
    citation: str = ""
    story: tuple[Block, ...] = ()
    title_en: str = ""
    former_names: str = ""


@dataclass(frozen=True)
class Collective:
    """A fictional unit or team."""

    slug: str
    name: str
    name_en: str
    kind: str  # unit / team
    unit: str
    town: str
    industry: str
    summary: str


@dataclass(frozen=True)
class AwardType:
    """A row of the editable table of awards."""

    code: str
    name_zh: str
    name_en: str
    short: str
    level: str
    kind: str
    series: str
    granting_body: str
    weight: int
    former_names: tuple[tuple[str, str], ...] = ()
    is_official: bool = True


@dataclass(frozen=True)
class Edition:
    """One award in one commendation with its recipients' slugs, in the order of the document."""

    code: str
    award: str
    recipients: tuple[str, ...]
    by_strokes: bool = False


@dataclass(frozen=True)
class Commendation:
    """One decision and the awards it gives. ``label`` holds {year}, filled from the decision's date."""

    slug: str
    label: str
    document_number: str
    title: str
    granting_body: str
    decided: Ago
    state: str
    editions: tuple[Edition, ...]
    notice_start: Ago | None = None
    notice_end: Ago | None = None
    notice_telephone: str = ""
    how_to_object: str = ""


@dataclass(frozen=True)
class RevokedGrant:
    """One grant that was taken back, and the paper that says so."""

    edition: str
    recipient: str
    document_number: str
    reason: str
    decided: Ago


@dataclass(frozen=True)
class Result:
    """What a studio did in one year, ``years_ago`` before the seed's year."""

    years_ago: int
    projects: int
    patents: int
    trainees: int
    savings_yuan: int
    summary: str


@dataclass(frozen=True)
class Review:
    """The outcome of a studio's review."""

    years_ago: int
    result: str
    note: str = ""


@dataclass(frozen=True)
class Studio:
    """An innovation studio."""

    slug: str
    name: str
    name_en: str
    leader: str
    unit: str
    level: str
    field: str
    industry: str
    chain: str
    town: str
    address: str
    telephone: str
    open_days: str
    summary: str
    summary_en: str
    members: tuple[tuple[str, str], ...]  # (name, role)
    results: tuple[Result, ...]
    reviews: tuple[Review, ...]
    founded_years_ago: int = 4
    picture: str = ""


@dataclass(frozen=True)
class Room:
    """A room of a venue."""

    name: str
    capacity: int


@dataclass(frozen=True)
class Venue:
    """A teaching point in an invented community."""

    slug: str
    name: str
    name_en: str
    town: str
    community: str
    community_en: str
    address: str
    access: str
    telephone: str
    longitude: float
    latitude: float
    rooms: tuple[Room, ...]


@dataclass(frozen=True)
class Course:
    """What is taught."""

    slug: str
    name: str
    name_en: str
    kind: str
    summary: str
    summary_en: str
    picture: str = ""


@dataclass(frozen=True)
class Series:
    """A weekly rule at a venue: weekdays are 0 (Monday) to 6, weeks count from the seed's week."""

    slug: str
    course: str
    title: str
    venue: str
    room: str
    weekdays: tuple[int, ...]
    first_week: int
    weeks: int
    start: time
    end: time
    capacity: int
    sign_up: str
    sign_up_detail: str
    teachers: tuple[str, ...]
    organiser: str
    holiday_policy: str = "skip"


@dataclass(frozen=True)
class SessionChange:
    """What happened to one class: the n-th session on or after ``from_days`` days from today."""

    series: str
    from_days: int
    change: str  # cancelled / moved / full
    reason: str
    moved_days: int = 0


@dataclass(frozen=True)
class Statistic:
    """A typed figure with its source; or, with ``computed``, the name of a figure the site counts itself."""

    code: str
    label_zh: str
    label_en: str
    value: str
    unit_zh: str
    unit_en: str
    period_kind: str  # year / cumulative / as_at
    period: str
    qualifier: str = ""
    group: str = ""
    on_home: bool = False


@dataclass(frozen=True)
class PlainPage:
    """A standard page."""

    slug: str
    title: str
    title_en: str
    summary: str
    body: tuple[Block, ...]
    summary_en: str = ""
