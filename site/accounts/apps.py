"""accounts: users, roles as code, sign-in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("账号")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accounts.roles import Role, allow

        allow([Role.ADMINISTRATOR], "accounts", ["user"], ["add", "change", "delete", "view"])
