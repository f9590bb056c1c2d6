"""Tags and filters that every public template may load: dates, names, telephones, icons, addresses."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext as _

from core import dates, pictures, sitedata
from core.blocks.story import story_images
from core.pinyin import split_surname
from media import renditions

register = template.Library()
register.simple_tag(pictures.picture_url)

# What a headline must not break inside: a number with its unit, and the words that stand in most of our titles.
UNBROKEN = re.compile(
    r"“[^”&;]{1,6}”|(?<![A-Za-z0-9&#;.])\d+(?:[.,]\d+)*"
    r"(?:年度|人次|万元|亿元|周年|平方米|[年月日号处人项万件名届个场批期家户天岁米%％])"
    r"|创新工作室|劳动模范|先进工作者|五一劳动奖[章状]?|工人先锋号|大?工匠|总工会|即墨区?|青岛市?|山东省|微课堂|夜校|驿站|（示例）"
)
# The parts of a title that are read in one breath. A part this short goes to the next line as a whole: it fits the
# width of a phone even in the size of an h1.
BREATHS = re.compile(r"[^，：；。！？·]*[，：；。！？·]+[”’》」）]*|[^，：；。！？·]+")
ONE_BREATH = 12
BEFORE_STUDIO = re.compile(r"(?<=\w{4})(?=创新工作室)")  # 李建国管网抢修 | 创新工作室（示例）
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
# In English each of them stands before the number.
QUALIFIERS = {
    "约": pgettext_lazy("figure", "约"),
    "余": pgettext_lazy("figure", "余"),
    "超": pgettext_lazy("figure", "超"),
}
NAME_PART = 8  # characters that two cells of a roll always hold
SPREAD_LIMIT = 4  # a longer name takes two cells of a roll
LANGUAGE_LABELS = {"zh-hans": "中文", "en": "EN"}
LANGUAGE_TAGS = {"zh-hans": "zh-Hans", "en": "en"}

for _filter in (
    dates.chinese_date,
    dates.full_date,
    dates.month_day,
    dates.list_date,
    dates.year_month,
    dates.clock,
    dates.date_clock,
    dates.day_clock,
    dates.weekday,
    dates.iso,
):
    register.filter(_filter)


# Names, numbers, telephones --------------------------------------------------------------------------------------


@register.filter
def spread(name: Any) -> str:
    """Class of a cell on a roll: names over four characters (code points, 𠮷 counts once) take two cells."""
    return "w2" if len(str(name or "")) > SPREAD_LIMIT else ""


@register.filter
def surname_square(name: Any) -> str:
    """What stands for a person without a portrait: the surname (上官 whole), else the first character."""
    text = str(name or "").strip()
    return split_surname(text)[0] or text[:1]


@register.filter
def tel(number: Any) -> str:
    """0532-0000 0002 → tel:053200000002; an extension after 转 becomes a pause. Empty when there is no digit."""
    main, _, extension = re.sub(r"转|#|ext\.?", "|", str(number or "")).partition("|")
    digits = re.sub(r"[^\d+]", "", main)
    extension = re.sub(r"\D", "", extension)
    if not digits:
        return ""
    return f"tel:{digits},{extension}" if extension else f"tel:{digits}"


@register.filter
def quantity(value: Any) -> str:
    """A figure without idle zeros: Decimal('277.3900') → 277.39; text is passed through."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return "" if value is None else str(value)
    return f"{number.normalize():f}" if number.is_finite() else str(value)


@register.filter
def highlight(value: Any) -> SafeString:
    """Text in which the search marked its hits with [[ ]]: escaped, the marks become <mark>."""
    escaped = conditional_escape(value or "")
    return mark_safe(escaped.replace("[[", "<mark>").replace("]]", "</mark>"))


@register.filter
def headline(title: Any) -> SafeString:
    """A title that breaks after its punctuation, and not inside 115处, “双师” or 创新工作室; copied text is unaffected.

    Searching in the page finds words within a part, not across two (a part is an inline block, so that it can wrap).
    """
    parts = [half for part in BREATHS.findall(str(title or "")) for half in BEFORE_STUDIO.split(part)]
    return _in_its_language("".join(_breath(part, alone=len(parts) < 2) for part in parts))


