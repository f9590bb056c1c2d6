"""What each role finds when it sits down: its own lists in the menu, nothing that leads nowhere, its whole job."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from accounts.roles import Role
from home.models import ServiceIndexPage
from home.seeding import users
from honors.models import PeopleIndexPage, Person, ProfilePage, RollIndexPage
from news.models import ColumnPage
from tests.admin.addresses import staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_edition")]

EVERYWHERE = {"账号设置"}
PAGES = {"稿件", "专题", "栏目", "服务指南", "普通页面"}


def menu(client: Client) -> dict[str, str]:
    """Label → address of every entry of the side bar, those of its groups included."""
    html = client.get("/admin/").content.decode()
    props = re.search(r'<script id="wagtail-sidebar-props" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert props is not None
    return dict(_entries(json.loads(props.group(1))))


def _entries(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        said = node["_args"][0] if node.get("_type", "").endswith("LinkMenuItem") else None
        if isinstance(said, dict):
            yield said["label"], said["url"]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _entries(child)


def desk(client: Client, role: Role) -> dict[str, str]:
    client.force_login(staff("one", role.value))
    return menu(client)


@pytest.mark.parametrize("role", list(Role))
def test_every_entry_of_the_menu_opens(client: Client, role: Role) -> None:
    entries = desk(client, role)
    assert entries.keys() >= EVERYWHERE
    for label, url in entries.items():
        assert url.startswith(("/admin/", "#")), label
        if url.startswith("/admin/") and "logout" not in url:
            assert client.get(url, follow=True).status_code == 200, label
            assert client.get(url).headers.get("Location") != "/admin/", label


@pytest.mark.parametrize(
    ("role", "there", "absent"),
    [
        (
            Role.EDITOR,
            {*PAGES, "人物", "场次", "图片", "统计数字"},
            {"用户", "撤销记录", "名单导入", "哀悼模式", "单位与页脚"},
        ),
        (Role.REVIEWER, {*PAGES, "人物"}, {"用户", "图片", "撤销记录"}),
        (Role.PUBLISHER, {*PAGES, "人物", "稿件来源", "统计数字", "全站通知"}, {"用户", "撤销记录", "镇街"}),
        (Role.HONOURS, {"人物", "名单导入", "个人页", "撤销记录", "肖像同意"}, {*PAGES, "场次", "用户", "统计数字"}),
        (Role.ORGANISER, {"课程", "系列", "场次", "教学点"}, {*PAGES, "人物", "个人页", "用户"}),
        (
            Role.ADMINISTRATOR,
            {*PAGES, "用户", "集合", "重定向", "单位与页脚", "频道栏", "镇街", "哀悼模式"},
            {"组", "站点", "片段"},
        ),
    ],
)
def test_each_role_finds_its_lists_and_no_others(client: Client, role: Role, there: set[str], absent: set[str]) -> None:
    entries = set(desk(client, role))
    assert there <= entries
    assert not absent & entries


def test_the_demo_logins_are_roles_and_no_superusers() -> None:
    made = {user.username: user for user in get_user_model().objects.filter(username__in=users.KNOWN)}
    assert not any(user.is_superuser for user in made.values())
    names = {login: set(user.groups.values_list("name", flat=True)) for login, user in made.items()}
    assert names == {"bianji": {"编辑", "签发", "荣誉管理员"}, "guanli": {"管理员"}}


def test_the_administrator_changes_the_footer_and_a_figure(client: Client) -> None:
    from core.models import OrganisationSettings, Statistic

    client.force_login(get_user_model().objects.get(username="guanli"))
    address = f"/admin/settings/core/organisationsettings/{OrganisationSettings.objects.get().pk}/"
    form = client.get(address).context["form"]
    typed = {name: "" if value is None else value for name, value in form.initial.items()}
    assert client.post(address, {**typed, "phone": "0532-0000 0009"}).status_code == 302
    assert OrganisationSettings.objects.get().phone == "0532-0000 0009"
    figure = Statistic.objects.filter(figure="").first()
    assert figure is not None
    assert client.get(f"/admin/snippets/core/statistic/edit/{figure.pk}/").status_code == 200


def test_lists_say_the_moment_and_not_how_long_ago(client: Client) -> None:
    """A class of next week stood there as "刚刚"."""
    client.force_login(staff("one", Role.EDITOR.value))
    for address in ("/admin/snippets/courses/session/", "/admin/articles/"):
        html = client.get(address).content.decode()
        assert re.search(r"\d{4}年\d{1,2}月\d{1,2}日", html), address
        assert "刚刚" not in html


def test_headings_and_cells_of_lists_are_chinese(client: Client) -> None:
    """A method or property in a list is headed by its name in code unless a label is given; a truth says True."""
    client.force_login(staff("one", *(role.value for role in Role)))
    for label, url in menu(client).items():
        if "/reports/" in url or not url.startswith("/admin/"):
            continue
        html = client.get(url, follow=True).content.decode().partition("<main")[2]
        table = "".join(re.findall(r"<table.*?</table>", html, re.DOTALL))
        headings = [re.sub(r"<[^>]+>", " ", cell) for cell in re.findall(r"<th[ >].*?</th>", table, re.DOTALL)]
        assert not [heading for heading in headings if re.search("[a-z]{3}", heading)], label
        assert not re.search(r">\s*(True|False|None|Root)\s*<", table), label


def test_the_title_has_a_label_and_a_frame(client: Client) -> None:
    """Wagtail's class "title" hides both, and an empty form shows nothing where the title goes."""
    client.force_login(staff("one", Role.EDITOR.value))
    html = client.get(_form("news", "articlepage", ColumnPage.objects.first())).content.decode()
    panel = re.search(r'<section class="([^"]*)"[^>]*id="panel-child-[^"]*title-section"', html)
    assert panel is not None
    assert "title" not in panel[1].split()


def _form(app: str, model: str, parent: Page | None) -> str:
    assert parent is not None
    return reverse("wagtailadmin_pages:add", args=[app, model, parent.pk])


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_keeper_of_honours_publishes_in_the_section_and_nowhere_else(client: Client, language: str) -> None:
    client.force_login(staff("one", Role.HONOURS.value))
    of_language = {"locale__language_code": language}
    people = PeopleIndexPage.objects.get(**of_language)
    person = Person.objects.public().exclude(pk__in=ProfilePage.objects.values("person")).first()
    assert person is not None
    inlines = {name: inline_formset([]) for name in ("events", "milestones", "related_pages", "comments")}
    typed = {"person": person.pk, "standfirst": "他守了三十年。", "body": streamfield([]), "action-publish": "1"}
    answer = client.post(_form("honors", "profilepage", people), nested_form_data({**typed, **inlines}))
    assert answer.status_code == 302, answer.context["form"].errors
    assert ProfilePage.objects.get(person=person, **of_language).live
    assert client.get(_form("honors", "honorrollpage", RollIndexPage.objects.get(**of_language))).status_code == 200
    for app, model, parent in (
        ("news", "articlepage", ColumnPage.objects.filter(**of_language).first()),
        ("home", "servicepage", ServiceIndexPage.objects.filter(**of_language).first()),
    ):
        assert client.get(_form(app, model, parent)).status_code in {302, 403}
