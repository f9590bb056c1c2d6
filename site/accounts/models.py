"""User: ours from the first migration, so that it can grow."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A member of staff. Chinese names are one field; first and last name stay unused."""

    display_name = models.CharField(_("姓名"), max_length=40, blank=True, help_text=_("例：王伟"))
    department = models.CharField(_("科室"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("用户")
        verbose_name_plural = _("用户")

    def __str__(self) -> str:
        return self.display_name or self.username

    def get_full_name(self) -> str:
        return self.display_name or super().get_full_name()


class SignInFailure(models.Model):
    """One wrong password. `username` is what was typed, whether such a user exists or not."""

    username = models.CharField(_("用户名"), max_length=150)
    address = models.CharField(_("网络地址"), max_length=45, help_text=_("IPv6 只记前 64 位。"))
    happened_at = models.DateTimeField(_("时间"), default=timezone.now)

    class Meta:
        verbose_name = _("登录失败记录")
        verbose_name_plural = _("登录失败记录")
        indexes = [
            models.Index(fields=["username", "happened_at"], name="failure_by_user"),
            models.Index(fields=["address", "happened_at"], name="failure_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.username} {self.happened_at:%Y-%m-%d %H:%M}"