def _breath(part: str, alone: bool) -> str:
    kept = UNBROKEN.sub(r'<span class="keep">\g<0></span>', conditional_escape(part))
    return kept if alone or len(part) > ONE_BREATH or part.isascii() else f'<span class="clause">{kept}</span>'


@register.filter
def dotted(name: Any) -> SafeString:
    """A name such as 阿卜杜拉·买买提 breaks after its dot, never before; found in the page it is one word."""
    *parts, last = str(name or "").split("·")
    return mark_safe("<wbr>".join(_name_part(part) for part in [*(f"{part}·" for part in parts), last]))


def _name_part(part: str) -> str:
    """Only a part that is wider than its place may break inside."""
    text = conditional_escape(part)
    return f'<span class="keep">{text}</span>' if "·" in part and len(part) <= NAME_PART else text


@register.filter
def spoken(text: Any) -> SafeString:
    """Chinese words on an English page say that they are Chinese, for speech and for fonts (WCAG 2.2, 3.1.2)."""
    return _in_its_language(conditional_escape(text or ""))


def _in_its_language(html: str) -> SafeString:
    return mark_safe(f'<span lang="zh-Hans">{html}</span>' if dates.english() and HAN.search(html) else html)


# The frame of a page ---------------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def picture(
    context: Mapping[str, Any],
    image: Any,
    sizes: str = "100vw",
    alt: str | None = None,
    lazy: bool | str = True,
    portrait: bool = False,
) -> SafeString:
    """The public renditions of a picture that exist; in an editor's preview a private one if none is public yet.

    `lazy=False` is for the one picture that opens a page. A name missing in a template arrives as "" and means lazy.
    """
    preview = getattr(context.get("request"), "is_preview", False)
    return pictures.picture(image, pictures.choose_drawings(image, portrait, preview), sizes, alt, lazy)


@register.simple_tag
def read_pictures(story: Any) -> str:
    """Reads the renditions of all pictures of a story at once. No query when the view has done so with others."""
    renditions.existing(story_images(story))
    return ""


@register.simple_tag
@lru_cache(maxsize=128)
def icon(name: str) -> SafeString:
    """One drawing of templates/icons/, inline, hidden from speech: a word always stands beside it."""
    return mark_safe(render_to_string(f"icons/{name}.svg").strip())


@register.simple_tag
def language_tag(code: str = "") -> str:
    """zh-Hans or en, for the lang attribute."""
    code = code or get_language() or settings.LANGUAGE_CODE
    return LANGUAGE_TAGS.get(code.lower(), code)


@register.simple_tag
def site_path(path: str = "", language: str = "") -> str:
    """An address of this site in the current language: prefix of the installation, then the language, then path."""
    code = language or get_language() or settings.LANGUAGE_CODE
    default = code.lower() == settings.LANGUAGE_CODE.lower()
    return get_script_prefix() + ("" if default else f"{code}/") + path.lstrip("/")


@register.simple_tag(takes_context=True)
def canonical(context: Mapping[str, Any]) -> str:
    """The one address of this page: `head_url`, else the address asked for, with ?page= beyond page 1."""
    given = context.get("head_url")
    if given:
        return _absolute(context, str(given))
    number = getattr(context.get("page_obj"), "number", 1)
    base = str(context.get("canonical_url") or "")
    return f"{base}?page={number}" if base and number > 1 else base


@register.simple_tag(takes_context=True)
def absolute(context: Mapping[str, Any], url: str) -> str:
    """An address with scheme and host, for metas that are read elsewhere."""
    return _absolute(context, url)


def _absolute(context: Mapping[str, Any], url: str) -> str:
    return f"{context.get('site_url') or ''}{url}" if url.startswith("/") else url


@register.simple_tag(takes_context=True)
def other_languages(context: Mapping[str, Any]) -> list[dict[str, str]]:
    """The language switch: this page in the other languages (`alternates`), else their front pages."""
    alternates = context.get("alternates") or {}
    homes = context.get("language_homes") or {code: site_path("", code) for code, _name in settings.LANGUAGES}
    here = (get_language() or settings.LANGUAGE_CODE).lower()
    return [
        {
            "code": language_tag(code),
            "label": LANGUAGE_LABELS.get(code, code),
            "url": alternates.get(code) or homes[code],
        }
        for code, _name in settings.LANGUAGES
        if code.lower() != here and (alternates.get(code) or homes.get(code))
    ]


