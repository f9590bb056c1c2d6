"""阅读量: a reader's browser says that an article was read; once a minute the scheduler adds up.

A request only writes a line to a file, so that no reader waits for the database or for another reader
(docs/decisions/page-cache.md: a kept page asks the database nothing that could be counted).
"""

from collections import Counter
from pathlib import Path

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from core import spool
from news.models import ArticlePage, ReadCount

MOST_BYTES = 4 * 1024 * 1024  # some 600,000 reads: what comes above that in a minute is not counted
MOST_ARTICLES = 500  # added up in one transaction


@csrf_exempt  # sent by a page that is kept for all readers and so holds no token; it can only count
@require_POST
@never_cache
def count_read(request: HttpRequest, pk: int) -> HttpResponse:
    """204 whatever the number: whether there is such an article is asked when the reads are added up."""
    note(pk)
    return HttpResponse(status=204)


def note(pk: int) -> None:
    """One line."""
    spool.note(_spool(), b"%d" % pk, MOST_BYTES)


def add_up() -> int:
    """Add what was noted to the counts of live articles; how many reads counted. Run by the scheduler alone."""
    with spool.taken(_spool()) as lines:
        noted = Counter(int(line) for line in lines if line.isdigit())
        pks = sorted(noted)
        return sum(_add(pks[start : start + MOST_ARTICLES], noted) for start in range(0, len(pks), MOST_ARTICLES))


@transaction.atomic
def _add(pks: list[int], noted: Counter[int]) -> int:
    live = set(ArticlePage.objects.live().filter(pk__in=pks).values_list("pk", flat=True))
    known = set(ReadCount.objects.filter(pk__in=live).values_list("pk", flat=True))
    ReadCount.objects.bulk_create(ReadCount(page_id=pk, count=noted[pk]) for pk in live - known)
    for pk in known:
        ReadCount.objects.filter(pk=pk).update(count=F("count") + noted[pk])
    return sum(noted[pk] for pk in live)


def _spool() -> Path:
    return spool.path_of("reads")
