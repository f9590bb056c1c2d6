"""What an editor should know of a roll before it is printed or published. Two queries, whatever its size."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from honors import rolls
from honors.enums import RollLayout, RollOrder
from honors.models import HonorRollPage, Person
from media.models import PortraitConsent

NAMED = 5  # names that a warning mentions


def page_warnings(page: HonorRollPage) -> list[str]:
    """Of a composed roll, an unsaved one too: no names, no order, portraits that readers will not see."""
    chosen = rolls.ordered_grants(page).order_by()
    numbers = chosen.aggregate(all=Count("pk"), unordered=Count("pk", filter=Q(document_order=None)))
    if not numbers["all"]:
        return [_("名单现在是空的：所选的批次还没有表彰，或者没有符合条件的授予记录。")]
    found = [order_warning(numbers["unordered"])] if page.order == RollOrder.DOCUMENT else []
    if page.layout == RollLayout.CARDS:
        found.append(portrait_warning(chosen))
    return [warning for warning in found if warning]


def order_warning(unordered: int) -> str:
    if not unordered:
        return ""
    text = ngettext(
        "有%(number)d个名字没有填“文件顺序”，按姓氏笔画排在后面。请照表彰文件在授予记录里补上。",
        "有%(number)d个名字没有填“文件顺序”，按姓氏笔画排在后面。请照表彰文件在授予记录里补上。",
        unordered,
    )
    return text % {"number": unordered}


def portrait_warning(grants: Any) -> str:
    """Persons whose portrait lacks a consent in force; readers see the square of the surname instead."""
    agreed = PortraitConsent.objects.in_force()
    lacking = Person.objects.filter(Exists(grants.filter(person=OuterRef("pk"))), portrait__isnull=False)
    lacking = lacking.exclude(portrait__consent__in=agreed).in_stroke_order()
    names = list(lacking.values_list("name", flat=True)[: NAMED + 1])
    if not names:
        return ""
    listed = _("、").join(names[:NAMED]) + ("……" if len(names) > NAMED else "")
    return _("%s的肖像没有有效的同意记录，读者看到的是姓氏方章。请在【肖像同意】里登记。") % listed


def glyph_warning(signs: Iterable[str]) -> str:
    """Characters that the faces of the PDF lack."""
    listed = _("、").join(f"{sign}（U+{ord(sign):04X}）" for sign in signs)
    return _("PDF的字体里没有这些字，印出来是“〓”，请手工填写：%s") % listed if listed else ""
