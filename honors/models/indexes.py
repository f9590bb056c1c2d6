"""The index pages of honours: each lists its rows, whose generated pages lie below it."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from core.models import BasePage
from honors import collective_pages, index_pages, people_pages, roll_pages, statistics_pages, studio_pages
from honors.routing import RoutedIndex


def intro_field() -> models.TextField:
    return models.TextField(
        _("导语"), max_length=400, blank=True, help_text=_("标题下面的一两句话。例：每一个名字都以表彰文件为准。")
    )


class HonorsIndexPage(RoutedIndex):
    """/honors/: notices in force, the latest commendations, ways in; collectives and statistics lie below it."""

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
        if rest[0] == statistics_pages.PLACE:
            return statistics_pages.serve(self, request, rest)
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
