"""At most 5 wrong passwords for one user name and 20 from one address in ten minutes (等保: lockout after failures).

The attempt is written down before the password is looked at and struck out when it was right. So attempts made at the
same moment in several processes count each other: whoever sees more rows than allowed, its own included, is refused.
Hence no transaction here: each row must be visible to the others before anyone counts.
"""

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import SignInFailure

WINDOW = datetime.timedelta(minutes=10)
PER_USER = 5
PER_ADDRESS = 20


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try. `retry_at` is set when it must not go on to the password."""

    row: SignInFailure
    retry_at: datetime.datetime | None = None


def key_of(username: str) -> str:
    """As typed, but case and blanks open no second drawer."""
    return username.strip().casefold()[:150]


def begin(username: str, address: str) -> Attempt:
    """Count this attempt; refused ones are struck out at once, so that trying on does not lengthen the wait."""
    row = SignInFailure.objects.create(username=key_of(username), address=address)
    since = row.happened_at - WINDOW
    SignInFailure.objects.filter(happened_at__lte=since).delete()
    recent = SignInFailure.objects.filter(happened_at__gt=since)
    retry_at = max(
        filter(
            None,
            [
                _free_again(recent.filter(username=row.username), PER_USER),
                _free_again(recent.filter(address=address), PER_ADDRESS),
            ],
        ),
        default=None,
    )
    if retry_at:
        row.delete()
    return Attempt(row, retry_at)


def _free_again(recent: QuerySet[SignInFailure], limit: int) -> datetime.datetime | None:
    """None while `recent`, this attempt included, keeps to the limit; else the moment at which one more is allowed."""
    moments = sorted(recent.values_list("happened_at", flat=True))[:-1]
    return moments[-limit] + WINDOW if len(moments) >= limit else None


def succeeded(attempt: Attempt) -> None:
    """The right password opens the user name again; what else came from the address still counts."""
    row = attempt.row
    SignInFailure.objects.filter(Q(pk=row.pk) | Q(username=row.username)).delete()


def forget_old() -> int:
    """For the scheduler: rows that no longer count."""
    gone, _per_model = SignInFailure.objects.filter(happened_at__lte=timezone.now() - WINDOW).delete()
    return gone
