"""Where classes are held: villages and communities, venues, rooms; and who organises in which town."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import DraftStateMixin, Orderable, PreviewableMixin, RevisionMixin
from wagtail.search import index

from core import sitedata
from core.bilingual import Bilingual
from core.cards import Card, ChannelDocument
from core.drafts import DraftsOpen
from core.models import Town
from courses.models.naming import Located, NamedInTwoLanguages, validate_phone
from courses.querysets import VenueQuerySet


class Community(Located, NamedInTwoLanguages, index.Indexed):
    """村/社区: a reader looks for her own, and its office is told when a class changes."""

    class Kind(models.TextChoices):
        VILLAGE = "village", _("村")
        COMMUNITY = "community", _("社区")

    town = models.ForeignKey(Town, verbose_name=_("镇街"), on_delete=models.PROTECT, related_name="communities")
    kind = models.CharField(_("类别"), max_length=10, choices=Kind.choices, default=Kind.COMMUNITY)
    contact_office = models.CharField(_("联系处室"), max_length=60, blank=True, help_text=_("例：社区居委会"))
    contact_phone = models.CharField(_("联系电话"), max_length=40, blank=True, validators=[validate_phone])
    is_example = models.BooleanField(_("示例"), default=False, help_text=_("演示用的虚构地点请勾选。"))

    search_fields: ClassVar = [
        index.SearchField("name_zh"),
        index.SearchField("name_en"),
        index.AutocompleteField("name_zh"),
        index.FilterField("town"),
    ]

    class Meta:
        verbose_name = _("村和社区")
        verbose_name_plural = _("村和社区")
        ordering = ["town__sort_order", "name_zh", "pk"]
        constraints = [
            *Located.Meta.constraints,
            models.UniqueConstraint(
                fields=["town", "name_zh"],
                name="community_once_per_town",
                violation_error_message=_("这个镇街已经有同名的村或社区。"),
            ),
        ]

    def get_absolute_url(self, locale: str | None = None) -> str:
        """Its place in the list of venues; "" while there is no such list in that language."""
        page = sitedata.current().index_url("courses.venueindexpage", locale)
        return f"{page}?town={self.town.slug}#{self.slug}" if page and self.speaks(locale) else ""

    def card(self, locale: str | None = None) -> Card:
        return Card(
            title=self.in_language("name", locale),
            url=self.get_absolute_url(locale),
            kind="community",
            kind_label=str(self._meta.verbose_name),
            eyebrow=self.town.name,
        )


class Venue(  # the order of mixins is Wagtail's for draftable snippets
    DraftStateMixin, RevisionMixin, PreviewableMixin, index.Indexed, Located, NamedInTwoLanguages, DraftsOpen
):
    """教学点: a place with rooms. Its town is that of its community."""

    community = models.ForeignKey(
        Community, verbose_name=_("村或社区"), null=True, on_delete=models.PROTECT, related_name="venues"
    )
    summary_zh = models.CharField(
        _("一句话介绍"), max_length=120, blank=True, help_text=_("例：村委会院里的两间平房，冬天有暖气。")
    )
    summary_en = models.CharField(_("英文介绍"), max_length=200, blank=True)
    address_zh = models.CharField(_("地址"), max_length=120, help_text=_("例：蓝村街道岔河村文化大院"))
    address_en = models.CharField(_("英文地址"), max_length=200, blank=True)
    access_zh = models.TextField(
        _("怎么去"), max_length=400, blank=True, help_text=_("例：107路到岔河站，往东走200米，院里能停车。")
    )
    access_en = models.TextField(_("怎么去（英文）"), max_length=600, blank=True)
    accessibility_zh = models.CharField(
        _("无障碍"), max_length=120, blank=True, help_text=_("例：一楼，门口有坡道，有无障碍卫生间。")
    )
    accessibility_en = models.CharField(_("无障碍（英文）"), max_length=200, blank=True)
    hours_zh = models.CharField(_("开放时间"), max_length=80, blank=True, help_text=_("例：周一至周五 9:00—21:00"))
    hours_en = models.CharField(_("开放时间（英文）"), max_length=120, blank=True)
    contact_office = models.CharField(_("联系处室"), max_length=60, blank=True, help_text=_("例：街道总工会"))
    contact_phone = models.CharField(
        _("联系电话"),
        max_length=40,
        blank=True,
        validators=[validate_phone],
        help_text=_("公开的办公电话。例：0532-8855 0000"),
    )
    photo = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("照片"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("门口或教室的横图，让人一眼认出。"),
    )
    is_example = models.BooleanField(_("示例"), default=False, help_text=_("演示用的虚构地点请勾选。"))

    objects = VenueQuerySet.as_manager()

    summary = Bilingual("summary")
    address = Bilingual("address")
    access = Bilingual("access")
    accessibility = Bilingual("accessibility")
    hours = Bilingual("hours")

    search_fields: ClassVar = [
        index.SearchField("name_zh"),
        index.SearchField("name_en"),
        index.SearchField("address_zh"),
        index.AutocompleteField("name_zh"),
        index.RelatedFields("community", [index.SearchField("name_zh")]),
        index.FilterField("community"),
        index.FilterField("live"),
    ]

    class Meta:
        verbose_name = _("教学点")
        verbose_name_plural = _("教学点")
        ordering = ["name_zh", "pk"]
        constraints = [*Located.Meta.constraints]

    @property
    def town(self) -> Town | None:
        return self.community.town if self.community_id and self.community else None

    def get_absolute_url(self, locale: str | None = None) -> str:
        """Its own page; "" without an English name in English, or before the list of venues exists."""
        page = sitedata.current().index_url("courses.venueindexpage", locale)
        return f"{page}{self.slug}/" if page and self.speaks(locale) else ""

    def get_full_url(self) -> str | None:
        """Wagtail's preview takes the host from here."""
        return settings.SITE_URL + (self.get_absolute_url() or "/")

    full_url = property(get_full_url)

    def card(self, locale: str | None = None) -> Card:
        from courses.cards import venue_card

        return venue_card(self, locale)

    def channel_document(self) -> ChannelDocument:
        from courses.cards import venue_document

        return venue_document(self)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "courses/venue.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from courses.views import venue_context

        return {**super().get_preview_context(request, mode_name), **venue_context(self)}


