"""BasePage: what every page of the site has. Abstract, because wagtail-localize does not support WAGTAIL_PAGE_MODEL."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from core import sitedata, translations
from core.cards import Card, ChannelDocument, Crumb, ShareCard, Subject
from core.drafts import DraftsOpen
from core.forms import BasePageForm
from core.slugs import RESERVED, unique_slug


class BasePage(DraftsOpen, Page):
    """Listing and share fields, slugs from pinyin, cards, and the same slug in every language.

    A subclass sets `kind` (machine key of its cards) and, if it is an index that others look up, `is_index`.
    `reserved_slugs` are words that routed views beside the page use; `read_together` names relations that the page's
    template always needs, read with the page itself (`reading`). `is_frame_below`: what it routes below itself is no
    page of its own and reads none of its own fields.
    """

    kind = "page"
    is_index = False
    reserved_slugs = RESERVED
    read_together: tuple[str, ...] = ()
    is_frame_below = False
    way_here: list[Page] | None = None  # set by core.routing: the pages above this one, from the home page down
    versions_here: list[Page] | None = None  # and this page in every language, live or not
    base_form_class = BasePageForm
    slug: str  # Wagtail's field, told to mypy

    listing_summary = models.CharField(
        _("摘要"),
        max_length=200,
        blank=True,
        help_text=_(
            "列表和搜索结果里显示的一两句话，不写则取正文开头。例：115处教学点一年办课5100人次，下了班走十分钟就到。"
        ),
    )
    listing_image = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("列表图片"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("横图，宽度最好在1200像素以上。没有合适的就不配图。"),
    )
    share_title = models.CharField(
        _("转发标题"), max_length=64, blank=True, help_text=_("微信转发时的标题，不写则用页面标题。建议32字以内。")
    )
    share_description = models.CharField(
        _("转发简介"), max_length=120, blank=True, help_text=_("微信转发时标题下的一句话，不写则用摘要。")
    )
    share_image = models.ForeignKey(
        "media.SiteImage",
        verbose_name=_("转发图片"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("不选则用列表图片。"),
    )
    keywords = models.CharField(
        _("关键词"),
        max_length=120,
        blank=True,
        help_text=_("用空格隔开，供检索和网站普查使用。例：微课堂 职工夜校 书法"),
    )

    # Not Wagtail's TitleFieldPanel: its script would fill the address with the digits of a Chinese title. Not its class
    # "title" either, which takes label and frame away: an empty form would show nothing where the title goes.
    content_panels = [
        FieldPanel(
            "title",
            heading=_("标题"),
            help_text=_("读者看到的标题，30字以内最好。例：把课堂搬到家门口：微课堂这一年"),
        )
    ]
    listing_panels = [
        MultiFieldPanel(
            [FieldPanel("listing_summary"), FieldPanel("listing_image"), FieldPanel("keywords")],
            heading=_("列表与检索"),
        ),
        MultiFieldPanel(
            [FieldPanel("share_title"), FieldPanel("share_description"), FieldPanel("share_image")],
            heading=_("微信转发"),
        ),
    ]
    promote_panels = [
        *listing_panels,
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("show_in_menus"),
            ],
            heading=_("地址与搜索引擎"),
        ),
    ]
    search_fields = [*Page.search_fields, index.SearchField("listing_summary"), index.SearchField("keywords")]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        abstract = True

    def _set_core_field_defaults(self) -> None:
        """Wagtail's own default would be empty for a Chinese title: take the slug from pinyin first."""
        parent_known = bool(self.path or getattr(self, "_cached_parent_obj", None))
        if not self.slug and self.title and parent_known:
            parent = self.get_parent()
            self.slug = unique_slug(
                self.title, lambda slug: not self._slug_is_available(slug, parent, self), fallback=self.kind
            )
        super()._set_core_field_defaults()

    def clean(self) -> None:
        super().clean()
        if self.slug in self.reserved_slugs and not self.is_index:
            raise ValidationError(
                {"slug": _("“%(slug)s”是系统保留的地址，请换一个，例如在后面加上年份。") % {"slug": self.slug}}
            )

    def _check_slug_is_unique(self) -> None:
        parent = self.get_parent()
        if parent and not self._slug_is_available(self.slug, parent, self):
            message = _("同一栏目下已有页面使用地址“%(slug)s”，请换一个，例如在后面加上-2。")
            raise ValidationError({"slug": message % {"slug": self.slug}})

    # Going live ------------------------------------------------------------------------------------------------------

    def publishing_problems(self) -> dict[str, str]:
        """Field → what readers would miss and what to do; asked before publishing, never for a draft."""
        missing = translations.missing_segments(self)
        return {"title": translations.message(missing)} if missing else {}

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """The last gate, for whatever does not come through our form: translations, bulk actions, code, the clock.

        A scheduled revision is asked when it is scheduled and again at its hour (core.going_live).
        """
        problems = revision.as_object().publishing_problems()
        if problems:
            raise ValidationError(problems)
        return super().publish(revision, *args, **kwargs)

    # Being read ------------------------------------------------------------------------------------------------------

    @classmethod
    def reading(cls) -> QuerySet:
        """Pages of this kind with what a reader's request needs of them: core.routing reads one of them."""
        together = cls.read_together
        return cls._default_manager.select_related(*together) if together else cls._default_manager.all()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """What core.routing has not found below this page is not there: no second look for a child."""
        if path_components and self.way_here is not None:
            raise Http404
        result: RouteResult = super().route(request, path_components)
        return result

    # What others may know of this page -------------------------------------------------------------------------------

    def summary_text(self) -> str:
        """Plain text for lists and metas; subclasses fall back to the beginning of their body."""
        return self.listing_summary or self.search_description

    def card_date(self) -> Any:
        return self.first_published_at

    def card_image(self) -> Any:
        return self.listing_image

    def card(self) -> Card:
        image = self.card_image()
        return Card(
            title=self.title,
            url=self.get_url() or "",
            kind=self.kind,
            kind_label=str(self._meta.verbose_name),
            summary=self.summary_text(),
            date=self.card_date(),
            image=image,
            image_alt=image.default_alt_text if image else "",
        )

    def share_card(self) -> ShareCard:
        return ShareCard(
            title=self.share_title or self.title,
            description=self.share_description or self.summary_text(),
            url=self.get_full_url() or "",
        )

    def share_picture(self) -> Any:
        return self.share_image or self.card_image()

    def channel_document(self) -> ChannelDocument:
        """For WeChat and posters; subclasses with a body or names say more."""
        return ChannelDocument(
            title=self.title,
            url=self.get_full_url() or "",
            as_of=timezone.now(),
            summary=self.summary_text(),
            image=self.share_picture(),
            subjects=(Subject.of(self),),
            lang=self.language_tag,
        )

    @property
    def language_tag(self) -> str:
        """BCP 47 tag for the lang attribute."""
        return {"zh-hans": "zh-Hans"}.get(self.language_code, self.language_code)

    @property
    def language_code(self) -> str:
        if not self.locale_id:
            return translation.get_language()
        known = {home.locale_id: code for code, home in sitedata.current().homes.items()}
        return known.get(self.locale_id) or self.locale.language_code

    def get_view_restrictions(self) -> Any:
        """Wagtail asks twice on every request; the site data know whether any restriction lies on the way here."""
        paths = sitedata.current().offered.get("restricted_paths")
        if paths is not None and not any(self.path.startswith(path) for path in paths):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def breadcrumbs(self) -> list[Crumb]:
        """Ancestors below the root, then this page without an address. No query for a page that was routed to."""
        ancestors = self.way_here
        if ancestors is None:
            ancestors = self.get_ancestors().filter(depth__gt=1) if self.pk and self.depth > 2 else []
        trail = [Crumb(page.title, page.get_url() or "") for page in ancestors]
        return [*trail, Crumb(self.title)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["crumbs"] = self.breadcrumbs()
        context["share"] = self.share_card()
        context["alternates"] = self.language_alternates()
        return context

    def language_alternates(self) -> dict[str, str]:
        """Language code → address of the live version in that language, this one included.

        No query for a page that was routed to.
        """
        if not self.pk:
            return {}
        versions = self.versions_here
        if versions is None:
            versions = Page.objects.filter(translation_key=self.translation_key)
        codes = {home.locale_id: code for code, home in sitedata.current().homes.items()}
        live = [page for page in versions if page.live and page.locale_id in codes]
        return {codes[page.locale_id]: page.get_url() or "" for page in live}

    def site_index_url(self, model_label: str) -> str:
        """Address of an index page in this page's language."""
        return sitedata.current().index_url(model_label, self.language_code)
