"""The menu group 搜索: synonyms, promoted answers, words not to be shown."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from honors.viewsets.saving import SafeCreateView, SafeEditView
from search.models import HiddenQuery, PromotedAnswer, SearchSynonym


class PrefilledCreateView(SafeCreateView):
    """Opened from the report, with the query filled in."""

    prefilled = ""

    def get_initial_form_instance(self) -> Any:
        instance = super().get_initial_form_instance() or self.model()
        field = self.model._meta.get_field(self.prefilled)
        setattr(instance, self.prefilled, self.request.GET.get(self.prefilled, "")[: field.max_length])
        return instance


class SynonymCreateView(PrefilledCreateView):
    prefilled = "words"


class PromotedCreateView(PrefilledCreateView):
    prefilled = "queries"


class HiddenCreateView(PrefilledCreateView):
    prefilled = "text"


class SynonymViewSet(SnippetViewSet):
    """同义词."""

    model = SearchSynonym
    icon = "link"
    add_view_class = SynonymCreateView
    edit_view_class = SafeEditView
    list_display = ["__str__", BooleanColumn("one_way", label=_("单向"))]
    list_filter = ["one_way"]
    search_fields = ["words"]
    panels: list[Panel] = [FieldPanel("words"), FieldPanel("one_way")]


class PromotedViewSet(SnippetViewSet):
    """搜索推荐."""

    model = PromotedAnswer
    icon = "pick"
    add_view_class = PromotedCreateView
    edit_view_class = SafeEditView
    list_display = [
        "__str__",
        Column("target", label=_("显示")),
        "starts_at",
        "ends_at",
        "sort_order",
    ]
    search_fields = ["queries", "title_zh", "title_en", "page__title", "url"]
    panels: list[Panel] = [
        FieldPanel("queries"),
        MultiFieldPanel([FieldPanel("page"), FieldPanel("url")], heading=_("去哪里")),
        FieldRowPanel([FieldPanel("title_zh"), FieldPanel("title_en")]),
        FieldRowPanel([FieldPanel("summary_zh"), FieldPanel("summary_en")]),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("sort_order")]),
    ]

    def get_queryset(self, request: Any) -> Any:
        return PromotedAnswer.objects.select_related("page")


class HiddenQueryViewSet(SnippetViewSet):
    """不显示的热词."""

    model = HiddenQuery
    icon = "no-view"
    add_view_class = HiddenCreateView
    edit_view_class = SafeEditView
    list_display = ["text"]
    search_fields = ["text"]
    panels: list[Panel] = [FieldPanel("text")]


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("站内搜索")
    menu_icon = "search"
    menu_order = 590
    items = (SynonymViewSet, PromotedViewSet, HiddenQueryViewSet)
