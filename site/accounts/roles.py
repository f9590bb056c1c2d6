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


def allow(roles: Iterable[Role], app_label: str, models_: Iterable[str], actions: Iterable[str]) -> None:
    """Give `roles` the `actions` (add, change, delete, view, publish …) on models of one app."""
    names = {f"{app_label}.{action}_{model}" for model in models_ for action in actions}
    for role in roles:
        _grants[role].permissions |= names


def permissions_of(role: Role) -> frozenset[str]:
    return frozenset(_grants[role].permissions)
