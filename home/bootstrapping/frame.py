"""The frame of every page: the organisation's row with its footer links, and the channels."""

from wagtail.models import Page

from core.models import OrganisationSettings
from courses.models import CoursesIndexPage
from home.models import HomePage, ServiceIndexPage, StandardPage
from honors.models import PeopleIndexPage, RollIndexPage, StudioIndexPage
from navigation.models import Channel, NavigationSettings
from news.enums import ColumnCode
from news.models import ColumnPage, NewsIndexPage

FOOTER = {
    "about_page": "about",
    "report_page": "report-an-error",
    "privacy_page": "privacy",
    "accessibility_page": "accessibility",
}
CHANNELS: tuple[tuple[type[Page], str, str], ...] = (
    (HomePage, "首页", "Home"),
    (NewsIndexPage, "新闻", "News"),
    (RollIndexPage, "光荣榜", "Honours"),
    (PeopleIndexPage, "劳模工匠", "People"),
    (StudioIndexPage, "工作室", "Studios"),
    (CoursesIndexPage, "微课堂", "Classes"),
    (ServiceIndexPage, "服务", "Services"),
)


def ensure() -> None:
    """Only on a site that has no such rows yet; afterwards they belong to the editors."""
    home = HomePage.objects.order_by("path").first()
    if not OrganisationSettings.objects.exists():
        _make_organisation(home)
    if not Channel.objects.exists():
        _make_channels(home)


def _make_organisation(home: HomePage) -> None:
    organisation = OrganisationSettings.load()
    pages = {page.slug: page for page in StandardPage.objects.child_of(home)}
    for field, slug in FOOTER.items():
        setattr(organisation, field, pages.get(slug))
    organisation.save()


def _make_channels(home: HomePage) -> None:
    row = NavigationSettings.load()
    pages = [(model.objects.filter(locale=home.locale).first(), zh, en) for model, zh, en in CHANNELS]
    notices = ColumnPage.objects.coded(ColumnCode.NOTICES).filter(locale=home.locale).first()
    entries = [(page, zh, en) for page, zh, en in (*pages, (notices, "公告", "Notices")) if page]
    for place, (page, label_zh, label_en) in enumerate(entries):
        channel = Channel(settings=row, page=page.page_ptr, label_zh=label_zh, label_en=label_en, sort_order=place)
        channel.save()
