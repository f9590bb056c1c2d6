"""The two pages of classes: by day, and by venue. Courses and venues themselves are plain models, routed here."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from core import sitedata
from core.cards import Crumb
from core.models import BasePage


class SectionPage(RoutablePageMixin, BasePage):
    """What both pages know from the site data: the way here and the language versions, without a query."""

    class Meta:
        abstract = True

    def language_alternates(self) -> dict[str, str]:
        found = {code: sitedata.current().index_url(self._meta.label_lower, code) for code, _name in settings.LANGUAGES}
        return {code: url for code, url in found.items() if url}

    def home_crumbs(self) -> list[Crumb]:
        """The front page in this language."""
        home = sitedata.current().home()
        return [Crumb(home.title, home.get_url() or "")] if home else []


class CoursesIndexPage(SectionPage):
    """微课堂: what is on, by day and week; below it every course."""

    kind = "courses"
    is_index = True
    parent_page_types = None  # the front page names it
    subpage_types = ["courses.VenueIndexPage"]
    max_count_per_parent = 1
    template = "courses/courses_index_page.html"

    introduction = models.CharField(
        _("导语"),
        max_length=160,
        blank=True,
        help_text=_("例：办在村里和社区里，会员和家属都可以来，除注明外一律免费。"),
    )
    ask_phone = models.CharField(_("问课电话"), max_length=40, blank=True, help_text=_("例：0532-8855 0000"))

    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("ask_phone")]

    class Meta:
        verbose_name = _("微课堂首页")
        verbose_name_plural = _("微课堂首页")

    def summary_text(self) -> str:
        return super().summary_text() or self.introduction

    def breadcrumbs(self) -> list[Crumb]:
        return [*self.home_crumbs(), Crumb(self.title)]

    @path("")
    def by_day(self, request: HttpRequest) -> HttpResponse:
        from courses.views import days

        return days(self, request)

    @path("academies/<slug:slug>/", name="academy")
    def academy(self, request: HttpRequest, slug: str) -> HttpResponse:
        from courses.views import academy

        return academy(self, request, slug)

    @path("<slug:slug>/", name="course")
    def course(self, request: HttpRequest, slug: str) -> HttpResponse:
        from courses.views import course

        return course(self, request, slug)


class VenueIndexPage(SectionPage):
    """教学点: all venues by town; below it every venue."""

    kind = "venues"
    is_index = True
    parent_page_types = ["courses.CoursesIndexPage"]
    subpage_types: list[Any] = []
    max_count_per_parent = 1
    template = "courses/venue_index_page.html"

    introduction = models.CharField(_("导语"), max_length=160, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("教学点列表")
        verbose_name_plural = _("教学点列表")

    def summary_text(self) -> str:
        return super().summary_text() or self.introduction

    def breadcrumbs(self) -> list[Crumb]:
        data = sitedata.current()
        title = data.offered.get("courses_titles", {}).get(get_language(), "")
        courses = [Crumb(title, data.index_url("courses.coursesindexpage"))] if title else []
        return [*self.home_crumbs(), *courses, Crumb(self.title)]

    @path("")
    def by_town(self, request: HttpRequest) -> HttpResponse:
        from courses.views import venues

        return venues(self, request)

    @path("<slug:slug>/", name="venue")
    def venue(self, request: HttpRequest, slug: str) -> HttpResponse:
        from courses.views import venue

        return venue(self, request, slug)
