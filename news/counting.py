"""阅读量: a reader's browser says that an article was read; once a minute the scheduler adds up.

A request only writes a line to a file, so that no reader waits for the database or for another reader
(docs/decisions/page-cache.md: a kept page asks the database nothing that could be counted).
"""

import logging
from collections import Counter
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from news.models import ArticlePage, ReadCount

logger = logging.getLogger(__name__)
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
    """One line, appended whole: lines of several processes never mix."""
    path = _spool()
    try:
        if path.exists() and path.stat().st_size > MOST_BYTES:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab", buffering=0) as file:
            file.write(b"%d\n" % pk)
    except OSError as error:
        logger.warning("a read was not counted: %s", error)  # a full disk must not reach the reader


def add_up() -> int:
    """Add what was noted to the counts of live articles; how many reads counted. Run by the scheduler alone."""
    taken = _spool().with_suffix(".taken")
    if not taken.exists():  # else left over from a scheduler that was killed
        try:
            _spool().rename(taken)
        except FileNotFoundError:
            return 0
    noted = Counter(int(line) for line in taken.read_bytes().split() if line.isdigit())
    pks = sorted(noted)
    total = sum(_add(pks[start : start + MOST_ARTICLES], noted) for start in range(0, len(pks), MOST_ARTICLES))
    taken.unlink()
    return total


@transaction.atomic
def _add(pks: list[int], noted: Counter[int]) -> int:
    live = set(ArticlePage.objects.live().filter(pk__in=pks).values_list("pk", flat=True))
    known = set(ReadCount.objects.filter(pk__in=live).values_list("pk", flat=True))
    ReadCount.objects.bulk_create(ReadCount(page_id=pk, count=noted[pk]) for pk in live - known)
    for pk in known:
        ReadCount.objects.filter(pk=pk).update(count=F("count") + noted[pk])
    return sum(noted[pk] for pk in live)


def _spool() -> Path:
    return Path(settings.PRIVATE_ROOT) / "spool" / "reads"
