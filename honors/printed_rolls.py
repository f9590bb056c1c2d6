"""A roll as paper and tables have it: what stands above the names, the names, and where it is found on the site.

In Chinese, whoever asks; only what a reader may see.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.dates import full_date
from honors import rolls
from honors.enums import RollGrouping, RollLayout, RollOrder
from honors.models import AwardEdition, Commendation, Grant, HonorRollPage
from honors.rolls import RollGroup

# What can be printed: the word of its address → its model.
SOURCES: dict[str, type[Any]] = {"commendation": Commendation, "edition": AwardEdition, "page": HonorRollPage}


@dataclass(frozen=True, slots=True)
class PrintedRoll:
    """`path` is its address on the site, "" while it has none; `body` and `day` are who granted it, and when."""

    title: str
    grants: list[Grant]
    groups: list[RollGroup]
    order_note: str
    path: str = ""
    document_no: str = ""
    decision_title: str = ""
    body: str = ""
    day: date | None = None
    intro: str = ""
    with_units: bool = False

    @property
    def counts(self) -> str:
        return rolls.count_by_kind(self.grants)

    @property
    def address(self) -> str:
        """With host, for paper."""
        return f"{settings.SITE_URL}{self.path}" if self.path else ""

    def texts(self) -> Iterator[str]:
        """Everything that is set in type."""
        yield from (self.title, self.document_no, self.decision_title, self.body, self.intro, self.order_note)
        for group in self.groups:
            yield group.title
        for grant in self.grants:
            yield from (grant.shown_name, grant.correction_text)
            if self.with_units:
                yield from (grant.unit, grant.post)

    def missing_characters(self) -> list[str]:
        """What no face has: to be written in by hand."""
        from core import faces  # with the library of fonts, which only paper needs

        return faces.missing(self.texts())


def of(source: Any) -> PrintedRoll:
    """The roll of a commendation, of an edition or of a page, in Chinese. Two or three queries."""
    with override(settings.LANGUAGE_CODE):
        if isinstance(source, HonorRollPage):
            return _of_page(source)
        if isinstance(source, AwardEdition):
            title = f"{source.commendation.label or source.commendation.year} {source.name}"
            return _of_decision(source.commendation, title, source, edition=source)
        return _of_decision(source, source.name, source, edition__commendation=source)


def _of_decision(commendation: Commendation, title: str, source: Any, **where: Any) -> PrintedRoll:
    grants = list(Grant.objects.public().filter(**where).with_recipients().with_shared_awards().in_document_order())
    return PrintedRoll(
        title=title,
        grants=grants,
        groups=rolls.build_groups(grants, RollGrouping.AWARD),
        order_note=rolls.order_note(grants, RollOrder.DOCUMENT),
        path=source.get_absolute_url(settings.LANGUAGE_CODE) if grants else "",
        document_no=commendation.document_no,
        decision_title=commendation.decision_title,
        body=commendation.granting_body,
        day=commendation.decision_date,
        intro=commendation.intro if source is commendation else "",
    )


def _of_page(page: HonorRollPage) -> PrintedRoll:
    grants = rolls.selected_grants(page)
    return PrintedRoll(
        title=page.title,
        grants=grants,
        groups=rolls.build_groups(grants, page.grouping),
        order_note=rolls.order_note(grants, page.order),
        path=(page.get_url() or "") if page.live else "",
        intro=page.intro,
        with_units=page.layout == RollLayout.TABLE,
    )


def facts(roll: PrintedRoll) -> list[tuple[str, str]]:
    """What stands between the title and the names."""
    rows = [
        (_("表彰决定"), roll.decision_title),
        (_("文号"), roll.document_no),
        (_("表彰机关"), roll.body),
        (_("表彰日期"), full_date(roll.day)),
        (_("人数"), roll.counts),
        (_("排列"), roll.order_note),
    ]
    return [(label, value) for label, value in rows if value]
