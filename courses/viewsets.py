"""Admin screens of this app: the menu group 微课堂."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from courses import admin_forms, admin_views
from courses.models import Academy, Community, Course, Series, Session, Topic, TownOrganiser, Venue
from courses.towns import within_towns

EXAMPLE = FieldPanel("is_example")
PLACE_PANELS = MultiFieldPanel(
    [FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude"), FieldPanel("coordinate_system")])],
    heading=_("地图坐标"),
    classname="collapsed",
)


def pair(field: str) -> FieldRowPanel:
    """The Chinese and the English field side by side."""
    return FieldRowPanel([FieldPanel(f"{field}_zh"), FieldPanel(f"{field}_en")])


class TownBoundViewSet(SnippetViewSet):
    """A list without other towns, and views that refuse their objects, for who is bound to towns.

    The list searches by parts of words in the database itself: `search_fields` are look-ups.
    """

    search_backend_name = None
    list_per_page = 40
    joins: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return within_towns(self.model._default_manager.select_related(*self.joins), request.user)

    def construct_view(self, view_class: type, **kwargs: Any) -> Callable[..., Any]:
        bound = type(view_class.__name__, (admin_views.TownBoundMixin, view_class), {})
        view: Callable[..., Any] = super().construct_view(bound, **kwargs)
        return view


class CourseViewSet(TownBoundViewSet):
    """课程."""

    model = Course
    icon = "openquote"
    list_display = ["name_zh", "kind", "topic", "name_en", DateColumn("last_published_at", label=_("发布"))]
    list_filter = ["kind", "topic", "live"]
    search_fields = ["name_zh", "name_en", "summary_zh"]
    joins = ("topic",)
    edit_handler = ObjectList(
        [
            pair("name"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("topic"), FieldPanel("programme")]),
            pair("summary"),
            MultiFieldPanel(
                [pair("audience"), pair("bring"), FieldRowPanel([FieldPanel("is_free"), FieldPanel("fee_note")])],
                heading=_("来之前要知道的"),
            ),
            FieldPanel("image"),
            FieldPanel("body"),
            EXAMPLE,
        ]
    )


class SeriesViewSet(TownBoundViewSet):
    """系列."""

    model = Series
    icon = "calendar-alt"
    add_view_class = admin_views.SeriesCreateView
    edit_view_class = admin_views.SeriesEditView
    list_display = [
        "__str__",
        Column("room", label=_("教室"), accessor="room"),
        Column("town", label=_("镇街"), accessor="room.venue.town"),
        Column("rule", label=_("时间"), accessor="rule_text"),
        "start_date",
        Column("session_count", label=_("场次")),
    ]
    list_filter = ["course__kind", "room__venue__community__town", "holiday_policy", "sign_up"]
    search_fields = ["course__name_zh", "label", "room__venue__name_zh", "room__venue__community__name_zh"]
    joins = ("course", "room__venue__community__town")
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("course"), FieldPanel("label")]),
            MultiFieldPanel(
                [
                    FieldPanel("weekdays"),
                    FieldRowPanel([FieldPanel("start_date"), FieldPanel("end_date"), FieldPanel("count")]),
                    FieldRowPanel([FieldPanel("start_time"), FieldPanel("end_time"), FieldPanel("interval")]),
                    FieldPanel("holiday_policy"),
                ],
                heading=_("什么时候（保存后自动排出每一场）"),
            ),
            InlinePanel(
                "date_changes",
                [FieldRowPanel([FieldPanel("date"), FieldPanel("kind"), FieldPanel("note")])],
                heading=_("加课和停课"),
                label=_("日期"),
            ),
            FieldRowPanel([FieldPanel("room"), FieldPanel("capacity")]),
            InlinePanel(
                "teachers",
                [FieldRowPanel([FieldPanel("person"), FieldPanel("name")])],
                heading=_("老师"),
                label=_("老师"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("sign_up"), FieldPanel("sign_up_link"), FieldPanel("sign_up_note")]),
                    FieldRowPanel([FieldPanel("sign_up_opens"), FieldPanel("sign_up_closes")]),
                ],
                heading=_("报名"),
            ),
            FieldRowPanel([FieldPanel("organiser_zh"), FieldPanel("organiser_en"), FieldPanel("contact_phone")]),
        ],
        base_form_class=admin_forms.SeriesForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(session_count=Count("sessions"))


class SessionViewSet(TownBoundViewSet):
    """场次."""

    model = Session
    icon = "date"
    add_view_class = admin_views.SessionCreateView
    edit_view_class = admin_views.SessionEditView
    list_display = [
        "__str__",
        Column("room", label=_("教室"), accessor="room"),
        Column("town", label=_("镇街"), accessor="room.venue.town"),
        DateColumn("start", label=_("开始"), sort_key="start"),
        Column("status", label=_("状态"), accessor="get_status_display", sort_key="status"),
        "attendance",
        BooleanColumn("touched", label=_("手工改过")),
    ]
    list_filter = {
        "status": ["exact"],
        "start": ["date"],
        "room__venue__community__town": ["exact"],
        "series__course__kind": ["exact"],
    }
    search_fields = [
        "series__course__name_zh",
        "series__label",
        "room__venue__name_zh",
        "room__venue__community__name_zh",
    ]
    ordering = "-start"
    joins = ("series__course", "room__venue__community__town")
    edit_handler = ObjectList(
        [
            FieldPanel("series"),
            FieldRowPanel([FieldPanel("room"), FieldPanel("start"), FieldPanel("end")]),
            FieldRowPanel([FieldPanel("status"), FieldPanel("reason")]),
            MultiFieldPanel(
                [
                    FieldPanel("teachers_overridden"),
                    InlinePanel(
                        "own_teachers",
                        [FieldRowPanel([FieldPanel("person"), FieldPanel("name")])],
                        label=_("老师"),
                    ),
                ],
                heading=_("换老师"),
            ),
            FieldPanel("attendance"),
        ],
        base_form_class=admin_forms.SessionForm,
    )


class VenueViewSet(TownBoundViewSet):
    """教学点."""

    model = Venue
    icon = "home"
    list_display = [
        "name_zh",
        Column("community", label=_("村或社区"), accessor="community"),
        Column("town", label=_("镇街"), accessor="town"),
        "contact_phone",
        Column("room_count", label=_("教室")),
    ]
    list_filter = ["community__town", "live"]
    search_fields = ["name_zh", "name_en", "address_zh", "community__name_zh"]
    joins = ("community__town",)
    edit_handler = ObjectList(
        [
            pair("name"),
            FieldPanel("community"),
            pair("summary"),
            pair("address"),
            MultiFieldPanel([pair("access"), pair("accessibility"), pair("hours")], heading=_("怎么去")),
            FieldRowPanel([FieldPanel("contact_office"), FieldPanel("contact_phone")]),
            InlinePanel(
                "rooms",
                [FieldRowPanel([FieldPanel("name_zh"), FieldPanel("name_en"), FieldPanel("capacity")])],
                heading=_("教室（至少一间）"),
                label=_("教室"),
                min_num=1,
            ),
            FieldPanel("photo"),
            PLACE_PANELS,
            EXAMPLE,
        ],
        base_form_class=admin_forms.VenueForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(room_count=Count("rooms"))


class CommunityViewSet(TownBoundViewSet):
    """村和社区."""

    model = Community
    icon = "group"
    list_display = ["name_zh", "town", "kind", "contact_phone", Column("venue_count", label=_("教学点"))]
    list_filter = ["town", "kind"]
    search_fields = ["name_zh", "name_en", "town__name_zh"]
    joins = ("town",)
    edit_handler = ObjectList(
        [
            pair("name"),
            FieldRowPanel([FieldPanel("town"), FieldPanel("kind")]),
            FieldRowPanel([FieldPanel("contact_office"), FieldPanel("contact_phone")]),
            PLACE_PANELS,
            EXAMPLE,
        ],
        base_form_class=admin_forms.CommunityForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(venue_count=Count("venues", filter=Q(venues__live=True)))


class AcademyViewSet(SnippetViewSet):
    """工匠学院."""

    model = Academy
    icon = "tasks"
    search_backend_name = None
    list_display = ["name_zh", "industry", "host_unit", "name_en", "sort_order"]
    search_fields = ["name_zh", "name_en", "host_unit"]
    edit_handler = ObjectList(
        [
            pair("name"),
            pair("summary"),
            FieldRowPanel([FieldPanel("industry"), FieldPanel("host_unit")]),
            pair("address"),
            FieldPanel("contact_phone"),
            InlinePanel(
                "programmes",
                [pair("name"), pair("summary"), FieldPanel("hours")],
                heading=_("培训项目"),
                label=_("项目"),
            ),
            FieldPanel("photo"),
            FieldPanel("body"),
            FieldRowPanel([FieldPanel("sort_order"), EXAMPLE]),
        ]
    )


class TopicViewSet(SnippetViewSet):
    """课程主题."""

    model = Topic
    icon = "tag"
    list_display = ["name_zh", "name_en", "sort_order"]
    search_fields = ["name_zh", "name_en"]
    edit_handler = ObjectList([pair("name"), FieldPanel("sort_order")])


class OrganiserViewSet(SnippetViewSet):
    """镇街组织者."""

    model = TownOrganiser
    icon = "user"
    list_display = ["user", "town", "since"]
    list_filter = ["town"]
    search_fields = ["user__display_name", "user__username", "town__name_zh"]
    edit_handler = ObjectList([FieldRowPanel([FieldPanel("user"), FieldPanel("town")])])


class CoursesGroup(SnippetViewSetGroup):
    """The menu group 微课堂."""

    menu_label = _("微课堂")
    menu_icon = "calendar-alt"
    menu_order = 220
    items = (
        CourseViewSet,
        SeriesViewSet,
        SessionViewSet,
        VenueViewSet,
        CommunityViewSet,
        AcademyViewSet,
        TopicViewSet,
        OrganiserViewSet,
    )
