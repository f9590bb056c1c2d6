"""Admin forms of honours: the kind rule on entry, and what an office must give for a revocation."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from honors.granting import NewGrant, already_there_message, build_grant, recipient_field
from honors.models import Grant

RECIPIENTS = ("person", "collective", "studio")


class GrantForm(WagtailAdminModelForm):
    """A new grant goes through `honors.granting`; of one that is there, edition and recipient stay."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_new = self.instance._state.adding
        for name in ("edition", *RECIPIENTS):
            if not self.is_new and name in self.fields:
                self.fields[name].disabled = True
        if "name" in self.fields:
            self.fields["name"].required = not self.is_new

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if self.is_new and data.get("edition"):
            self._check_new(data)
        return data

    def _check_new(self, data: dict[str, Any]) -> None:
        chosen = [data[name] for name in RECIPIENTS if data.get(name)]
        if len(chosen) != 1:
            self.add_error(None, _("人物、集体、创新工作室必须且只能选一个。"))
            return
        edition, recipient = data["edition"], chosen[0]
        field = recipient_field(recipient)
        if Grant.objects.filter(edition=edition, **{field: recipient}).exists():
            self.add_error(field, already_there_message(edition))
            return
        try:
            self._take_over(build_grant(edition, self._as_new(recipient, data), self.for_user))
        except ValidationError as error:
            self.add_error(field, error)

    def _as_new(self, recipient: Any, data: dict[str, Any]) -> NewGrant:
        names = [name for name in NewGrant.__slots__ if name != "recipient" and name in data]
        return NewGrant(recipient, **{name: data[name] for name in names})

    def _take_over(self, built: Grant) -> None:
        """What the service decided, for the instance that this form saves."""
        self.instance.kind, self.instance.status = built.kind, built.status
        self.instance.created_by = built.created_by
        for name in ("name", "town_printed", "industry_printed"):
            self.cleaned_data[name] = getattr(built, name)


class RevocationForm(forms.Form):
    """文号, date and reason of a revocation."""

    document_no = forms.CharField(
        label=gettext_lazy("撤销文号"), max_length=60, help_text=gettext_lazy("例：即工发〔2025〕3号")
    )
    decided_on = forms.DateField(
        label=gettext_lazy("撤销日期"), widget=AdminDateInput, help_text=gettext_lazy("文件上的日期。")
    )
    reason = forms.CharField(
        label=gettext_lazy("原因"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("只供内部查阅，网站上不显示。"),
    )


class LeaveOutForm(forms.Form):
    """Why a candidate is not granted."""

    reason = forms.CharField(
        label=gettext_lazy("未授予原因"),
        max_length=200,
        help_text=gettext_lazy("例：本人申请退出；公示期间核实不符合条件。"),
    )
