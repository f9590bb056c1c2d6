"""The whole demo edition in one transaction: either all of it is there, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from django.core.management import call_command
from django.db import transaction
from django.utils import translation
from wagtail.models import Collection
from wagtail.signal_handlers import disable_reference_index_auto_update

from core import caching, searchable
from home.seeding import courses, honours, library, lists, news, organisation, pages, people, promotions, users
from home.seeding.edition import Edition
from media import renditions

# The demo pictures lie in a collection of this name; it is also how a later run sees that the edition is there.
COLLECTION = "演示内容（示例）"

STEPS: tuple[tuple[str, Callable[[Edition], None]], ...] = (
    ("镇街、行业、统计数字", lists.make),
    ("图片和附件", lambda edition: library.make(edition, _collection())),
    ("荣誉称号", people.make_award_types),
    ("人物、集体、工作室", people.make_recipients),
    ("表彰和授予", honours.make),
    ("教学点、课程和课表", courses.make),
    ("说明页和服务指南", pages.make_standard),
    ("服务指南", pages.make_services),
    ("新闻和专题", news.make),
    ("人物故事", people.make_profiles),
    ("页脚和首页", organisation.make),
    ("英文说明页", pages.translate_standard),
    ("英文新闻", news.translate_all),
    ("英文人物故事", people.translate_profiles),
    ("搜索推荐", promotions.make),
    ("头条", organisation.choose_headline),
)


def is_there() -> bool:
    """Whether a run of the seed has put the demo edition here."""
    return Collection.objects.filter(name=COLLECTION).exists()


def make(edition: Edition) -> dict[str, str]:
    """Make everything; login name → password. Pictures' public sizes are drawn after the commit.

    Wagtail's index of references is written once at the end: row by row it is a thousand tasks, some of them for rows
    that a later step has replaced.
    """
    with transaction.atomic(), searchable.batch(), translation.override("zh-hans"):
        with disable_reference_index_auto_update():
            logins = users.make()
            edition.editor = users.editor()
            for label, step in STEPS:
                edition.say(label)
                step(edition)
        call_command("rebuild_references_index", verbosity=0)
        caching.bump()
    draw(edition)
    return logins


def draw(edition: Edition) -> None:
    """Every browser's format is drawn here, so that the first reader sees pictures; the rest is left to the worker."""
    edition.say("图片尺寸")
    images = [row for (kind, _key), row in edition.made.items() if kind == "picture"]
    for image in images:
        renditions.make(image.pk, only_jpeg=True)
    renditions.enqueue(images)


def _collection() -> Collection:
    root = Collection.get_first_root_node()
    collection: Collection = root.add_child(name=COLLECTION)
    return collection
