"""HonorRollPage: a roll that an editor composes of commendations, editions or a rule."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from core.blocks import StoryBlock
from core.cards import ChannelDocument
from core.models import BasePage
from core.querysets import ReadablePageQuerySet
from honors import cards, roll_pages
from honors.enums import Kind, Level, RollGrouping, RollLayout, RollOrder
from honors.models.commendations import AwardEdition, Commendation
from honors.models.indexes import intro_field
from honors.models.taxonomy import YEAR_VALIDATORS, AwardType
from honors.panels import RollCheckPanel


class HonorRollPage(BasePage):
    """光荣榜: commendations or editions chosen by hand, or grants by rule, in a stated order."""

    kind = "roll"
    read_together = ("listing_image", "share_image")
    parent_page_types = ["honors.RollIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    intro = intro_field()
    body = StreamField(StoryBlock(), verbose_name=_("名单前的正文"), blank=True)
    rule_year_from = models.PositiveSmallIntegerField(
        _("年份从"), null=True, blank=True, validators=YEAR_VALIDATORS, help_text=_("例：2020")
    )
    rule_year_until = models.PositiveSmallIntegerField(
        _("年份到"), null=True, blank=True, validators=YEAR_VALIDATORS, help_text=_("例：2024")
    )
    rule_level = models.PositiveSmallIntegerField(_("级别"), choices=Level.choices, null=True, blank=True)
    rule_kind = models.CharField(_("授予对象"), max_length=8, choices=Kind.choices, blank=True)
    rule_award_type = models.ForeignKey(
        AwardType, verbose_name=_("荣誉称号"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    rule_town = models.ForeignKey(
        "core.Town", verbose_name=_("镇街"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    rule_industry = models.ForeignKey(
        "core.Industry", verbose_name=_("行业"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    order = models.CharField(_("排列"), max_length=12, choices=RollOrder.choices, default=RollOrder.DOCUMENT)
    grouping = models.CharField(_("分组"), max_length=12, choices=RollGrouping.choices, default=RollGrouping.AWARD)
    layout = models.CharField(_("版式"), max_length=12, choices=RollLayout.choices, default=RollLayout.NAMES)

    objects = PageManager.from_queryset(ReadablePageQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        "intro",
        InlinePanel(
            "sources", heading=_("名单来源"), label=_("批次或届次"), help_text=_("选了批次或届次，下面的条件再作筛选。")
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(["rule_year_from", "rule_year_until"]),
                FieldRowPanel(["rule_level", "rule_kind"]),
                "rule_award_type",
                FieldRowPanel(["rule_town", "rule_industry"]),
            ],
            heading=_("条件"),
            help_text=_("名单来源和条件至少填一项，都不填时名单为空。"),
        ),
        MultiFieldPanel([FieldRowPanel(["order", "grouping", "layout"])], heading=_("怎样排")),
        RollCheckPanel(heading=_("名单检查")),
        "body",
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("intro"), index.SearchField("body")]

    class Meta:
        verbose_name = _("光荣榜")
        verbose_name_plural = _("光荣榜")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rule_year_from__isnull=True)
                | models.Q(rule_year_until__isnull=True)
                | models.Q(rule_year_until__gte=models.F("rule_year_from")),
                name="roll_years_in_order",
                violation_error_message=_("“年份到”不能早于“年份从”。"),
            )
        ]

    def publishing_problems(self) -> dict[str, str]:
        from honors import rolls

        chosen = self.sources.exists() or rolls.rule_of(self)
        missing = {} if chosen else {"rule_level": str(_("名单是空的：请选批次或届次，或者至少填一个条件。"))}
        return {**super().publishing_problems(), **missing}

    def summary_text(self) -> str:
        return self.listing_summary or self.intro

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **roll_pages.page_context(self, request)}

    def channel_document(self) -> ChannelDocument:
        return cards.roll_page_document(self)


class RollSource(Orderable):
    """One commendation or one edition of a roll."""

    page = ParentalKey(HonorRollPage, verbose_name=_("光荣榜"), on_delete=models.CASCADE, related_name="sources")
    commendation = models.ForeignKey(
        Commendation, verbose_name=_("表彰批次"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    edition = models.ForeignKey(
        AwardEdition, verbose_name=_("届次"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldRowPanel(["commendation", "edition"])]

    class Meta(Orderable.Meta):
        verbose_name = _("名单来源")
        verbose_name_plural = _("名单来源")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(commendation__isnull=False, edition__isnull=True)
                | models.Q(commendation__isnull=True, edition__isnull=False),
                name="roll_source_one",
                violation_error_message=_("每一行选一个批次，或者选一个届次，不能都选或都不选。"),
            )
        ]

    def __str__(self) -> str:
        return str(self.commendation or self.edition)
