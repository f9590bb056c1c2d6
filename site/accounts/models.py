"""User: ours from the first migration, so that it can grow."""

from django.contrib.auth.models import AbstractUser
from django.db import models
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
