"""The menu group 荣誉."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from honors.viewsets.grants import CommendationViewSet, GrantViewSet, ObjectionViewSet, RevocationViewSet
from honors.viewsets.people import AwardTypeViewSet, CollectiveViewSet, PersonViewSet
from honors.viewsets.rosters import RosterViewSet
from honors.viewsets.studios import ProfileViewSet, StudioReviewViewSet, StudioViewSet


class HonoursGroup(SnippetViewSetGroup):
    menu_label = _("荣誉")
    menu_icon = "pick"
    menu_order = 210
    items = (
        CommendationViewSet,
        RosterViewSet,
        GrantViewSet,
        PersonViewSet,
        ProfileViewSet,
        CollectiveViewSet,
        StudioViewSet,
        StudioReviewViewSet,
        AwardTypeViewSet,
        RevocationViewSet,
        ObjectionViewSet,
    )


__all__ = ["HonoursGroup"]
