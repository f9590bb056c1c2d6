"""/honors/people/a-z/ and …/strokes/: every honoured person by the letter or by the strokes a name begins with.

A small register is one page with a section for each letter; a large one has a page for each letter, and more where
they are many. How many stand where is counted once after each change.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page
from django.db.models import Count, Q
from django.db.models.functions import Substr
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core import sitedata
from core.cards import Crumb
from core.dates import english
from core.listings import paginate_counted
from honors import generated
from honors.rolls import NameItem

if TYPE_CHECKING:
    from honors.models import PeopleIndexPage, Person

WHOLE = 400  # names that one page shows with all letters
PER_PAGE = 120
OTHER = "other"
LAST_COUNT = 0x60  # no character has so many strokes; keys from here on have no known count
DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Register:
    """One way to look names up. `mark` is how many characters of `field` say where a name stands."""

    word: str
    title: "str | Promise"
    order_label: "str | Promise"
    field: str
    mark: int
    key_of: Callable[[str], str]
    label_of: Callable[[str], str]
    range_of: Callable[[str], Q]

    def counts(self) -> dict[str, int]:
        """Key → names, in the order of the keys; those that fit nowhere last. One query after each change."""
        return sitedata.remember(f"honors-register-{self.word}", self._count)

    def _count(self) -> dict[str, int]:
        rows = _honoured().order_by().values_list(Substr(self.field, 1, self.mark)).annotate(number=Count("pk"))
        found: Counter[str] = Counter()
        for mark, number in rows:
            found[self.key_of(mark)] += number
        return dict(sorted(found.items(), key=lambda pair: (pair[0] == OTHER, len(pair[0]), pair[0])))

    def people(self, key: str = "") -> Any:
        """Honoured persons in the order of the register, all or those below one key."""
        people = _honoured().select_related("town")
        people = people.filter(self.range_of(key)) if key else people
        return people.in_pinyin_order() if self.field == "pinyin" else people.in_stroke_order()


def _honoured() -> Any:
    from honors.models import Person

    return Person.objects.honoured()


# Letters ----------------------------------------------------------------------------------------------------------


def letter_of(mark: str) -> str:
    letter = mark.lower()
    return letter if letter.isascii() and letter.isalpha() else OTHER


def letter_label(key: str) -> str:
    return _("其他") if key == OTHER else key.upper()


def letter_range(key: str) -> Q:
    """Along the index of `pinyin`, which is stored in small letters; é stands near e and is not one of them."""
    if key == OTHER:
        return ~Q(pinyin__regex="^[a-z]")
    before_next = Q(pinyin__lt=chr(ord(key) + 1)) if key < "z" else Q()
    return Q(pinyin__gte=key, pinyin__startswith=key) & before_next


# Strokes ----------------------------------------------------------------------------------------------------------


def strokes_of(mark: str) -> str:
    """`stroke_key` begins with the count of the first character in two hexadecimal digits."""
    count = int(mark, 16) if mark else 0
    return str(count) if 0 < count < LAST_COUNT else OTHER


def strokes_label(key: str) -> str:
    """四画, 十一画; in English 4 strokes."""
    if key == OTHER:
        return _("其他")
    count = int(key)
    return ngettext("%(count)s画", "%(count)s画", count) % {"count": count if english() else _numeral(count)}


def _numeral(count: int) -> str:
    tens, ones = divmod(count, 10)
    return "".join([DIGITS[tens] if tens > 1 else "", "十" if tens else "", DIGITS[ones] if ones else ""])


def strokes_range(key: str) -> Q:
    if key == OTHER:
        return Q(stroke_key__lt="01") | Q(stroke_key__gte=f"{LAST_COUNT:02x}")
    return Q(stroke_key__gte=f"{int(key):02x}", stroke_key__lt=f"{int(key) + 1:02x}")


BY_LETTER = Register(
    word="a-z",
    title=gettext_lazy("按拼音查姓名"),
    order_label=gettext_lazy("按姓名拼音为序"),
    field="pinyin",
    mark=1,
    key_of=letter_of,
    label_of=letter_label,
    range_of=letter_range,
)
BY_STROKES = Register(
    word="strokes",
    title=gettext_lazy("按笔画查姓名"),
    order_label=gettext_lazy("按姓氏笔画为序"),
    field="stroke_key",
    mark=2,
    key_of=strokes_of,
    label_of=strokes_label,
    range_of=strokes_range,
)
REGISTERS = {register.word: register for register in (BY_LETTER, BY_STROKES)}


# Pages ------------------------------------------------------------------------------------------------------------


def serve(page: "PeopleIndexPage", request: HttpRequest, rest: tuple[str, ...]) -> HttpResponse:
    """`rest` is a word of REGISTERS, perhaps with a key: ("a-z",), ("strokes", "4")."""
    register = REGISTERS[rest[0]]
    counts = register.counts()
    key = rest[1] if len(rest) == 2 else ""
    if len(rest) > 2 or (key and key not in counts):
        raise Http404
    total = counts[key] if key else sum(counts.values())
    found = _found(request, register, key, total)
    title = str(register.title)
    heading = title + _("：") + register.label_of(key) if key else title
    context = {
        "tabs": _tabs(page, register, counts, key, anchors=bool(found) and not key),
        "sections": _sections(register, list(found)) if found else [],
        "page_obj": found,
        "total": total,
        "order_label": register.order_label,
        "alternates": generated.alternates_below(page, *rest),
        "crumbs": _crumbs(page, register, key),
    }
    return generated.respond(request, page, "honors/name_register.html", heading, heading, context)


def _found(request: HttpRequest, register: Register, key: str, total: int) -> Page | None:
    """The names to show, if any: of a large register only those of one letter."""
    if not key and total > WHOLE:
        return None
    return paginate_counted(request, register.people(key), PER_PAGE if key else WHOLE, total)


def _tabs(
    page: "PeopleIndexPage", register: Register, counts: dict[str, int], current: str, *, anchors: bool
) -> list[dict[str, Any]]:
    """Where to go: a section of this page, or a page for each key."""
    base = generated.below(page.get_url() or "", register.word)
    return [
        {
            "label": register.label_of(key),
            "count": number,
            "url": f"#k-{key}" if anchors else generated.below(base, key),
            "current": key == current,
        }
        for key, number in counts.items()
    ]


def _sections(register: Register, people: list["Person"]) -> list[dict[str, Any]]:
    """Names below their letters; namesakes say where they are."""
    names = Counter(person.name for person in people)
    found: dict[str, list[NameItem]] = {}
    for person in people:
        key = register.key_of(getattr(person, register.field)[: register.mark])
        note = _whereabouts(person) if names[person.name] > 1 else ""
        found.setdefault(key, []).append(NameItem(person.name, person.get_absolute_url(), note, person.display_name))
    return [{"key": key, "label": register.label_of(key), "items": items} for key, items in found.items()]


def _whereabouts(person: "Person") -> str:
    return person.town.name if person.town else person.unit


def _crumbs(page: "PeopleIndexPage", register: Register, key: str) -> list[Crumb]:
    """The way to a letter leads over the register."""
    whole = Crumb(str(register.title), generated.below(page.get_url() or "", register.word))
    steps = [whole, Crumb(register.label_of(key))] if key else [whole]
    return generated.trail(page, *steps)
