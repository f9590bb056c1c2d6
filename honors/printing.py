"""A roll as PDF, set like the list of a printed decision: names in columns, spread to the width of three characters."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from core import sitedata
from core.dates import full_date
from core.pdf import ASCENT, POINT, Document
from honors.enums import Kind
from honors.models import Grant
from honors.printed_rolls import PrintedRoll, facts
from honors.rolls import RollGroup, correction

TITLE, HEADING, NAME, TEXT, NOTE = 22.0, 14.0, 14.0, 11.0, 9.0  # points
COLUMNS = 6
DIVISORS = (1, 2, 3, 6)  # cells that fill a row of six
ROW = 9.0  # mm
GAP = 4.0  # mm between two names at least
NAME_COLUMN = 34.0  # mm from the margin to the units, in a list that has them
LABEL = 24.0  # mm from the margin to the value of a fact
QR = 24.0  # mm
SHORT, SPREAD = 2, 3  # a name of two characters is spread to the width of three
RED, INK, SOFT, GOLD = (163, 29, 26), (29, 26, 23), (90, 83, 75), (214, 179, 108)


def pdf(roll: PrintedRoll) -> bytes:
    """The finished file, in Chinese."""
    with override(settings.LANGUAGE_CODE):
        sheet = RollSheet(roll)
        sheet.head()
        for group in roll.groups:
            sheet.group(group)
        sheet.end()
        return sheet.pdf()


class RollSheet(Document):
    """The roll on A4: title, decision, order, groups with their counts, and where it stands on the site."""

    def __init__(self, roll: PrintedRoll) -> None:
        self.roll = roll
        publisher = sitedata.current().offered.get("organisation")
        self.signed = roll.body or (publisher.name if publisher else "")
        super().__init__(title=roll.title, author=self.signed, running=roll.title)
        self.add_page()

    # The head ---------------------------------------------------------------------------------------------------------

    def head(self) -> None:
        self._set(TITLE, RED)
        self.paragraph(self.roll.title, "center", leading=1.4)
        self.space(4)
        self._rule(0.6, RED)
        self.space(5)
        self._set(TEXT)
        if self.roll.intro:
            self.paragraph(self.roll.intro)
            self.space(2)
        for label, value in facts(self.roll):
            self._fact(label, value)
        self.space(4)

    def _fact(self, label: str, value: str) -> None:
        self.room(self.points * POINT * 1.6)
        self.set_text_color(*SOFT)
        self.put(self.l_margin, self.y, label)
        self.set_text_color(*INK)
        self.paragraph(value, indent=LABEL)

    # The names --------------------------------------------------------------------------------------------------------

    def group(self, group: RollGroup) -> None:
        self._set(HEADING)
        if group.title:
            self.room(HEADING * POINT * 1.6 + 3 * ROW)
            self.space(3)
            self.paragraph(f"{group.title}（{group.count}）")
            self._rule(0.2, GOLD)
            self.space(3)
        self._set(NAME)
        if self.roll.with_units:
            self._with_units(group.grants)
        else:
            self._in_columns(group.grants)
        self._notes(group.grants)

    def _in_columns(self, grants: list[Grant]) -> None:
        """Six to a line; a long name takes as many cells as it needs. Of units all take as many as the longest."""
        cell = self.epw / COLUMNS
        column = COLUMNS
        widest = max((self._cells(grant.shown_name, cell) for grant in grants), default=1)
        for grant in grants:
            cells = self._cells(grant.shown_name, cell) if grant.kind == Kind.PERSON else widest
            if column + cells > COLUMNS:
                self._next_row(first=column == COLUMNS and grant is grants[0])
                column = 0
            self._name(self.l_margin + column * cell, grant.shown_name)
            column += cells
        self.space(ROW)

    def _next_row(self, first: bool) -> None:
        if not first:
            self.space(ROW)
        self.room(ROW)

    def _cells(self, name: str, cell: float) -> int:
        """How many cells of a line a name takes: a number that divides the line, all of it at most."""
        wanted = self.text_width(name) + GAP
        return next((cells for cells in DIVISORS if cells * cell >= wanted), COLUMNS)

    def _name(self, x: float, name: str) -> None:
        """Longer than a line is set smaller until it fits."""
        points = self.points
        while self.text_width(name) > self.l_margin + self.epw - x and self.points > NOTE:
            self.points -= 1
        self.put(x, self.y + (points - self.points) * POINT * ASCENT, name, spacing=self._spacing(name))
        self.points = points

    def _spacing(self, name: str) -> float:
        return self.points * POINT * (SPREAD - SHORT) if len(name) == SHORT and not name.isascii() else 0

    def _with_units(self, grants: list[Grant]) -> None:
        """Name, then unit and post beside it, over as many lines as they need."""
        for grant in grants:
            self.room(ROW)
            self.points = NAME
            self._name(self.l_margin, grant.shown_name)
            indent = max(NAME_COLUMN, self.text_width(grant.shown_name) + GAP)
            self.points = TEXT
            self.set_xy(self.l_margin, self.y + (NAME - TEXT) * POINT * ASCENT)
            self.paragraph("　".join(filter(None, [grant.unit, grant.post])) or " ", indent=indent)
            self.space(2)

    def _notes(self, grants: list[Grant]) -> None:
        self._set(NOTE, SOFT)
        for grant in grants:
            if grant.correction_note:
                self.paragraph(f"{grant.shown_name}：{correction(grant)}")

    # The end ----------------------------------------------------------------------------------------------------------

    def end(self) -> None:
        """Who granted it and when, then what the list is worth today and where it can be looked up."""
        self._set(TEXT)
        self.room(QR + 24)
        self.space(6)
        self.paragraph(self.signed, "right")
        self.paragraph(full_date(self.roll.day), "right")
        self.space(6)
        self._rule(0.2, GOLD)
        self.space(4)
        self._whereabouts()

    def _whereabouts(self) -> None:
        top, indent = self.y, 0.0
        if self.roll.address:
            self.set_fill_color(*INK)
            self.qr_code(self.l_margin, top, QR, self.roll.address)
            indent = QR + 5
        self._set(NOTE, SOFT)
        self.paragraph(_("数据截至%s。") % full_date(timezone.localdate()), indent=indent)
        if self.roll.address:
            self.paragraph(_("以后有变动的，以网页为准："), indent=indent)
            self.paragraph(self.roll.address, indent=indent)
        lost = self.roll.missing_characters()
        if lost:
            codes = "、".join(f"U+{ord(sign):04X}" for sign in lost)
            self.paragraph(_("“〓”是字体里没有的字（%s），请手工填写。") % codes, indent=indent)

    def _set(self, points: float, colour: tuple[int, int, int] = INK) -> None:
        self.points = points
        self.set_text_color(*colour)

    def _rule(self, width: float, colour: tuple[int, int, int]) -> None:
        self.set_draw_color(*colour)
        self.set_line_width(width)
        self.line(self.l_margin, self.y, self.w - self.r_margin, self.y)

    def footer(self) -> None:
        """The running title is quiet, whatever was set last."""
        before = self.text_color
        self.set_text_color(*SOFT)
        super().footer()
        self.text_color = before
