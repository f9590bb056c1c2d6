"""Every list and chooser of the admin finds Chinese in the middle of a name, and says nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.search.index import class_is_indexed
from wagtail.snippets.models import get_snippet_models

from core.models import Industry, Statistic, Town
from courses.models import Academy, Topic
from honors.enums import Kind
from tests.factories import courses, honors, media, news
from tests.factories.home import standard

pytestmark = [pytest.mark.usefixtures("bootstrapped"), pytest.mark.django_db]
FEW = {"core.SiteNotice", "core.MourningPeriod"}  # a handful of rows, in the order of time

# What is made with 岔河湾 in the middle of a name, and something beside it without.
SNIPPETS: dict[str, Callable[[str], Any]] = {
    "person": lambda word: honors.person(f"王{word}", unit="示例厂"),
    "person by unit": lambda word: honors.person(unit=f"即墨{word}针织厂"),
    "collective": lambda word: honors.collective(f"即墨{word}公司"),
    "studio": lambda word: honors.studio(f"陈{word}工作室"),
    "award": lambda word: honors.award(f"即墨{word}奖章"),
    "commendation": lambda word: honors.commendation(f"第一届{word}工匠"),
    "grant": lambda word: honors.candidates(honors.edition(), [honors.person()], unit=f"即墨{word}厂")[0],
    "team": lambda word: honors.collective(f"焊{word}班", Kind.TEAM),
    "course": lambda word: courses.course(f"学{word}剪纸"),
    "venue": lambda word: courses.venue(f"蓝{word}大院"),
    "community": lambda word: courses.community(f"大{word}村"),
    "series": lambda word: courses.series(label=f"秋{word}班"),
    "session": lambda word: courses.session(course=courses.course(f"学{word}剪纸")),
    "academy": lambda word: Academy.objects.create(name_zh=f"缝{word}学院"),
    "topic of courses": lambda word: Topic.objects.create(name_zh=f"书{word}画"),
    "source": lambda word: news.source(f"大{word}日报"),
    "town": lambda word: Town.objects.create(name_zh=f"田{word}镇"),
    "industry": lambda word: Industry.objects.create(name_zh=f"纺{word}业"),
    "figure": lambda word: Statistic.objects.create(
        label_zh=f"到{word}课", value=1, period_zh="今年", source_zh="总结"
    ),
    "consent": lambda word: media.consent(f"王{word}"),
}


@pytest.mark.parametrize("name", SNIPPETS)
def test_lists_of_rows(admin_client: Client, name: str) -> None:
    wanted, other = SNIPPETS[name]("岔河湾"), SNIPPETS[name]("无关的")
    address = reverse(type(wanted).snippet_viewset.get_url_name("list_results"))
    page = admin_client.get(address, {"q": "河湾"})
    rows = [each.pk for each in page.context["object_list"]]
    assert wanted.pk in rows
    assert other.pk not in rows


def test_every_list_of_rows_can_be_searched() -> None:
    for model in get_snippet_models():
        viewset = model.snippet_viewset
        asked = class_is_indexed(model) or isinstance(viewset.search_fields, list | tuple)
        assert asked or model._meta.label in FEW, model._meta.label


@pytest.mark.parametrize("name", ["wagtailimages:index", "wagtailimages_chooser:choose_results"])
def test_pictures(admin_client: Client, name: str) -> None:
    media.image("渔港岔河湾的书法班"), media.image("无关的图")
    page = admin_client.get(reverse(name), {"q": "河湾"}).content.decode()
    assert "渔港岔河湾的书法班" in page
    assert "无关的图" not in page


@pytest.mark.parametrize("name", ["wagtaildocs:index", "wagtaildocs_chooser:choose_results"])
def test_documents(admin_client: Client, name: str) -> None:
    media.document("评选岔河湾办法"), media.document("无关的文件")
    page = admin_client.get(reverse(name), {"q": "河湾"}).content.decode()
    assert "评选岔河湾办法" in page
    assert "无关的文件" not in page


@pytest.mark.parametrize("name", ["wagtailadmin_pages:search", "wagtailadmin_choose_page_search"])
def test_pages_by_title_and_text(admin_client: Client, name: str) -> None:
    news.article("走进岔河湾村"), standard("另一页", body=[("text", "<p>在岔河湾办课。</p>")]), standard("无关的页")
    page = admin_client.get(reverse(name), {"q": "河湾"}).content.decode()
    assert "走进岔河湾村" in page
    assert "另一页" in page
    assert "无关的页" not in page


def test_pages_of_one_place_in_the_tree(admin_client: Client) -> None:
    article = news.article("走进岔河湾村")
    news.article("无关的文章")
    address = reverse("wagtailadmin_explore", args=[article.get_parent().pk])
    page = admin_client.get(address, {"q": "河湾"}).content.decode()
    assert "走进岔河湾村" in page
    assert "无关的文章" not in page
