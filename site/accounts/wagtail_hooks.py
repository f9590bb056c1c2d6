"""Only a superuser touches a superuser: 管理员 manages the staff, not those who run the machine."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks

from accounts.models import User


def protect(actor: Any, users: Iterable[Any]) -> None:
    if not actor.is_superuser and any(isinstance(user, User) and user.is_superuser for user in users):
        raise PermissionDenied


@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def protect_superuser(request: HttpRequest, user: User) -> None:
    protect(request.user, [user])


@hooks.register("before_bulk_action")
def protect_superusers(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> None:
    protect(request.user, objects)
