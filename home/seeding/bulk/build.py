"""One benchmark size, in one transaction, with the time each part took."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from wagtail.models import Collection

from core import caching, query_plans
from core.models import Town
from home.seeding import lists
from home.seeding import people as demo_people
from home.seeding.bulk import articles, classes, people
from home.seeding.bulk.sizes import SIZES, Size
from home.seeding.bulk.words import Words
from home.seeding.edition import Edition

Say = Callable[[str], None]


def make(name: str, say: Say) -> None:
    """Build a size, unless it is there."""
    if is_there(name):
        say(f"压测规模 {name} 已经在了，没有改动。")
        return
    fill(SIZES[name], say)


def is_there(name: str) -> bool:
    return Collection.objects.filter(name=_mark(name)).exists()


def _mark(name: str) -> str:
    """An empty collection is how a later run sees that the size is there."""
    return f"压测数据 {name}（示例）"


def fill(size: Size, say: Say) -> None:
    """Write the rows, then everything search knows of them."""
    words, today = Words(), timezone.localdate()
    with transaction.atomic():
        if not Town.objects.exists():
            lists.make(Edition(say=say))
        demo_people.make_award_types(Edition(say=say))
        _timed(say, "人物和授予", lambda: people.make(size, words, today))
        _timed(say, "教学点和课表", lambda: classes.make(size, words, today))
        _timed(say, "新闻", lambda: articles.make(size, words))
        Collection.get_first_root_node().add_child(name=_mark(size.name))
        caching.bump()
    _timed(say, "检索条目", rebuild_search)
    query_plans.refresh()


def _timed(say: Say, label: str, work: Callable[[], None]) -> None:
    start = time.monotonic()
    work()
    say(f"{label}：{time.monotonic() - start:.1f} 秒")


def rebuild_search() -> None:
    """Every document that is missing or out of date."""
    from search import indexing

    indexing.rebuild()
