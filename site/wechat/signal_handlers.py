"""A withdrawal marks every channel use that named its subjects; each becomes something to do."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core import todo
from core.cards import Subject
from core.signals import withdrawn
from wechat.models import ChannelUse


def connect() -> None:
    withdrawn.connect(mark_uses, dispatch_uid="wechat-withdrawn")
    todo.register(open_withdrawals)


def mark_uses(subjects: tuple[Subject, ...] = (), **_signal: Any) -> None:
    """Runs in the revoking transaction. The list of uses is short (a few hundred a year), so it is read whole."""
    gone = {(subject.model, subject.pk) for subject in subjects}
    for use in ChannelUse.objects.filter(withdrawn_at__isnull=True):
        named = {(str(model), int(pk)) for model, pk in use.subjects} | {(use.source_model, use.source_pk)}
        if named & gone:
            use.withdrawn_at = timezone.now()
            use.save(update_fields=["withdrawn_at"])


def open_withdrawals(user: Any) -> Iterable[todo.TodoItem]:
    if not user.has_perm("wechat.change_channeluse"):
        return
    for use in ChannelUse.objects.filter(withdrawn_at__isnull=False, handled_at__isnull=True):
        yield todo.TodoItem(
            title=_("公众号内容涉及已撤下的荣誉或肖像：%s") % use.source_title,
            url=reverse("wagtailadmin_home"),
            detail=_("请到公众号后台删除或更正已发出的文章。"),
            urgent=True,
        )
