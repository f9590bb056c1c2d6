"""bootstrap: the whole empty site from one command, twice the same."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import GroupPagePermission, Page, Site, Workflow

from accounts.roles import Role
from core.models import OrganisationSettings
from home.models import HomePage
from navigation.models import Channel
from news.enums import ColumnCode
from news.models import ColumnPage, NewsIndexPage

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]

ADDRESSES = [
    "/",
    "/news/",
    *(f"/news/{code}/" for code in ColumnCode.values),
    "/topics/",
    "/honors/",
    "/honors/rolls/",
    "/honors/people/",
    "/honors/studios/",
    "/courses/",
    "/courses/venues/",
    "/services/",
    "/about/",
    "/privacy/",
    "/accessibility/",
    "/report-an-error/",
]


def live_addresses(code: str) -> set[str]:
    return {page.get_url() for page in Page.objects.live().filter(depth__gt=1, locale__language_code=code)}


def test_every_stable_address_in_both_languages() -> None:
    assert live_addresses("zh-hans") == set(ADDRESSES)
    assert live_addresses("en") == {f"/en{address}" for address in ADDRESSES}


def test_no_english_page_carries_chinese() -> None:
    for page in Page.objects.filter(locale__language_code="en").specific():
        text = f"{page.title}{getattr(page, 'introduction', '')}{getattr(page, 'intro', '')}{getattr(page, 'body', '')}"
        assert not any("一" <= character <= "鿿" for character in text), page


def test_a_second_run_changes_nothing(django_assert_max_num_queries: object) -> None:
    before = list(Page.objects.order_by("pk").values_list("pk", "latest_revision", "last_published_at"))
    with django_assert_max_num_queries(200):
        call_command("bootstrap", verbosity=0)
    assert list(Page.objects.order_by("pk").values_list("pk", "latest_revision", "last_published_at")) == before
    assert Channel.objects.count() == 8


def test_wagtails_own_beginning_is_gone() -> None:
    assert not Page.objects.filter(slug="home", depth=2, content_type__model="page").exists()
    assert set(Group.objects.values_list("name", flat=True)) == {role.value for role in Role}
    assert not Workflow.objects.exists()
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="zh-hans")


def test_what_editors_change_stays() -> None:
    column = ColumnPage.objects.get(code="towns", locale__language_code="zh-hans")
    column.delete()
    index = NewsIndexPage.objects.get(locale__language_code="zh-hans")
    index.title = "新闻中心"
    index.save_revision().publish()
    OrganisationSettings.objects.update(name_zh="改过的名字")
    call_command("bootstrap", verbosity=0)
    assert not ColumnPage.objects.filter(code="towns", locale__language_code="zh-hans").exists()
    assert NewsIndexPage.objects.get(pk=index.pk).title == "新闻中心"
    assert OrganisationSettings.objects.get().name_zh == "改过的名字"


def test_an_index_page_that_is_missing_comes_back() -> None:
    NewsIndexPage.objects.filter(locale__language_code="en").first().delete()
    call_command("bootstrap", verbosity=0)
    assert NewsIndexPage.objects.get(locale__language_code="en").get_url() == "/en/news/"


def test_footer_pages_are_named() -> None:
    organisation = OrganisationSettings.objects.get()
    assert organisation.privacy_page.slug == "privacy"
    assert organisation.report_page.slug == "report-an-error"


def test_who_keeps_honours_works_in_their_section_only() -> None:
    rows = GroupPagePermission.objects.filter(group__name=Role.HONOURS.value, permission__codename="publish_page")
    assert {row.page.slug for row in rows} == {"honors"}
    assert rows.count() == 2
