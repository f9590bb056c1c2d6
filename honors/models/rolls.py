"""Pages of honours: the indexes, the optional story of a person, and rolls composed by an editor."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import StoryBlock
from core.cards import Card, ChannelDocument
from core.models import BasePage
from honors import cards, collective_pages, index_pages, people_pages, roll_pages, studio_pages
from honors.enums import Kind, Level, RollGrouping, RollLayout, RollOrder
from honors.models.grants import AwardEdition, Commendation
from honors.models.people import Person
from honors.models.taxonomy import YEAR_VALIDATORS, AwardType
from honors.querysets import ProfilePageQuerySet
from honors.routing import RoutedIndex


def intro_field() -> models.TextField:
    return models.TextField(
        _("导语"), max_length=400, blank=True, help_text=_("标题下面的一两句话。例：每一个名字都以表彰文件为准。")
    )


class HonorsIndexPage(RoutedIndex):
    """/honors/: notices in force, the latest commendations, ways in; collectives lie below it."""

    kind = "honors"
    parent_page_types = None  # the front page names it
    subpage_types = ["honors.PeopleIndexPage", "honors.RollIndexPage", "honors.StudioIndexPage"]
    max_count_per_parent = 1

    intro = intro_field()

    content_panels = [*BasePage.content_panels, "intro"]

    class Meta:
        verbose_name = _("荣誉首页")
        verbose_name_plural = _("荣誉首页")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **index_pages.honors_context(self.language_code)}

    def serve_below(self, request: HttpRequest, rest: tuple[str, ...]) -> HttpResponse:
        return collective_pages.serve(self, request, rest)


class PeopleIndexPage(RoutedIndex):
    """/honors/people/: all honoured persons; each person's generated page lies below."""

    kind = "people"
    parent_page_types = ["honors.HonorsIndexPage"]
    subpage_types = ["honors.ProfilePage"]
    max_count_per_parent = 1

    intro = intro_field()

    content_panels = [*BasePage.content_panels, "intro"]

    class Meta:
        verbose_name = _("劳模工匠列表页")
        verbose_name_plural = _("劳模工匠列表页")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **people_pages.list_context(self, request)}

    def serve_below(self, request: HttpRequest, rest: tuple[str, ...]) -> HttpResponse:
        return people_pages.serve(self, request, rest)


