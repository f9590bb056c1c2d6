"""创新工作室, 复核记录 and 个人页 in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.admin.ui.tables import BooleanColumn, Column

from core.page_lists import PageListViewSet
from honors.models import ProfilePage, Studio, StudioReview
from honors.viewsets.choosers import chooser
from honors.viewsets.saving import HonoursViewSet


class StudioViewSet(HonoursViewSet):
    model = Studio
    icon = "cogs"
    list_display = [
        "name_zh",
        "level",
        Column("leader_shown", label=_("领办人")),
        Column("host_shown", label=_("所在单位")),
        "town",
        BooleanColumn("live", label=_("已发布"), sort_key="live"),
        "updated_at",
    ]
    list_filter = ["level", "town", "industry", "live", "is_example"]
    search_fields = ["name_zh", "name_en", "pinyin", "leader__name", "leader_name", "host_name", "field_zh"]
    chooser_viewset_class = chooser(
        "name_zh", "name_en", "pinyin", "leader__name", columns=(("leader_shown", _("领办人")), ("town", _("镇街")))
    )
    panels: list[Panel] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name_zh"), FieldPanel("name_en")]),
                FieldRowPanel([FieldPanel("leader"), FieldPanel("leader_name")]),
                FieldRowPanel([FieldPanel("host"), FieldPanel("host_name")]),
                FieldRowPanel([FieldPanel("level"), FieldPanel("named_year")]),
                FieldRowPanel([FieldPanel("field_zh"), FieldPanel("field_en")]),
                FieldRowPanel([FieldPanel("industry"), FieldPanel("industry_chain"), FieldPanel("town")]),
            ],
            heading=_("工作室"),
        ),
        MultiFieldPanel([FieldPanel("summary_zh"), FieldPanel("summary_en")], heading=_("简介")),
        FieldPanel("image"),
        FieldPanel("body"),
        InlinePanel("members", heading=_("成员"), label=_("成员"), panels=["person", FieldRowPanel(["name", "role"])]),
        InlinePanel(
            "years",
            heading=_("年度成果"),
            label=_("一年"),
            panels=[
                FieldRowPanel(["year", "projects", "patents", "trained", "saved"]),
                FieldRowPanel(["note", "source"]),
            ],
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("address"), FieldPanel("directions")]),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("open_rule")]),
            ],
            heading=_("来访"),
        ),
        InlinePanel(
            "open_days",
            heading=_("开放日"),
            label=_("一天"),
            panels=[FieldRowPanel(["starts_at", "ends_at"]), FieldRowPanel(["place", "capacity"])],
        ),
        FieldPanel("is_example"),
    ]


class StudioReviewViewSet(HonoursViewSet):
    model = StudioReview
    icon = "check"
    list_display = ["studio", "reviewed_on", "result", "deadline", "document_no"]
    list_filter = ["result"]
    search_fields = ["studio__name_zh", "document_no", "note"]
    panels: list[Panel] = [
        FieldPanel("studio"),
        FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("result"), FieldPanel("deadline")]),
        FieldPanel("document_no"),
        FieldPanel("note"),
    ]


class ProfileViewSet(PageListViewSet):
    """All profiles, whatever their language."""

    model = ProfilePage
    icon = "user"
    name = "profiles"
    menu_label = _("个人页")
    add_to_admin_menu = False
