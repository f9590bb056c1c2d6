"""Roles as groups: what each may do with models, pages, pictures and documents (accounts.roles, model.md §7)."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page, Workflow

from accounts.roles import Role, permissions_of
from home.models import HomePage
from honors.models import HonorsIndexPage

ADMIN = "wagtailadmin.access_admin"
WRITE, PUBLISH = ("add", "change"), ("add", "change", "publish", "lock", "unlock")
ALL = (*PUBLISH, "bulk_delete")
# What a role may do with pages, and below which pages.
PAGE_ACTIONS: dict[Role, tuple[type[Page], tuple[str, ...]]] = {
    Role.EDITOR: (HomePage, WRITE),
    Role.REVIEWER: (HomePage, ("change", "lock", "unlock")),
    Role.PUBLISHER: (HomePage, PUBLISH),
    Role.HONOURS: (HonorsIndexPage, PUBLISH),
    Role.ADMINISTRATOR: (HomePage, ALL),
}
FILE_ACTIONS: dict[Role, tuple[str, ...]] = {
    Role.EDITOR: ("add", "choose"),
    Role.REVIEWER: ("choose",),
    Role.PUBLISHER: ("add", "change", "choose"),
    Role.HONOURS: ("add", "change", "choose"),
    Role.ORGANISER: ("add", "choose"),
    Role.ADMINISTRATOR: ("add", "change", "delete", "choose"),
}
FILES = ("wagtailimages.{}_image", "wagtaildocs.{}_document")


def ensure() -> list[str]:
    """Write every role's group as the code has it. Returns permissions that the code names and no app has."""
    _remove_wagtails_own()
    known = {f"{one.content_type.app_label}.{one.codename}": one for one in _permissions()}
    missing: list[str] = []
    for role in Role:
        group = Group.objects.get_or_create(name=role.value)[0]
        wanted = permissions_of(role) | {ADMIN}
        missing += sorted(wanted - known.keys())
        _set_model_permissions(group, {known[name] for name in wanted & known.keys()})
        _set_page_permissions(group, role, known)
        _set_file_permissions(group, role, known)
    return missing


def _permissions() -> Iterable[Permission]:
    return Permission.objects.select_related("content_type")


def _set_model_permissions(group: Group, wanted: set[Permission]) -> None:
    if set(group.permissions.all()) != wanted:
        group.permissions.set(wanted)


def _set_page_permissions(group: Group, role: Role, known: dict[str, Permission]) -> None:
    model, actions = PAGE_ACTIONS.get(role, (HomePage, ()))
    wanted = {
        (page, known[f"wagtailcore.{action}_page"].pk)
        for page in model.objects.values_list("pk", flat=True)
        for action in actions
    }
    rows = GroupPagePermission.objects.filter(group=group)
    present = set(rows.values_list("page_id", "permission_id"))
    for page, permission in wanted - present:
        GroupPagePermission.objects.create(group=group, page_id=page, permission_id=permission)
    for page, permission in present - wanted:
        rows.filter(page_id=page, permission_id=permission).delete()


def _set_file_permissions(group: Group, role: Role, known: dict[str, Permission]) -> None:
    root = Collection.get_first_root_node()
    wanted = {known[name.format(action)].pk for action in FILE_ACTIONS.get(role, ()) for name in FILES}
    rows = GroupCollectionPermission.objects.filter(group=group, collection=root)
    present = set(rows.values_list("permission_id", flat=True))
    for permission in wanted - present:
        GroupCollectionPermission.objects.create(group=group, collection=root, permission_id=permission)
    rows.filter(permission_id__in=present - wanted).delete()


def _remove_wagtails_own() -> None:
    """The English groups and the one-approval workflow that Wagtail starts with, as long as nobody uses them."""
    Workflow.objects.filter(name="Moderators approval", workflow_states__isnull=True).delete()
    GroupApprovalTask.objects.filter(name="Moderators approval", task_states__isnull=True).delete()
    Group.objects.filter(name__in=["Editors", "Moderators"], user__isnull=True).delete()
