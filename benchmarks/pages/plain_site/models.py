"""The same content as our site in the models that a developer writes after Wagtail's tutorial."""

from datetime import timedelta
from itertools import groupby
from typing import Any

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db import models
from django.db.models.functions import ExtractYear
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Orderable, Page
from wagtail.search import index

PER_PAGE = 20


def text(**options: Any) -> models.CharField:
    return models.CharField(max_length=255, blank=True, **options)


def picture() -> models.ForeignKey:
    return models.ForeignKey("wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock()
    caption = blocks.CharBlock(required=False)

    class Meta:
        template = "plain_site/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock()
    attribution = blocks.CharBlock(required=False)

    class Meta:
        template = "plain_site/blocks/quote.html"


class StoryBlock(blocks.StreamBlock):
    heading = blocks.CharBlock(template="plain_site/blocks/heading.html")
    text = blocks.RichTextBlock()
    quote = QuoteBlock()
    picture = PictureBlock()


@register_setting
class OrganisationSettings(BaseSiteSetting):
    """The lines of the footer."""

    name = text()
    host = text()
    operator = text()
    address = text()
    phone = text()
    hotline = text()
    report_phone = text()
    site_id_code = text()
    icp_number = text()
    police_number = text()


class Figure(models.Model):
    label = text()
    value = text()
    unit = text()
    period = text()
    source = text()

    def __str__(self) -> str:
        return self.label


class StandardPage(Page):
    body = StreamField(StoryBlock())


class ServicePage(Page):
    summary = text()
    phone = text()
    on_front_page = models.BooleanField(default=True)


class ServiceIndexPage(Page):
    pass


class StudioPage(Page):
    seal = text()
    summary = text()
    place = text()


class StudioIndexPage(Page):
    pass


# News -------------------------------------------------------------------------------------------------------------


class NewsIndexPage(Page):
    pass


class ColumnPage(Page):
    introduction = text()
    on_front_page = models.BooleanField(default=True)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        articles = self.get_children().live().specific().order_by("-first_published_at")
        paginator = Paginator(articles, PER_PAGE)
        try:
            context["articles"] = paginator.page(request.GET.get("page", 1))
        except PageNotAnInteger:
            context["articles"] = paginator.page(1)
        except EmptyPage:
            context["articles"] = paginator.page(paginator.num_pages)
        context["columns"] = self.get_siblings().live()
        years = self.get_children().live().annotate(year=ExtractYear("first_published_at"))
        context["years"] = years.values_list("year", flat=True).distinct().order_by("-year")
        return context


class ArticlePage(Page):
    date = models.DateTimeField()
    source = text()
    author = text()
    editor = text()
    summary = text()
    listing_image = picture()
    body = StreamField(StoryBlock())

    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["column"] = self.get_parent().specific
        context["previous"] = self.get_prev_siblings().live().first()
        context["next"] = self.get_next_siblings().live().first()
        others = self.get_siblings(inclusive=False).live().order_by("-first_published_at")
        context["related"] = others.specific()[:5]
        return context


# Honours ----------------------------------------------------------------------------------------------------------


class PeopleIndexPage(Page):
    pass


class PersonPage(Page):
    unit = text()
    post = text()
    town = text()
    industry = text()
    trade = text()
    birth_year = text()
    citation = models.TextField(blank=True)
    standfirst = text()
    image = picture()
    body = StreamField(StoryBlock(), blank=True)

    search_fields = [*Page.search_fields, index.SearchField("unit"), index.SearchField("body")]


class RollIndexPage(Page):
    pass


class RollPage(Page):
    date = models.DateField()
    document_no = text()
    granting_body = text()
    decision_title = text()
    award = text()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        entries = self.entries.select_related("person")
        context["towns"] = sorted({entry.person.town for entry in entries if entry.person})
        context["entries"] = entries
        return context


class RollEntry(Orderable):
    page = ParentalKey(RollPage, on_delete=models.CASCADE, related_name="entries")
    person = models.ForeignKey(PersonPage, null=True, on_delete=models.SET_NULL, related_name="+")
    name = text()


class Honour(Orderable):
    page = ParentalKey(PersonPage, on_delete=models.CASCADE, related_name="honours")
    year = models.PositiveSmallIntegerField()
    title = text()
    seal = text()
    document_no = text()
    roll = models.ForeignKey(RollPage, null=True, on_delete=models.SET_NULL, related_name="+")


class ArticlePerson(Orderable):
    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(PersonPage, on_delete=models.CASCADE, related_name="+")


# Classes ----------------------------------------------------------------------------------------------------------


class CoursePage(Page):
    pass


class VenuePage(Page):
    town = text()
    address = text()
    phone = text()


class ClassSession(models.Model):
    course = models.ForeignKey(CoursePage, on_delete=models.CASCADE, related_name="sessions")
    venue = models.ForeignKey(VenuePage, on_delete=models.CASCADE, related_name="sessions")
    start = models.DateTimeField(db_index=True)
    end = models.DateTimeField()
    teacher = text()
    note = text()
    status = text()
    reason = text()

    class Meta:
        ordering = ["start"]

    def __str__(self) -> str:
        return f"{self.course} {self.start:%Y-%m-%d}"


def week_of_classes() -> list[dict[str, Any]]:
    """The seven days from today with their classes."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    sessions = ClassSession.objects.filter(start__gte=today, start__lt=today + timedelta(days=7))
    grouped = groupby(sessions.select_related("course", "venue"), key=lambda session: timezone.localdate(session.start))
    found = {day: list(rows) for day, rows in grouped}
    days = [(today + timedelta(days=number)).date() for number in range(7)]
    return [{"date": day, "sessions": found.get(day, [])} for day in days]


class ClassesPage(Page):
    introduction = text()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["days"] = week_of_classes()
        context["towns"] = VenuePage.objects.live().values_list("town", flat=True).distinct().order_by("town")
        context["courses"] = CoursePage.objects.live()
        return context


class VenueIndexPage(Page):
    pass


# The front page ---------------------------------------------------------------------------------------------------


class HomePage(Page):
    headline = models.ForeignKey(ArticlePage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        columns = ColumnPage.objects.live()
        context["columns"] = [
            (column, column.get_children().live().specific().order_by("-first_published_at")[:3])
            for column in columns.filter(on_front_page=True)
        ]
        notices = ArticlePage.objects.live().child_of(columns.get(slug="notices"))
        context["notices"] = notices.order_by("-first_published_at")[:6]
        context["roll"] = RollPage.objects.live().order_by("-date").first()
        if context["roll"]:
            context["names"] = context["roll"].entries.select_related("person")[:12]
        context["days"] = week_of_classes()
        context["day"] = next((day for day in context["days"] if day["sessions"]), None)
        context["figures"] = Figure.objects.all()
        context["services"] = ServicePage.objects.live().filter(on_front_page=True)[:8]
        context["studios"] = StudioPage.objects.live()[:6]
        return context
