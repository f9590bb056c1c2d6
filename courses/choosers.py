"""Choosers that offer what the user may use, found by any part of a Chinese name."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import BaseChooseView, ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from courses.models import Room, Venue
from courses.towns import within_towns


class RoomFilterForm(BaseFilterForm):
    """By part of the room's, the venue's, the village's or the town's name."""

    q = forms.CharField(label=_("查找"), required=False, help_text=_("教室、教学点、村社区或镇街名称里的几个字"))
    paths = ("name_zh", "venue__name_zh", "venue__community__name_zh", "venue__community__town__name_zh")

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        self.search_query = self.cleaned_data.get("q") or ""
        self.is_searching = bool(self.search_query)
        wanted = Q()
        for path in self.paths if self.search_query else ():
            wanted |= Q(**{f"{path}__icontains": self.search_query})
        return objects.filter(wanted)


class RoomListMixin(BaseChooseView):
    """Rooms with their venue and town."""

    filter_form_class = RoomFilterForm

    def get_object_list(self) -> QuerySet[Any]:
        rooms = Room.objects.select_related("venue__community__town").order_by("venue__name_zh", "sort_order", "pk")
        places = rooms.exclude(venue__community=None)
        found: QuerySet[Any] = within_rooms(places, self.request.user)
        return found

    @property
    def columns(self) -> list[Any]:
        own: list[Any] = super().columns
        return [*own, Column("town", label=_("镇街"), accessor="venue.town"), Column("capacity", label=_("容纳人数"))]


def within_rooms(rooms: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """Rooms at venues the user may use."""
    return rooms.filter(venue__in=within_towns(Venue.objects.all(), user))


class RoomChooseView(RoomListMixin, ChooseView):
    """The dialogue."""


class RoomChooseResultsView(RoomListMixin, ChooseResultsView):
    """Its list."""


class RoomChooserViewSet(ChooserViewSet):
    """教室."""

    model = Room
    icon = "home"
    per_page = 20
    choose_one_text = _("选择教室")
    choose_another_text = _("换一间教室")
    choose_view_class = RoomChooseView
    choose_results_view_class = RoomChooseResultsView


room_chooser_viewset = RoomChooserViewSet("room_chooser")
