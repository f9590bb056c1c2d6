"""Forms of the admin: what they refuse says in Chinese what is wrong and what to do."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from courses.enums import NEEDS_REASON, SessionStatus, Weekday
from courses.models import Room, Session
from courses.services import note_change, standing_status, state_of
from courses.towns import may_use_town

NOT_YOUR_TOWN = _("这里不属于您负责的镇街，请选本镇街的，或者请管理员来办。")


class TownBoundForm(WagtailAdminModelForm):
    """Refuses another town to who is bound to towns. `town_field` names the field that decides."""

    town_field = ""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        place = cleaned.get(self.town_field)
        if place is not None and self.for_user is not None and not may_use_town(self.for_user, self.town_of(place)):
            self.add_error(self.town_field, NOT_YOUR_TOWN)
        return cleaned

    def town_of(self, place: Any) -> Any:
        return place.venue.town if isinstance(place, Room) else place.town


class VenueForm(TownBoundForm):
    """A room that classes are planned in cannot be taken out of its venue."""

    town_field = "community"

    def is_valid(self) -> bool:
        valid: bool = super().is_valid()
        for room in self.removed_rooms():
            if room.sessions.exists() or room.series.exists():
                self.add_error(
                    None, _("教室“%(room)s”还有课，不能删除：请先把课改到别的教室。") % {"room": room.name_zh}
                )
                valid = False
        return valid

    def removed_rooms(self) -> list[Room]:
        formset = self.formsets.get("rooms")
        return [form.instance for form in formset.deleted_forms if form.instance.pk] if formset else []


class CommunityForm(TownBoundForm):
    """The town itself decides."""

    town_field = "town"

    def town_of(self, place: Any) -> Any:
        return place


class SeriesForm(TownBoundForm):
    """The rule, with the weekdays as boxes to tick."""

    town_field = "room"

    weekdays = forms.TypedMultipleChoiceField(
        label=_("上课日"),
        choices=Weekday.choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("只上零散几天的不选，写在“加课和停课”里。"),
    )


class SessionForm(TownBoundForm):
    """One class. A changed time or room is a 改期 or 改地点 by itself, and each change is noted for calendars."""

    town_field = "room"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = state_of(self.instance) if self.instance.pk else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("status") == SessionStatus.SCHEDULED and self.before is not None:
            cleaned["status"] = self.status_by_difference(cleaned, self.before)
        if cleaned.get("status") in NEEDS_REASON and not cleaned.get("reason"):
            self.add_error("reason", _("取消、改期或改地点要写原因，读者会看到。例：教师临时参加展演，11月29日补课。"))
        return cleaned

    def status_by_difference(self, cleaned: dict[str, Any], before: dict[str, Any]) -> str:
        """What a class is called when its time or room was just changed and the status was left at 正常."""
        start, room = cleaned.get("start"), cleaned.get("room")
        changed = (start, room and room.pk) != (before["start"], before["room_id"])
        if not changed or start is None or room is None:
            return str(cleaned["status"])
        wanted = Session(series=self.instance.series, original_start=self.instance.original_start)
        wanted.start, wanted.room = start, room
        return standing_status(wanted)

    def save(self, commit: bool = True) -> Session:
        if self.before is None:
            self.instance.touched = True  # made by hand: a later generation leaves it alone
        else:
            note_change(self.instance, self.before)
        session: Session = super().save(commit=commit)
        return session
