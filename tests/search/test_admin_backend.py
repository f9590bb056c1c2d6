"""The admin finds Chinese substrings, whatever is typed."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from home.models import HomePage, StandardPage
from search.admin_backend import SubstringSearchBackend

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages() -> list[Page]:
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=HomePage(title="首页", slug="shou-ye"))
    titles = ["关于创新工作室", "创新工作室", "创新工作室怎么建", "其他"]
    return [home.add_child(instance=StandardPage(title=title, slug=f"p{n}")) for n, title in enumerate(titles)]


def test_it_is_the_backend() -> None:
    assert isinstance(get_search_backend(), SubstringSearchBackend)


@pytest.mark.parametrize("model", [Page, StandardPage])
def test_pages_best_title_first(pages: list[Page], model: type[Page]) -> None:
    found = list(model.objects.autocomplete("创新工作室"))
    assert [page.title for page in found] == ["创新工作室", "创新工作室怎么建", "关于创新工作室"]
    assert model.objects.search("新工 室").count() == 3
    assert [page.title for page in model.objects.search("创新工作室")[1:2]] == ["创新工作室怎么建"]
    assert model.objects.filter(slug="p2").search("创新工作室").count() == 1
    assert model.objects.search("创新工作室", order_by="slug")[0].title == "关于创新工作室"


def test_the_text_of_a_page_is_found(pages: list[Page]) -> None:
    pages[3].body = [("text", "<p>每周三晚上在蓝村教书法。</p>")]
    pages[3].save()
    assert [page.title for page in StandardPage.objects.search("蓝村教书法")] == ["其他"]


@pytest.mark.parametrize("query", ['"', " ", "\x00", "%", "_", "(", "工" * 5000, "的 " * 2000, "\ud800", "🙂", "'"])
def test_anything_may_be_typed(pages: list[Page], query: str) -> None:
    for model in (Page, StandardPage, get_image_model(), get_document_model(), get_user_model()):
        backend = get_search_backend()
        assert list(backend.search(query, model)) == list(backend.autocomplete(query, model.objects.all())) == []


def test_images_and_their_tags() -> None:
    model = get_image_model()
    image = model.objects.create(title="渔港边的书法班", file=get_test_image_file())
    image.tags.add("夜校")
    assert list(model.objects.search("书法")) == [image]
    assert list(model.objects.search("夜校")) == [image]
    assert list(model.objects.search("合唱")) == []


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("wagtailadmin_pages:search", []),
        ("wagtailadmin_choose_page_search", []),
        ("wagtailimages:index", []),
        ("wagtailimages_chooser:choose_results", []),
        ("wagtaildocs:index", []),
        ("wagtaildocs_chooser:choose_results", []),
        ("wagtailusers_users:index", []),
    ],
)
@pytest.mark.parametrize("query", ["工作室", '"', "%00", "\x00", " "])
def test_the_admins_lists_answer(
    admin_client: Client, pages: list[Page], name: str, args: list[Any], query: str
) -> None:
    assert admin_client.get(reverse(name, args=args), {"q": query}).status_code == 200
