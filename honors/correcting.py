"""更正: a misprint is put right beside the print, which stays as it is."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from honors.enums import GrantStatus
from honors.models import Grant
from honors.names import clean_name


@transaction.atomic
def correct(grant: Grant, name: str, note: str) -> Grant:
    """`name` is the right one ("" where another word was misprinted), `note` says what and when; both empty take a
    correction back. Raises ValidationError with what is missing."""
    current: Grant = Grant.objects.select_for_update().get(pk=grant.pk)
    name, note = clean_name(name), note.strip()
    if current.status != GrantStatus.VALID:
        raise ValidationError(_("只有有效的荣誉才能更正；还没有表彰的，请直接改原文。"))
    if name and not note:
        raise ValidationError({"correction_note": _("请写更正说明，读者才知道改了什么。")})
    if name == current.name:
        raise ValidationError({"corrected_name": _("和文件上的名称一样，不用更正。")})
    if not (name or note):
        current.corrected_at = None
    current.corrected_name, current.correction_note = name, note
    current.save()
    return current
