"""Forms of the import: what the names go into, which column is which, what holds for the photographs."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from honors.enums import CommendationState
from honors.importing.columns import Column
from honors.importing.rosters import digest
from honors.models import AwardType, Commendation, RosterImport
from media.models import PortraitConsent

ROSTER_LIMIT = 30 * 1024 * 1024  # bytes
PHOTOS_LIMIT = 55 * 1024 * 1024  # bytes; deploy/nginx lets 60 MB through
OPEN_STATES = (CommendationState.COLLECTING, CommendationState.GRANTED)
NEW_FIELDS = ("name_zh", "label", "year", "document_no", "decision_title", "decision_date", "granting_body")


def check_size(upload: UploadedFile, limit: int) -> None:
    size = upload.size or 0
    if size > limit:
        words = _("文件有%(size)s，超过%(limit)s的上限。请拆成几份再上传。")
        raise ValidationError(words % {"size": filesizeformat(size), "limit": filesizeformat(limit)})


class UploadForm(forms.Form):
    """A roster, and the commendation that its names go into: one that is there, or a new one."""

    file = forms.FileField(
        label=gettext_lazy("名单文件"),
        help_text=gettext_lazy(
            "Excel（.xlsx、.xls）、CSV 或 Word（.docx）里的表格，30 MB 以内。不要有身份证号和手机号。"
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv,.txt,.docx"}),
        error_messages={
            "required": gettext_lazy("请选择名单文件。"),
            "empty": gettext_lazy("这个文件是空的（0 字节），可能没有传完。请重新导出后再上传。"),
        },
    )
    award_type = forms.ModelChoiceField(
        AwardType.objects.all(),
        label=gettext_lazy("荣誉称号"),
        required=False,
        empty_label=gettext_lazy("名单里有“荣誉称号”一列"),
        help_text=gettext_lazy("整份名单是同一种称号、没有这一列的，在这里选。"),
    )
    commendation = forms.ModelChoiceField(
        Commendation.objects.filter(state__in=OPEN_STATES),
        label=gettext_lazy("导入到哪个批次"),
        required=False,
        empty_label=gettext_lazy("新建一个批次（填下面几栏）"),
        help_text=gettext_lazy("征集中的批次，导入后是候选；已表彰的批次是补录，导入后名单立即公开。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NEW_FIELDS:
            self.fields[name] = self._new_field(name)

    def _new_field(self, name: str) -> forms.Field:
        """As the commendation's own form has it, but never required: an existing one may be chosen."""
        column = Commendation._meta.get_field(name)
        widget = {"widget": AdminDateInput} if name == "decision_date" else {}
        field: forms.Field = column.formfield(required=False, **widget)
        return field

    def clean_file(self) -> UploadedFile:
        upload: UploadedFile = self.cleaned_data["file"]
        check_size(upload, ROSTER_LIMIT)
        return upload

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not data.get("commendation"):
            self._check_new(data)
        return data

    def _check_new(self, data: dict[str, Any]) -> None:
        typed = {name: data.get(name) for name in NEW_FIELDS if data.get(name) not in (None, "")}
        try:
            Commendation(**typed).full_clean(exclude=["slug", *self.errors])
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                missing = name in NEW_FIELDS and name not in typed
                words = [_("新建批次要填这一栏，或者在上面选一个已有的批次。")] if missing else messages
                self.add_error(name if name in NEW_FIELDS else None, words)

    def as_roster(self) -> RosterImport:
        """An unsaved import."""
        data = self.cleaned_data
        typed = {} if data["commendation"] else {name: data[name] for name in NEW_FIELDS if data[name]}
        if "decision_date" in typed:
            typed["decision_date"] = typed["decision_date"].isoformat()
        return RosterImport(
            filename=str(data["file"].name)[-160:],
            sha256=digest(data["file"]),
            commendation=data["commendation"],
            new_commendation=typed,
            award_type=data["award_type"],
        )


class ColumnsForm(forms.Form):
    """For each header of the table what it holds."""

    def __init__(self, roster: RosterImport, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("（不导入）")), *Column.choices]
        for index, header in enumerate(roster.headers):
            samples = roster.samples[index] if index < len(roster.samples) else []
            self.fields[f"column-{index}"] = forms.ChoiceField(
                label=header or _("（没有表头）"),
                choices=choices,
                required=False,
                initial=roster.mapping.get(str(index), ""),
                help_text=_("、").join(samples) or _("（这一列是空的）"),
            )

    def columns(self) -> dict[int, str]:
        """Index of header → column, those that are imported."""
        chosen = {int(name.removeprefix("column-")): value for name, value in self.cleaned_data.items()}
        return {index: column for index, column in chosen.items() if column}


class PhotosForm(forms.Form):
    """A zip of portraits. Without the persons' consent none is taken in."""

    photos = forms.FileField(
        label=gettext_lazy("照片压缩包"),
        help_text=gettext_lazy("zip 文件，55 MB 以内。照片按姓名、“姓名 单位”或证书编号命名。例：王伟.jpg"),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
        error_messages={"required": gettext_lazy("请选择照片压缩包。")},
    )
    scope = forms.ChoiceField(label=gettext_lazy("用途"), choices=PortraitConsent.Scope.choices)
    channel = forms.ChoiceField(label=gettext_lazy("渠道"), choices=PortraitConsent.Channel.choices)
    given_on = forms.DateField(
        label=gettext_lazy("同意日期"),
        widget=AdminDateInput,
        help_text=gettext_lazy("同意书上签字的日期，不一致的填最晚的一天。"),
    )
    valid_until = forms.DateField(
        label=gettext_lazy("有效期至"),
        widget=AdminDateInput,
        required=False,
        help_text=gettext_lazy("不填表示未约定期限。"),
    )
    consented = forms.BooleanField(
        label=gettext_lazy("我已核实：照片里的每一位本人都已书面同意"),
        error_messages={"required": gettext_lazy("没有本人同意，照片一张也不收。请先取得同意，再勾选这一项。")},
    )

    def clean_photos(self) -> UploadedFile:
        upload: UploadedFile = self.cleaned_data["photos"]
        check_size(upload, PHOTOS_LIMIT)
        return upload

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        given, until = data.get("given_on"), data.get("valid_until")
        if given and until and until < given:
            self.add_error("valid_until", _("有效期不能早于同意日期。"))
        return data

    def consent(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("scope", "channel", "given_on", "valid_until")}
