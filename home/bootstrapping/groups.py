"""Roles as groups (accounts.groups), and what a role may do in one section of the tree only."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Workflow

from accounts.groups import sync_groups
from accounts.roles import Role
from honors.models import HonorsIndexPage

# Whoever keeps the honours also writes the stories of the honoured and composes rolls.
SECTIONS: dict[Role, tuple[type[Page], tuple[str, ...]]] = {
    Role.HONOURS: (HonorsIndexPage, ("add", "change", "publish", "lock", "unlock")),
}


def ensure() -> None:
    """Write the groups as the code has them."""
    _remove_default_workflow()
    groups = sync_groups()
    for role, (model, actions) in SECTIONS.items():
        _allow_section(groups[role], model, actions)


def _allow_section(group: Group, model: type[Page], actions: tuple[str, ...]) -> None:
    names = [f"{action}_page" for action in actions]
    permissions = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=names)
    wanted = {(page, one.pk) for page in model._default_manager.values_list("pk", flat=True) for one in permissions}
    present = set(GroupPagePermission.objects.filter(group=group).values_list("page_id", "permission_id"))
    for page, permission in wanted - present:
        GroupPagePermission.objects.create(group=group, page_id=page, permission_id=permission)


def _remove_default_workflow() -> None:
    """The one-approval workflow that Wagtail starts with, as long as nobody has used it."""
    Workflow.objects.filter(name="Moderators approval", workflow_states__isnull=True).delete()
    GroupApprovalTask.objects.filter(name="Moderators approval", task_states__isnull=True).delete()
