"""The menu group 新闻: articles, topics and columns as lists, sources as a table."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.snippets.views.snippets import SnippetViewSet

from core.page_lists import SELECT, STATUS, TITLE, UPDATED, PageListViewSet
from news.models import ArticlePage, ColumnPage, Source, TopicPage


class ArticleIndexView(IndexView):
    """Articles with column and source read along."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("column", "source", "locale").defer("body")


class ArticleViewSet(PageListViewSet):
    """新闻稿件."""

    model = ArticlePage
    index_view_class = ArticleIndexView
    name = "articles"
    icon = "doc-full"
    menu_label = _("稿件")
    columns = [
        SELECT,
        TITLE,
        Column("column", label=_("栏目"), sort_key="column__title", width="12%"),
        Column("author", label=_("作者"), sort_key="author", width="10%"),
        Column("source", label=_("来源"), width="12%"),
        STATUS,
        DateColumn("published_at", label=_("首次发布"), sort_key="published_at", width="16%"),
    ]
    list_filter = ["column", "origin", "source"]
    ordering = "-latest_revision_created_at"


class TopicViewSet(PageListViewSet):
    """专题."""

    model = TopicPage
    name = "topics"
    icon = "folder-open-inverse"
    menu_label = _("专题")
    columns = [SELECT, TITLE, STATUS, UPDATED]


class ColumnViewSet(PageListViewSet):
    """新闻栏目."""

    model = ColumnPage
    name = "columns"
    icon = "list-ul"
    menu_label = _("栏目")
    columns = [
        SELECT,
        TITLE,
        Column("get_column_type_display", label=_("栏目类别"), width="14%"),
        BooleanColumn("on_front_page", label=_("放在首页"), width="10%"),
        STATUS,
        UPDATED,
    ]


class SourceViewSet(SnippetViewSet):
    """稿件来源 and the whitelist for reprints."""

    model = Source
    icon = "globe"
    menu_label = _("稿件来源")
    list_display = [
        "name",
        BooleanColumn("is_own", label=_("本单位")),
        BooleanColumn("on_whitelist", label=_("可以转载")),
    ]
    list_filter = ["is_own", "on_whitelist"]
    panels: list[Panel] = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("is_own"), FieldPanel("on_whitelist")]),
        FieldPanel("url"),
    ]


class NewsGroup(ViewSetGroup):
    menu_label = _("新闻")
    menu_icon = "doc-full-inverse"
    menu_order = 200
    items = (ArticleViewSet("articles"), TopicViewSet("topics"), ColumnViewSet("columns"), SourceViewSet())
