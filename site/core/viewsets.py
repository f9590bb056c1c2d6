"""Admin screens of core's own models: the lists that editors keep for the whole site."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.forms import StatisticForm
from core.models import Industry, MourningPeriod, SiteNotice, Statistic, Town


class StatisticViewSet(SnippetViewSet):
    """统计数字."""

    model = Statistic
    icon = "order"
    list_display = [
        "label_zh",
        Column("number", label=_("数值")),
        "unit_zh",
        "period_zh",
        "source_zh",
        BooleanColumn("on_front_page", label=_("放在首页")),
    ]
    list_filter = ["on_front_page"]
    search_fields = ["label_zh", "period_zh", "source_zh"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("label_zh"), FieldPanel("label_en")]),
            MultiFieldPanel(
                [
                    FieldPanel("figure"),
                    FieldRowPanel([FieldPanel("value"), FieldPanel("opening_balance")]),
                    FieldRowPanel([FieldPanel("qualifier"), FieldPanel("unit_zh"), FieldPanel("unit_en")]),
                ],
                heading=_("数值（自动统计和手填二选一）"),
            ),
            FieldRowPanel([FieldPanel("period_zh"), FieldPanel("period_en")]),
            FieldRowPanel([FieldPanel("source_zh"), FieldPanel("source_en")]),
            FieldRowPanel([FieldPanel("on_front_page"), FieldPanel("sort_order")]),
        ],
        base_form_class=StatisticForm,
    )


class TaxonomyViewSet(SnippetViewSet):
    """What towns and industries share."""

    list_display = ["name_zh", "name_en", "sort_order"]
    search_fields = ["name_zh", "name_en"]


class TownViewSet(TaxonomyViewSet):
    """镇街."""

    model = Town
    icon = "site"
    list_display = ["name_zh", "name_en", "kind", "sort_order"]
    list_filter = ["kind"]
    panels: list[Panel] = [
        FieldRowPanel([FieldPanel("name_zh"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("sort_order"), FieldPanel("is_example")]),
    ]


class IndustryViewSet(TaxonomyViewSet):
    """行业."""

    model = Industry
    icon = "cogs"
    panels: list[Panel] = [FieldRowPanel([FieldPanel("name_zh"), FieldPanel("name_en")]), FieldPanel("sort_order")]


class SiteNoticeViewSet(SnippetViewSet):
    """全站通知."""

    model = SiteNotice
    icon = "warning"
    list_display = ["text_zh", "starts_at", "ends_at"]
    panels: list[Panel] = [
        FieldPanel("text_zh"),
        FieldPanel("text_en"),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
    ]


class MourningPeriodViewSet(SnippetViewSet):
    """哀悼模式."""

    model = MourningPeriod
    icon = "date"
    list_display = ["reason", "starts_at", "ends_at"]
    panels: list[Panel] = [FieldPanel("reason"), FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")])]


class SiteWideGroup(SnippetViewSetGroup):
    """The menu group 全站."""

    menu_label = _("全站")
    menu_icon = "globe"
    menu_order = 600
    items = (StatisticViewSet, TownViewSet, IndustryViewSet, SiteNoticeViewSet, MourningPeriodViewSet)