@register.simple_tag(takes_context=True)
def channel_row(context: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The channels with the one that holds the present address marked: the longest address that begins it wins."""
    channels = context.get("channels") or (context.get("frame") or {}).get("channels") or []
    if isinstance(channels, Mapping):
        channels = channels.get(get_language() or settings.LANGUAGE_CODE, [])
    path = getattr(context.get("request"), "path", "")
    rows = [{"title": _part(channel, "title"), "url": _part(channel, "url")} for channel in channels]
    home = site_path()
    holding = [
        row["url"] for row in rows if row["url"] == path or (row["url"] != home and path.startswith(row["url"] or "//"))
    ]
    current = max(holding, key=len, default=None)
    return [{**row, "current": row["url"] == current} for row in rows]


@register.simple_tag(takes_context=True)
def footer_links(context: Mapping[str, Any]) -> list[Any]:
    """Pages named in the footer (about, privacy …), as offered under `frame.footer_links`, by language or not."""
    links = (context.get("frame") or {}).get("footer_links") or []
    return list(links.get(get_language() or settings.LANGUAGE_CODE, []) if isinstance(links, Mapping) else links)


def _part(thing: Any, name: str) -> Any:
    return thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, "")


@register.simple_tag
def last_known_organisation() -> Any:
    """The organisation for the footer of an error page, from memory: the database may be what failed."""
    from core.models import OrganisationSettings

    return sitedata.last_known("organisation") or OrganisationSettings()


@register.simple_tag
def page_numbers(page_obj: Any) -> list[int | None]:
    """Numbers of a pager: first, last and two around the present one; None stands for a gap."""
    last, here = page_obj.paginator.num_pages, page_obj.number
    shown = sorted({1, last, *range(max(1, here - 1), min(last, here + 1) + 1)})
    numbers: list[int | None] = []
    for number in shown:
        if numbers and number - (numbers[-1] or 0) > 1:
            numbers.append(None)
        numbers.append(number)
    return numbers


@register.simple_tag
def figure_sources(figures: Iterable[Any]) -> list[str]:
    """What stands under a block of figures: period and source, each pair once."""
    pairs = [(str(_part(figure, "period") or ""), str(_part(figure, "source") or "")) for figure in figures]
    both = _("%(period)s，来源：%(source)s")
    joined = [both % {"period": period, "source": source} if source and period else period for period, source in pairs]
    return [line for line in dict.fromkeys(joined) if line]


@register.simple_tag
def figure_parts(figure: Any) -> dict[str, str]:
    """A Statistic, or anything with `value`, as it is set: 约 52 场, 500 余件; in English more than 500, 12,000."""
    number = _part(figure, "number")
    shown = quantity(_part(figure, "value") if number in (None, "") else number)
    qualifier, unit = str(_part(figure, "qualifier") or ""), str(_part(figure, "unit") or "")
    if dates.english():
        return {"before": str(QUALIFIERS.get(qualifier, qualifier)), "number": grouped(shown), "after": unit}
    if qualifier == "余":
        return {"before": "", "number": shown, "after": f"余{unit}"}
    return {"before": qualifier, "number": shown, "after": unit}


@register.filter
def figure_number(value: Any) -> str:
    """A figure in a table as the language sets it: 12000, in English 12,000; without idle zeros."""
    return grouped(quantity(value)) if dates.english() else quantity(value)


def grouped(number: str) -> str:
    """12000 → 12,000, as English sets it; text is passed through."""
    whole, point, rest = number.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.lstrip("-").isdecimal() and whole.isascii() else number


@register.filter
def in_force(states: Iterable[Any] | None) -> list[Any]:
    """Those of some timed states (site notices, mourning) whose moment is now."""
    now = timezone.now()
    return [state for state in states or [] if state.starts_at <= now < state.ends_at]


@register.simple_tag(takes_context=True)
def with_query(context: Mapping[str, Any], **changes: Any) -> str:
    """The query string of the request with some parameters changed; None or "" removes one. Ends up as ?a=b."""
    request = context.get("request")
    query = request.GET.copy() if request is not None else QueryDict(mutable=True)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return "?" + query.urlencode()