class Room(Orderable):
    """教室: what two classes cannot share at one time."""

    venue = ParentalKey(Venue, verbose_name=_("教学点"), on_delete=models.CASCADE, related_name="rooms")
    name_zh = models.CharField(_("教室"), max_length=40, help_text=_("例：二楼活动室"))
    name_en = models.CharField(_("英文名称"), max_length=80, blank=True)
    capacity = models.PositiveIntegerField(_("容纳人数"), null=True, blank=True, help_text=_("例：40"))

    name = Bilingual("name")

    class Meta(Orderable.Meta):
        verbose_name = _("教室")
        verbose_name_plural = _("教室")
        constraints = [
            models.UniqueConstraint(
                fields=["venue", "name_zh"],
                name="room_once_per_venue",
                violation_error_message=_("这个教学点已经有同名的教室。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.venue.name_zh} · {self.name_zh}"

    def place_name(self, locale: str | None = None) -> str:
        """岔河村文化大院二楼活动室; in English the venue first, then the room where it has an English name."""
        venue = self.venue.in_language("name", locale)
        if (locale or get_language()) == "en":
            return ", ".join(filter(None, [venue, self.name_en]))
        return venue if venue.endswith(self.name_zh) else venue + self.name_zh


class TownOrganiser(models.Model):
    """课程组织者: the towns whose classes a member of staff looks after."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("用户"), on_delete=models.CASCADE, related_name="organised_towns"
    )
    town = models.ForeignKey(Town, verbose_name=_("镇街"), on_delete=models.CASCADE, related_name="organisers")
    since = models.DateTimeField(_("登记时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("镇街组织者")
        verbose_name_plural = _("镇街组织者")
        ordering = ["town__sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "town"],
                name="organiser_once_per_town",
                violation_error_message=_("这位用户已经是这个镇街的组织者。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.town}"