class ProfilePage(BasePage):
    """The story of a person in one language. Address and title follow the person; visibility does too."""

    kind = "person"
    parent_page_types = ["honors.PeopleIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    person = models.ForeignKey(
        Person,
        verbose_name=_("人物"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="profiles",
        help_text=_("没有的先到“荣誉—人物”里登记。建好后不能换人。"),
    )
    language = models.CharField(_("语言"), max_length=12, editable=False)
    standfirst = models.TextField(
        _("一句话"), max_length=120, blank=True, help_text=_("他做成了什么。例：四十年守着地下的一百多公里管网。")
    )
    body = StreamField(StoryBlock(), verbose_name=_("人物故事"), blank=True)

    objects = PageManager.from_queryset(ProfilePageQuerySet)()

    content_panels = [
        FieldPanel("person"),
        FieldPanel("standfirst"),
        FieldPanel("body"),
        InlinePanel("milestones", heading=_("大事记"), label=_("一件事"), max_num=30),
    ]
    promote_panels = [*BasePage.listing_panels]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("title", overridable=False),
    ]
    exclude_fields_in_copy = ["person"]

    class Meta:
        verbose_name = _("个人页")
        verbose_name_plural = _("个人页")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "language"],
                name="profile_once_per_language",
                violation_error_message=_("这个人物已经有这种语言的个人页，请打开原来的页面修改。"),
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.follow_person()
        super().save(*args, **kwargs)

    def _set_core_field_defaults(self) -> None:
        self.follow_person()
        super()._set_core_field_defaults()

    def follow_person(self) -> None:
        """Address, title and language copy; before every save, because drafts and copies skip full_clean."""
        self.language = self.language_code
        if self.person is not None:
            self.slug = self.person.slug
            latin = self.person.name_latin if self.language == "en" else ""
            self.title = self.draft_title = latin or self.person.name
        elif not self.title:
            self.title = self.draft_title = str(_("（未选人物）"))

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        """A copy is for somebody else and starts without a person; a translation keeps the person."""
        if not kwargs.get("reset_translation_key", True):
            kwargs["update_attrs"] = {**(kwargs.get("update_attrs") or {}), "person": self.person}
        return super().copy(*args, **kwargs)

    def publishing_problems(self) -> dict[str, str]:
        missing = {} if self.person else {"person": str(_("请先选择人物，再发布。"))}
        return {**super().publishing_problems(), **missing}

    def clean(self) -> None:
        super().clean()
        others = ProfilePage.objects.exclude(pk=self.pk).filter(person=self.person_id, language=self.language_code)
        if self.person_id and others.exists():
            raise ValidationError({"person": _("这个人物已经有这种语言的个人页，请打开原来的页面修改。")})
        before = ProfilePage.objects.filter(pk=self.pk).values_list("person_id", flat=True).first()
        if before and before != self.person_id:
            raise ValidationError({"person": _("个人页建好后不能换人，请为另一个人新建个人页。")})

    def summary_text(self) -> str:
        return self.listing_summary or self.standfirst

    def card(self) -> Card:
        return cards.person_card(self.person, self.language_code) if self.person else super().card()

    def card_image(self) -> Any:
        return self.listing_image or (self.person.shown_portrait if self.person else None)

    def channel_document(self) -> ChannelDocument:
        return cards.person_document(self.person, self) if self.person else super().channel_document()

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Persons are listed once, with both languages, by the person's own entry."""
        return []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **people_pages.profile_context(self)}

    def language_alternates(self) -> dict[str, str]:
        return people_pages.alternates(self.person) if self.person else super().language_alternates()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not Person.objects.public().filter(pk=self.person_id).exists():
            raise Http404
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response


class ProfileMilestone(TranslatableMixin, Orderable):
    """One step of a life at work."""

    page = ParentalKey(ProfilePage, verbose_name=_("个人页"), on_delete=models.CASCADE, related_name="milestones")
    when = models.CharField(_("时间"), max_length=20, help_text=_("例：2014年"))
    text = models.CharField(_("事情"), max_length=160, help_text=_("例：成立管网抢修班组，任班长。"))

    panels = [FieldRowPanel(["when", "text"])]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("大事记")
        verbose_name_plural = _("大事记")

    def __str__(self) -> str:
        return f"{self.when} {self.text}"


class RollIndexPage(RoutedIndex):
    """/honors/rolls/: notices in force and all rolls; commendations and editions have generated pages below."""

    kind = "rolls"
    parent_page_types = ["honors.HonorsIndexPage"]
    subpage_types = ["honors.HonorRollPage"]
    max_count_per_parent = 1

    intro = intro_field()

    content_panels = [*BasePage.content_panels, "intro"]

    class Meta:
        verbose_name = _("光荣榜列表页")
        verbose_name_plural = _("光荣榜列表页")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **roll_pages.list_context(self, request)}

    def serve_below(self, request: HttpRequest, rest: tuple[str, ...]) -> HttpResponse:
        return roll_pages.serve(self, request, rest)


class HonorRollPage(BasePage):
    """光荣榜: commendations or editions chosen by hand, or grants by rule, in a stated order."""

    kind = "roll"
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


class StudioIndexPage(RoutedIndex):
    """/honors/studios/: all studios; each studio's page lies below."""

    kind = "studios"
    parent_page_types = ["honors.HonorsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    intro = intro_field()

    content_panels = [*BasePage.content_panels, "intro"]

    class Meta:
        verbose_name = _("创新工作室列表页")
        verbose_name_plural = _("创新工作室列表页")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **studio_pages.list_context(self, request)}

    def serve_below(self, request: HttpRequest, rest: tuple[str, ...]) -> HttpResponse:
        return studio_pages.serve(self, request, rest)
