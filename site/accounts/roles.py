"""Roles as code (model.md §7). Apps say which of their models a role works with; bootstrap writes the groups."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A role is a Django group whose name is the Chinese label."""

    EDITOR = "编辑", _("编辑")
    REVIEWER = "审核", _("审核")
    PUBLISHER = "签发", _("签发")
    HONOURS = "荣誉管理员", _("荣誉管理员")
    ORGANISER = "课程组织者", _("课程组织者")
    ADMINISTRATOR = "管理员", _("管理员")


@dataclass
class Grants:
    """Permission names ("honors.change_person") of one role."""

    permissions: set[str] = field(default_factory=set)


_grants: dict[Role, Grants] = {role: Grants() for role in Role}

# Pages of every kind: what Wagtail asks of a role. 审核 may read and correct; until the three-stage review lands,
# 签发 publishes directly.
_PAGES: dict[Role, frozenset[str]] = {
    Role.EDITOR: frozenset({"add", "change"}),
    Role.REVIEWER: frozenset({"change", "lock", "unlock"}),
    Role.PUBLISHER: frozenset({"change", "publish", "lock", "unlock"}),
    Role.HONOURS: frozenset(),
    Role.ORGANISER: frozenset(),
    Role.ADMINISTRATOR: frozenset({"add", "change", "publish", "lock", "unlock", "bulk_delete"}),
}

# Pictures and documents: `add` includes changing one's own, `change` includes deleting.
_FILES: dict[Role, frozenset[str]] = {
    Role.EDITOR: frozenset({"add", "choose"}),
    Role.REVIEWER: frozenset({"choose"}),
    Role.PUBLISHER: frozenset({"add", "change", "choose"}),
    Role.HONOURS: frozenset({"add", "choose"}),
    Role.ORGANISER: frozenset({"add", "choose"}),
    Role.ADMINISTRATOR: frozenset({"add", "change", "choose"}),
}

# The folders that pictures and documents lie in.
_COLLECTIONS: dict[Role, tuple[str, ...]] = {Role.ADMINISTRATOR: ("add", "change", "delete")}


def allow(roles: Iterable[Role], app_label: str, models_: Iterable[str], actions: Iterable[str]) -> None:
    """Give `roles` the `actions` (add, change, delete, view, publish …) on models of one app."""
    names = {f"{app_label}.{action}_{model}" for model in models_ for action in actions}
    for role in roles:
        _grants[role].permissions |= names


def permissions_of(role: Role) -> frozenset[str]:
    return frozenset(_grants[role].permissions)


def pages_of(role: Role) -> frozenset[str]:
    """Actions on pages: add, change, publish …"""
    return _PAGES[role]


def files_of(role: Role) -> frozenset[str]:
    """Permission names on pictures and documents; Wagtail keeps them on its own models, whatever ours are called."""
    names = {
        name for action in _FILES[role] for name in (f"wagtailimages.{action}_image", f"wagtaildocs.{action}_document")
    }
    return frozenset(names | {f"wagtailcore.{action}_collection" for action in _COLLECTIONS.get(role, ())})
