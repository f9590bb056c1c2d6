"""PersonMerge: two rows that were one person, and what it takes to part them again."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from honors.models.people import Person
from honors.querysets import PersonMergeQuerySet

User = settings.AUTH_USER_MODEL


class PersonMerge(models.Model):
    """合并: kept for good, also after 拆分. `honors.merging` and `honors.splitting` do the work.

    `snapshot` is the other person's row (field → value). `moved` is model label → pks of the rows that followed, `made`
    those that the merge made, `dropped` the many-to-many partners that both had (label → pks of the partner).
    """

    kept = models.ForeignKey(Person, verbose_name=_("保留的人物"), on_delete=models.PROTECT, related_name="merges")
    other_id = models.BigIntegerField(_("并入的人物编号"))
    other_name = models.CharField(_("并入的人物"), max_length=120)
    other_slug = models.SlugField(_("并入的地址用词"), max_length=90, db_index=True)
    snapshot = models.JSONField(_("并入前的资料"))
    moved = models.JSONField(_("随同并入的记录"), default=dict)
    made = models.JSONField(_("合并时新增的记录"), default=dict)
    dropped = models.JSONField(_("合并时去掉的重复"), default=dict)
    redirects = models.JSONField(_("转到新地址的旧地址"), default=list)
    merged_by = models.ForeignKey(
        User, verbose_name=_("合并人"), null=True, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    merged_at = models.DateTimeField(_("合并时间"), auto_now_add=True)
    split_by = models.ForeignKey(
        User, verbose_name=_("拆分人"), null=True, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    split_at = models.DateTimeField(_("拆分时间"), null=True, editable=False)

    objects: ClassVar[Any] = PersonMergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("合并记录")
        verbose_name_plural = _("合并记录")
        ordering = ["-merged_at", "-pk"]
        default_permissions = ("view",)
        permissions = [("merge_personmerge", _("可以合并、拆分人物"))]
        constraints = [
            models.UniqueConstraint(
                fields=["other_slug"],
                condition=models.Q(split_at__isnull=True),
                name="person_merged_once",
                violation_error_message=_("这个人物已经并入别处，请先拆分再合并。"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.other_name} → {self.kept}"
