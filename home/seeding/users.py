"""The two demo logins: an editor who may publish and look after honours, and an administrator."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from accounts.roles import Role

EDITOR, ADMINISTRATOR = "bianji", "guanli"
# Known to everybody who reads this file: only where the settings say that demo logins are wanted (make run).
KNOWN = {EDITOR: "yanshi-bianji-2026", ADMINISTRATOR: "yanshi-guanli-2026"}
ROLES = {
    EDITOR: ("示例编辑", [Role.EDITOR, Role.PUBLISHER, Role.HONOURS]),
    ADMINISTRATOR: ("示例管理员", [Role.ADMINISTRATOR]),
}


def make() -> dict[str, str]:
    """Make both users; login name → password. Where demo logins are not wanted the passwords are random."""
    return {login: _make(login) for login in ROLES}


def _make(login: str) -> str:
    name, roles = ROLES[login]
    password = KNOWN[login] if settings.DEMO_LOGINS else secrets.token_urlsafe(15)
    user = get_user_model().objects.create_user(
        username=login,
        password=password,
        display_name=name,
        department="示例科室",
        is_staff=True,
    )
    user.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
    return password


def known_logins() -> dict[str, str]:
    """Demo logins that still have their published password."""
    users: Any = get_user_model().objects.filter(username__in=KNOWN, is_active=True)
    return {user.username: KNOWN[user.username] for user in users if user.check_password(KNOWN[user.username])}


def lines(logins: dict[str, str]) -> list[str]:
    """One line a login, for the terminal."""
    return [f"{ROLES[login][0]}：用户名 {login}，密码 {password}" for login, password in logins.items()]


def editor() -> Any:
    """The demo editor, in whose name the edition is made."""
    return get_user_model().objects.get(username=EDITOR)


def administrator() -> Any:
    """The second person: whoever confirms what the editor proposed."""
    return get_user_model().objects.get(username=ADMINISTRATOR)
