"""Roles as groups, and the form for members of staff."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from accounts import groups
from accounts.models import User
from accounts.roles import Role
from tests.factories import accounts

pytestmark = pytest.mark.django_db


def member(*roles: Role, username: str = "wangwei") -> User:
    user = accounts.user(username)
    made = groups.sync_groups()
    user.groups.set([made[role] for role in roles])
    return user


def snapshot() -> set[tuple[str, str]]:
    return {
        *Group.objects.values_list("name", "permissions__codename"),
        *GroupPagePermission.objects.values_list("group__name", "permission__codename"),
        *GroupCollectionPermission.objects.values_list("group__name", "permission__codename"),
    }


def test_twice_is_as_good_as_once_and_hand_made_changes_are_put_back() -> None:
    groups.sync_groups()
    once = snapshot()
    editors = Group.objects.get(name=Role.EDITOR)
    editors.permissions.clear()
    GroupPagePermission.objects.create(
        group=editors, page_id=1, permission=groups._permissions(["wagtailcore.publish_page"])[0]
    )
    groups.sync_groups()
    assert snapshot() == once
    assert set(Group.objects.values_list("name", flat=True)) == set(Role.values)


def test_a_permission_that_does_not_exist_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "permissions_of", lambda role: frozenset({"media.fly_siteimage"}))
    with pytest.raises(ImproperlyConfigured, match=r"media\.fly_siteimage"):
        groups.sync_groups()


def test_who_may_publish() -> None:
    groups.sync_groups()
    may = GroupPagePermission.objects.filter(permission__codename="publish_page")
    assert set(may.values_list("group__name", flat=True)) == {Role.PUBLISHER, Role.ADMINISTRATOR}


@pytest.mark.parametrize("role", list(Role))
def test_every_role_gets_in_and_only_the_administrator_manages_staff(client: Client, role: Role) -> None:
    client.force_login(member(role))
    assert client.get("/admin/").status_code == 200
    expected = 200 if role is Role.ADMINISTRATOR else 302
    assert client.get("/admin/users/").status_code == expected
    assert client.get("/admin/groups/").status_code == 302


def test_the_administrator_adds_staff_in_chinese(client: Client) -> None:
    client.force_login(member(Role.ADMINISTRATOR))
    page = client.get("/admin/users/new/").content.decode()
    assert "姓名" in page
    assert "科室" in page
    assert 'name="is_superuser"' not in page
    assert 'name="first_name"' not in page
    form = {
        "username": "liu",
        "display_name": "刘二示例",
        "department": "宣教科",
        "email": "",
        "password1": accounts.PASSWORD,
        "password2": accounts.PASSWORD,
        "groups": [Group.objects.get(name=Role.EDITOR).pk],
        "is_superuser": "on",
    }
    assert client.post("/admin/users/new/", form).status_code == 302
    made = User.objects.get(username="liu")
    assert (made.display_name, made.department, made.is_superuser) == ("刘二示例", "宣教科", False)
    assert made.check_password(accounts.PASSWORD)
    assert "刘二示例" in client.get("/admin/users/?q=刘二").content.decode()


def test_a_weak_password_is_refused_in_chinese_and_nothing_typed_is_lost(client: Client) -> None:
    client.force_login(member(Role.ADMINISTRATOR))
    form = {"username": "wangwei", "display_name": "刘二示例", "password1": "123456", "password2": "123456"}
    page = client.post("/admin/users/new/", form).content.decode()
    assert "这个用户名已经有人用了" in page
    assert "密码" in page
    assert "至少要有 10 个字符" in page
    assert 'value="刘二示例"' in page
    for english in ["too short", "too common", "entirely numeric"]:
        assert english not in page


def test_only_a_superuser_touches_a_superuser(client: Client) -> None:
    root = accounts.superuser()
    client.force_login(member(Role.ADMINISTRATOR))
    form = {"username": "root", "display_name": "x", "password1": "another-one-示例", "password2": "another-one-示例"}
    client.post(f"/admin/users/edit/{root.pk}/", form)
    client.post(f"/admin/users/delete/{root.pk}/")
    client.post(f"/admin/bulk/accounts/user/set_active_state/?id={root.pk}", {"mark_as_active": "False"})
    client.post(f"/admin/bulk/accounts/user/delete/?id={root.pk}")
    root.refresh_from_db()
    assert root.is_active
    assert root.check_password(accounts.PASSWORD)
