"""RosterImport: an uploaded roster, what each row will do, and what came of it. Written by `honors.importing`."""

import secrets
from functools import partial
from pathlib import PurePath
from typing import Any, ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from honors.enums import ImportState, Verdict
from honors.models.commendations import Commendation
from honors.models.taxonomy import AwardType
from honors.querysets import RosterImportQuerySet, RosterRowQuerySet

User = settings.AUTH_USER_MODEL
SKIP = "skip"  # settlement: the row is left out


def upload_path(_roster: "RosterImport", filename: str) -> str:
    """An unguessable name; the file's own name may say whose names it holds."""
    return f"rosters/{secrets.token_hex(16)}{PurePath(filename).suffix.lower()[:6]}"


def photo_path(_photo: "RosterPhoto", filename: str) -> str:
    return f"rosters/{secrets.token_hex(16)}{PurePath(filename).suffix.lower()[:6]}"


class RosterImport(models.Model):
    """名单导入. Until it is confirmed nothing but this plan is in the database."""

    filename = models.CharField(_("文件名"), max_length=160)
    sha256 = models.CharField(_("校验值"), max_length=64, db_index=True, editable=False)
    upload = models.FileField(_("文件"), upload_to=upload_path, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        User, verbose_name=_("上传人"), null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    state = models.CharField(
        _("状态"), max_length=12, choices=ImportState.choices, default=ImportState.READING, editable=False
    )
    message = models.CharField(_("失败原因"), max_length=500, blank=True, editable=False)
    commendation = models.ForeignKey(
        Commendation,
        verbose_name=_("表彰批次"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="roster_imports",
    )
    # What the new commendation will be, by field; empty when the names go into an existing one.
    new_commendation = models.JSONField(_("新批次"), default=dict, blank=True, editable=False)
    award_type = models.ForeignKey(
        AwardType,
        verbose_name=_("荣誉称号"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("名单里没有称号一列，或那一格空着，就用它。"),
    )
    sheet = models.CharField(_("工作表"), max_length=80, blank=True, editable=False)
    title = models.CharField(_("名单标题"), max_length=200, blank=True, editable=False)
    headers = models.JSONField(_("表头"), default=list, editable=False)
    samples = models.JSONField(_("样例"), default=list, editable=False)  # for each header a few texts, until planned
    mapping = models.JSONField(_("列对应"), default=dict, editable=False)  # index of a header → column
    remarks = models.JSONField(_("说明"), default=list, editable=False)
    rows_total = models.PositiveIntegerField(_("总行数"), default=0, editable=False)
    rows_done = models.PositiveIntegerField(_("已核对"), default=0, editable=False)
    progress_at = models.DateTimeField(_("进度时间"), default=timezone.now, editable=False)
    version = models.PositiveIntegerField(_("版本"), default=1, editable=False)
    make_profiles = models.BooleanField(_("同时建个人页草稿"), default=False)
    photo_upload = models.FileField(_("照片压缩包"), upload_to=upload_path, blank=True, editable=False)
    photo_consent = models.JSONField(_("照片的肖像同意"), default=dict, blank=True, editable=False)
    photo_remarks = models.JSONField(_("照片说明"), default=list, editable=False)
    made = models.JSONField(_("导入结果"), default=dict, editable=False)  # model label → primary keys
    # What taking the import back puts in its place again: grant or person, and fields as they were.
    before = models.JSONField(_("更正前"), default=list, encoder=DjangoJSONEncoder, editable=False)
    written_by = models.ForeignKey(
        User, verbose_name=_("确认人"), null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField(_("导入时间"), null=True, editable=False)
    undone_by = models.ForeignKey(
        User, verbose_name=_("撤回人"), null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(_("撤回时间"), null=True, editable=False)

    objects: ClassVar[Any] = RosterImportQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("名单导入")
        verbose_name_plural = _("名单导入")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ImportState.values),
                name="roster_import_state_known",
                violation_error_message=_("导入的状态不对，请刷新后再试。"),
            )
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def target(self) -> str:
        """The commendation that the names go into, there already or to be made."""
        return str(self.commendation or self.new_commendation.get("name_zh", ""))

    @property
    def is_closed(self) -> bool:
        """Nothing more will happen to it."""
        return self.state in {ImportState.UNDONE, ImportState.DROPPED, ImportState.FAILED}


class RosterRow(models.Model):
    """One row of the file: what it says, what it will do, what the editor settled."""

    roster = models.ForeignKey(RosterImport, verbose_name=_("名单导入"), on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("行号"))
    name = models.CharField(_("名称"), max_length=120, blank=True)
    cells = models.JSONField(_("原文"), default=dict)  # column → text as read and the reader's doubt
    edits = models.JSONField(_("改正"), default=dict)  # column → text that the editor put in its place
    values = models.JSONField(_("内容"), default=dict)  # column → text ready for the database
    verdict = models.CharField(_("结论"), max_length=12, choices=Verdict.choices)
    reasons = models.JSONField(_("理由"), default=list)
    plan = models.JSONField(_("打算"), default=dict)  # see honors.importing.planning.Outcome.as_plan
    settlement = models.CharField(_("确认结果"), max_length=40, blank=True)
    note = models.CharField(_("更正说明"), max_length=200, blank=True)
    result = models.JSONField(_("结果"), default=dict)  # grant and recipient, once written

    objects: ClassVar[Any] = RosterRowQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("名单的一行")
        verbose_name_plural = _("名单各行")
        ordering = ["number"]
        indexes = [models.Index(fields=["roster", "name"], name="roster_row_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["roster", "number"],
                name="roster_row_once",
                violation_error_message=_("同一份名单里行号不能重复。"),
            ),
            models.CheckConstraint(
                condition=models.Q(verdict__in=Verdict.values),
                name="roster_row_verdict_known",
                violation_error_message=_("结论不对，请刷新后再试。"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def is_open(self) -> bool:
        """The editor has yet to say what is meant."""
        return self.verdict in {Verdict.DOUBT, Verdict.FAULT} and self.settlement != SKIP

    @property
    def is_skipped(self) -> bool:
        return self.settlement == SKIP


class RosterPhoto(models.Model):
    """A photograph that came with a roster, drawn afresh, for one of its rows; a library picture once written."""

    roster = models.ForeignKey(
        RosterImport, verbose_name=_("名单导入"), on_delete=models.CASCADE, related_name="photos"
    )
    row = models.ForeignKey(RosterRow, verbose_name=_("行"), on_delete=models.CASCADE, related_name="photos")
    filename = models.CharField(_("文件名"), max_length=200)
    file = models.FileField(_("照片"), upload_to=photo_path)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("名单照片")
        verbose_name_plural = _("名单照片")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.filename

    def discard(self) -> None:
        """Row now, file when the transaction commits."""
        transaction.on_commit(partial(self.file.storage.delete, str(self.file.name)))
        self.delete()


class ColumnMapping(models.Model):
    """Which column is which in the tables of one source, as an editor once said; found by the header row."""

    signature = models.CharField(_("表头特征"), max_length=64, unique=True)
    columns = models.JSONField(_("列对应"), default=dict)
    sheet = models.CharField(_("工作表"), max_length=80, blank=True)
    updated_at = models.DateTimeField(_("修改时间"), auto_now=True)

    class Meta:
        verbose_name = _("列对应")
        verbose_name_plural = _("列对应")

    def __str__(self) -> str:
        return self.signature
