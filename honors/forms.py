"""Admin forms of honours: the kind rule on entry, and what an office must give for a revocation."""

from collections.abc import Container
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from honors.commendations import Added, already_done
from honors.enums import CommendationState, GrantStatus, ObjectionOutcome
from honors.granting import NewGrant, already_there_message, build_grant, hold, recipient_field, status_of_new
from honors.models import Commendation, Grant, Person

RECIPIENTS = ("person", "collective", "studio")


class GrantForm(WagtailAdminModelForm):
    """A new grant goes through `honors.granting`; of one that is there, edition and recipient stay."""

    publish_now = forms.BooleanField(
        label=gettext_lazy("立即公开"),
        required=False,
        help_text=gettext_lazy("批次已经表彰的，保存以后读者马上看到，核对无误再勾选。批次还在征集的，不用勾。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_new = self.instance._state.adding
        for name in ("edition", *RECIPIENTS):
            if not self.is_new and name in self.fields:
                self.fields[name].disabled = True
        if not self.is_new:
            self.fields.pop("publish_now")
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
        if status_of_new(edition) == GrantStatus.VALID and not data.get("publish_now"):
            text = _("“%s”已经表彰，这一条保存以后读者马上看到。核对无误，请勾选“立即公开”再保存。")
            self.add_error("publish_now", text % edition.commendation)
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

    def save(self, commit: bool = True) -> Any:
        """A new one only into the commendation as it was looked at: none starts a notice or grants in between."""
        if self.is_new:
            edition = self.instance.edition
            hold(edition, [self.instance.recipient])
            if status_of_new(edition) != self.instance.status or edition.commendation.state == CommendationState.NOTICE:
                raise ValidationError(already_done(edition.commendation))
        return super().save(commit)


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


class CorrectionForm(forms.ModelForm):
    """更正 beside the print of a grant in force; `honors.correcting` saves it."""

    class Meta:
        model = Grant
        fields = ("corrected_name", "correction_note")


class AdvanceForm(forms.Form):
    """One form for every step of a commendation: who is left out and why, and what of the decision is still missing."""

    document_no = forms.CharField(
        label=gettext_lazy("文号"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("正式表彰和补录时需要。例：即工发〔2024〕12号"),
    )
    decision_date = forms.DateField(
        label=gettext_lazy("决定日期"),
        widget=AdminDateInput,
        required=False,
        help_text=gettext_lazy("表彰决定上的日期。"),
    )
    stop_reason = forms.CharField(label=gettext_lazy("中止原因"), max_length=200, required=False)

    def __init__(self, data: Any, commendation: Commendation, grants: list[Grant], founded: Container[int]) -> None:
        """`founded`: pks of the candidates against whom an objection was found to be right."""
        super().__init__(data)
        self.grants = grants
        for name in ("document_no", "decision_date"):
            if getattr(commendation, name):
                del self.fields[name]
        if not commendation.notice_in_force:
            del self.fields["stop_reason"]
        for each in grants:
            self._offer(each, each.pk in founded)

    def _offer(self, grant: Grant, founded: bool) -> None:
        """A tick and a reason, both filled in beforehand for an objection that was right."""
        self.fields[f"out_{grant.pk}"] = forms.BooleanField(
            label=_("不予授予“%s”") % grant.name, required=False, initial=founded
        )
        self.fields[f"reason_{grant.pk}"] = forms.CharField(
            label=_("“%s”未授予的原因") % grant.name,
            required=False,
            max_length=200,
            initial=_("异议成立") if founded else "",
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for pk, reason in self.without().items():
            if not reason:
                self.add_error(f"reason_{pk}", _("请写明未授予的原因。"))
        return data

    def without(self) -> dict[int, str]:
        """pk → reason of those ticked."""
        data = self.cleaned_data
        return {each.pk: data.get(f"reason_{each.pk}", "") for each in self.grants if data.get(f"out_{each.pk}")}

    def added(self) -> Added:
        """All of it, for the step."""
        data = self.cleaned_data
        return Added(self.without(), data.get("document_no", ""), data.get("decision_date"))

    def rows(self) -> list[tuple[Grant, Any, Any]]:
        """Grant, tick and reason of each line."""
        return [(each, self[f"out_{each.pk}"], self[f"reason_{each.pk}"]) for each in self.grants]


class ObjectionForm(WagtailAdminModelForm):
    """异议: about a candidate of the same commendation; who settles it and when is filled in."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        grant, commendation = data.get("grant"), data.get("commendation")
        if grant and commendation and grant.edition.commendation_id != commendation.pk:
            self.add_error(
                "grant",
                _("“%(grant)s”不在“%(commendation)s”里，请选这个批次的候选。")
                % {
                    "grant": grant,
                    "commendation": commendation,
                },
            )
        return data

    def save(self, commit: bool = True) -> Any:
        if self.instance.outcome != ObjectionOutcome.OPEN:
            self.instance.handled_by = self.instance.handled_by or self.for_user
            self.instance.handled_at = self.instance.handled_at or timezone.now()
        return super().save(commit)


class OtherPersonForm(forms.Form):
    """Who is merged into the person at hand."""

    other = forms.ModelChoiceField(
        Person.objects.all(),
        label=gettext_lazy("并入的人物"),
        help_text=gettext_lazy("同一个人登记了两次时，选另外那一条。它的荣誉、稿件、课程都归到这边来。"),
        error_messages={"invalid_choice": gettext_lazy("找不到这个人物，可能刚才已经被合并。请重新选择。")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = Person
        self.fields["other"].widget = chooser.snippet_viewset.chooser_viewset.widget_class()
