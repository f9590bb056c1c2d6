"""What goes live and goes down by the clock. Every page is asked once more at its hour whether readers would miss
anything: since it was scheduled, a source may have left the whitelist or a translation may have fallen behind.

What is not ready is held: the schedule is taken back, the log says why, the to-do list of those who may edit it
names it. It stops no other.
"""

import logging
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)

HELD = "core.publish.held"  # action in the log


def run() -> None:
    """Take down what has expired, then publish what is due. Called every minute."""
    for model in _scheduled_models():
        for thing in list(model._default_manager.filter(live=True, expire_at__lt=timezone.now())):
            _attempt(thing, lambda thing=thing: _take_down(thing))
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
    for revision in list(due):
        _attempt(revision, lambda revision=revision: _publish(revision))


def _scheduled_models() -> list[type[Any]]:
    others = [
        model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return [Page, *others]


def _attempt(thing: Any, step: Any) -> None:
    """What breaks is logged and tried again in a minute; the others go on."""
    try:
        step()
    except Exception:
        logger.exception("%r could not be published or taken down at its hour", thing)


def _take_down(thing: Any) -> None:
    thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(revision: Revision) -> None:
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except ValidationError as error:
        _hold(revision, " ".join(error.messages))
    except IntegrityError:
        _hold(revision, _("内容和已发布的另一项冲突，多半是地址相同。请打开核对后重新发布。"))


@transaction.atomic
def _hold(revision: Revision, reason: str) -> None:
    """Back to a draft without a date of its own; what readers see stays as it was."""
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    log(instance=revision.content_object, action=HELD, data={"reason": reason}, revision=revision)
    logger.warning("held at its hour: %s: %s", revision.object_str, reason)
