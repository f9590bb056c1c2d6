"""Words on screen for the types a reader may choose. A kind that is not here shows its card's own word."""

from django.utils.translation import gettext_lazy as _

from core import searchable

LABELS = {
    "article": _("新闻"),
    "topic": _("专题"),
    "person": _("人物"),
    "collective": _("集体"),
    "roll": _("光荣榜"),
    "notice": _("公示"),
    "studio": _("工作室"),
    "course": _("课程"),
    "venue": _("教学点"),
    "academy": _("工匠学院"),
    "service": _("办事"),
    "standard": _("页面"),
    "section": _("栏目"),
}
# Kinds of cards that a reader need not tell apart.
SAME = {
    **dict.fromkeys(("news", "column", "topics", "honors", "people", "rolls", "studios", "services"), "section"),
    **dict.fromkeys(("courses", "venues"), "section"),
    "session": "course",
}


def of(card_kind: str) -> str:
    """The type under which a reader finds it."""
    return SAME.get(card_kind, card_kind)


def label(kind: str, otherwise: str = "") -> str:
    return str(LABELS.get(kind) or otherwise or kind)


def value_label(facet: str, value: str) -> str:
    """The word on screen for a facet's value; apps say theirs in core.searchable."""
    return label(value) if facet == "type" else searchable.facet_label(facet, value)
