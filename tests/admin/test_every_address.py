"""Every address of the admin × who asks: nothing opens without a right, nothing breaks with one."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from accounts.roles import Role, permissions_of
from tests.admin.addresses import Address, addresses, editable_models, real_values, staff

# Answered to anybody: they lead to a session or say nothing of the site.
OPEN = {
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
}


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_edition")]


def answers(client: Client, known: list[Address]) -> dict[str, int]:
    """Name and route of each address → the status of its answer to GET."""
    return {f"{one.name} {one.route}": client.get(one.filled(real_values(one))).status_code for one in known}


def test_the_resolver_is_read(client: Client) -> None:
    names = {one.name for one in addresses()}
    assert len(names) > 200
    assert {"wagtailadmin_home", "wagtailadmin_pages:edit"} <= names


def test_a_stranger_is_sent_to_sign_in_everywhere(client: Client) -> None:
    for one in addresses():
        if one.name in OPEN:
            continue
        answer = client.get(one.filled(real_values(one)))
        sent = answer.status_code == 302 and "/admin/login/" in answer.headers["Location"]
        assert sent or answer.status_code in {401, 403, 404, 405}, (one, answer.status_code)


@pytest.mark.parametrize("role", [None, *Role])
def test_nothing_breaks_for_any_role(client: Client, role: Role | None) -> None:
    client.force_login(staff("one", *([role.value] if role else [])))
    broken = {name: status for name, status in answers(client, addresses()).items() if status >= 500}
    assert broken == {}


def test_nothing_breaks_for_a_superuser(client: Client, admin_user: object) -> None:
    client.force_login(admin_user)
    broken = {name: status for name, status in answers(client, addresses()).items() if status >= 500}
    assert broken == {}


def test_without_a_role_no_object_opens(client: Client) -> None:
    """Access to the admin alone shows the frame and one's own account, never content."""
    user = staff("one")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    for one in addresses():
        if one.model is None or one.model._meta.label_lower not in {m._meta.label_lower for m in editable_models()}:
            continue
        if "choose" in one.route:
            continue  # choosers list titles of what staff may refer to; they edit nothing
        answer = client.get(one.filled(real_values(one)))
        assert answer.status_code in {302, 403, 404, 405}, (one, answer.status_code)


@pytest.mark.parametrize("role", list(Role))
def test_a_role_edits_what_its_permissions_say_and_nothing_else(client: Client, role: Role) -> None:
    client.force_login(staff("one", role.value))
    granted = permissions_of(role)
    known = {one.model: one for one in addresses() if one.name.endswith(":edit") and one.model in editable_models()}
    for model, address in known.items():
        if model is None or not model._default_manager.exists():
            continue
        may = f"{model._meta.app_label}.change_{model._meta.model_name}" in granted
        status = client.get(address.filled(real_values(address))).status_code
        if not may:
            assert status in {302, 403, 404}, (role, model, status)
