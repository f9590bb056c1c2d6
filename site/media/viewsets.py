"""The picture library and portrait consents in the admin."""

from typing import Any

import django_filters
from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.images.views.images import ImagesFilterSet, IndexView
from wagtail.snippets.views.snippets import SnippetViewSet

from media.forms import PortraitConsentForm
from media.models import PortraitConsent, SiteImage
from media.querysets import SiteImageQuerySet


class SiteImageFilterSet(ImagesFilterSet):
    """What an editor looks for before an inspection."""

    LACKS: dict[str, tuple[Any, dict[str, Any]]] = {
        "credit": (_("没有署名"), {"credit": ""}),
        "description": (_("没有替代文字"), {"description": ""}),
        "portrait": (_("人物肖像"), {"portrait": True}),
    }
    check = django_filters.ChoiceFilter(
        label=_("检查"),
        empty_label=_("全部"),
        choices=[*((key, label) for key, (label, _query) in LACKS.items()), ("hidden", _("肖像没有有效的同意"))],
        method="filter_check",
        widget=forms.RadioSelect,
    )

    def filter_check(self, images: SiteImageQuerySet, name: str, value: str) -> SiteImageQuerySet:
        return images.hidden() if value == "hidden" else images.filter(**self.LACKS[value][1])

    class Meta:
        model = SiteImage
        fields: list[str] = []


class SiteImageIndexView(IndexView):
    """Wagtail's list of pictures, with the credit."""

    filterset_class = SiteImageFilterSet

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("consent")

    @cached_property
    def columns(self) -> list[Any]:
        columns = super().columns
        return [*columns[:3], Column("credit", label=_("署名")), *columns[3:]] if columns else []


class PortraitConsentViewSet(SnippetViewSet):
    """肖像同意."""

    model = PortraitConsent
    icon = "user"
    menu_label = _("肖像同意")
    menu_order = 420
    add_to_admin_menu = True
    list_display = [
        "subject_name",
        "get_scope_display",
        "get_channel_display",
        DateColumn("given_on", label=_("同意日期"), sort_key="given_on"),
        DateColumn("valid_until", label=_("有效期至"), sort_key="valid_until"),
        Column("state_label", label=_("状态")),
    ]
    list_filter = ["scope", "channel"]
    search_fields = ["subject_name"]
    ordering = ["-recorded_at"]
    edit_handler = ObjectList(
        [
            FieldPanel("subject_name"),
            FieldRowPanel([FieldPanel("scope"), FieldPanel("channel")]),
            FieldRowPanel([FieldPanel("given_on"), FieldPanel("valid_until")]),
            FieldPanel("scan"),
        ],
        base_form_class=PortraitConsentForm,
    )
