"""Writes the roles (accounts.roles) into the database as groups. `bootstrap` calls it; twice is as good as once."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from accounts.roles import Role, files_of, pages_of, permissions_of

ENTRANCE = "wagtailadmin.access_admin"
WAGTAILS_OWN = ("Editors", "Moderators")  # made by Wagtail's migrations; ours replace them


@transaction.atomic
def sync_groups() -> dict[Role, Group]:
    """One group per role with exactly the permissions that code gives it. What was set by hand on them is put back."""
    Group.objects.filter(name__in=WAGTAILS_OWN, user__isnull=True).delete()
    return {role: _sync(role) for role in Role}


def _sync(role: Role) -> Group:
    group, _created = Group.objects.get_or_create(name=role.value)
    group.permissions.set(_permissions({ENTRANCE, *permissions_of(role)}))
    _allow_pages(group, [f"wagtailcore.{action}_page" for action in pages_of(role)])
    _allow_files(group, files_of(role))
    return group


def _allow_pages(group: Group, names: Iterable[str]) -> None:
    """On the root of the tree, hence on every page in every language."""
    root, wanted = Page.objects.get(depth=1), _permissions(names)
    GroupPagePermission.objects.filter(group=group, page=root).exclude(permission__in=wanted).delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _allow_files(group: Group, names: Iterable[str]) -> None:
    """On the root collection, hence on every picture and document."""
    root, wanted = Collection.objects.get(depth=1), _permissions(names)
    GroupCollectionPermission.objects.filter(group=group, collection=root).exclude(permission__in=wanted).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _permissions(names: Iterable[str]) -> list[Permission]:
    """A name that no model has is a mistake in a call of `roles.allow`: say so instead of giving less."""
    wanted = set(names)
    labels = {name.partition(".")[0] for name in wanted}
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.filter(content_type__app_label__in=labels).select_related("content_type")
    }
    missing = sorted(wanted - known.keys())
    if missing:
        raise ImproperlyConfigured(f"accounts.roles names permissions that do not exist: {', '.join(missing)}")
    return [known[name] for name in sorted(wanted)]
