"""ProfilePage: the optional story of a person, one in each language."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import StoryBlock
from core.cards import Card, ChannelDocument
from core.models import BasePage
from honors import cards, people_pages
from honors.models.people import Person
from honors.querysets import ProfilePageQuerySet


class ProfilePage(BasePage):
    """The story of a person in one language. Address and title follow the person; visibility does too."""

    kind = "person"
    read_together = (
        "person__town",
        "person__industry",
        "person__portrait__consent",
        "listing_image",
        "share_image",
    )
    person_is_public: bool | None = None  # read with the page
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

    @classmethod
    def reading(cls) -> models.QuerySet:
        public = models.Exists(Person.objects.public().filter(pk=models.OuterRef("person_id")))
        return super().reading().annotate(person_is_public=public)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        public = self.person_is_public
        if public is None:
            public = Person.objects.public().filter(pk=self.person_id).exists()
        if not public:
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
