"""Signing in, and the form for members of staff."""

import datetime
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.users.forms import UserCreationForm, UserEditForm

from accounts import throttling
from accounts.addresses import client_address


class SignInForm(LoginForm):
    """Throttled. Every failure reads the same, whether the user exists, is locked or mistyped."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": _("用户名或密码不对，请再试一次。忘记密码请联系管理员。"),
        "inactive": _("用户名或密码不对，请再试一次。忘记密码请联系管理员。"),
        "throttled": _("登录失败次数过多，请在 %(time)s 之后再试。"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("密码")

    def clean(self) -> dict[str, Any]:
        username, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if self.request is None or not username or not password:
            return super().clean()
        attempt = throttling.begin(username, client_address(self.request))
        if attempt.retry_at:
            moment = timezone.localtime(attempt.retry_at + datetime.timedelta(seconds=59))
            raise forms.ValidationError(
                self.error_messages["throttled"], code="throttled", params={"time": f"{moment:%H:%M}"}
            )
        cleaned = super().clean()
        throttling.succeeded(attempt)
        return cleaned


class _StaffFields(forms.ModelForm):
    """Chinese names are one field; nobody becomes a superuser in the browser (docs/decisions/roles.md)."""

    error_messages = {
        "duplicate_username": _("这个用户名已经有人用了，请换一个。"),
        "password_mismatch": _("两次输入的密码不一样，请重新输入。"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name", "is_superuser"):
            self.fields.pop(name, None)
        self.fields["username"].label = _("用户名")
        self.fields["username"].help_text = _("字母、数字和 @ . + - _。例：wangwei")
        self.fields["email"].required = False
        self.fields["email"].label = _("电子邮箱")
        self.fields["display_name"].required = True
        self.fields["groups"].label = _("角色")
        self.fields["groups"].help_text = _("一个人可以有几个角色，权限相加。")


class StaffCreationForm(_StaffFields, UserCreationForm):
    """A new member of staff."""

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"display_name", "department"}


class StaffEditForm(_StaffFields, UserEditForm):
    """A member of staff, later."""

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"display_name", "department"}
