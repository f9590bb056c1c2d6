"""Who and what a reader may see, and in which order: every list, count, page and search asks here."""

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone
from wagtail.query import PageQuerySet

from core import boundaries
from honors.enums import CommendationState, GrantStatus, Verdict
from honors.visibility import in_public_role

if TYPE_CHECKING:
    from datetime import datetime


def next_change(moment: "datetime") -> "datetime | None":
    """When the clock next changes what readers see of honours: a public notice begins or ends, an open day is over."""
    notices = apps.get_model("honors", "Commendation").objects.filter(state=CommendationState.NOTICE)
    open_days = apps.get_model("honors", "StudioOpenDay").objects.all()
    found = (
        boundaries.first_of(notices, moment, "notice_starts_at", "notice_ends_at"),
        boundaries.first_of(open_days, moment, "ends_at"),
    )
    return min((each for each in found if each is not None), default=None)


def public_grants(*conditions: Q, **where: Any) -> QuerySet:
    """Public grants, for subqueries."""
    return apps.get_model("honors", "Grant").objects.public().filter(*conditions, **where)


class GrantQuerySet(QuerySet):
    def public(self) -> Self:
        """Grants a reader may see: valid, in a commendation that has been granted."""
        return self.filter(status=GrantStatus.VALID, edition__commendation__state=CommendationState.GRANTED)

    def candidates_in_notice(self, moment: "datetime | None" = None) -> Self:
        """Candidates whose public notice is in force now: for the notice page and nothing else."""
        moment = moment or timezone.now()
        return self.filter(
            status=GrantStatus.CANDIDATE,
            edition__commendation__state=CommendationState.NOTICE,
            edition__commendation__notice_starts_at__lte=moment,
            edition__commendation__notice_ends_at__gt=moment,
        )

    def in_document_order(self) -> Self:
        """Order of the official document; names without a place follow by strokes (笔画)."""
        return self.order_by(
            "edition__sort_order", "edition_id", F("document_order").asc(nulls_last=True), "stroke_key", "pk"
        )

    def in_stroke_order(self) -> Self:
        return self.order_by("stroke_key", "pk")

    def in_pinyin_order(self) -> Self:
        return self.order_by("pinyin_key", "stroke_key", "pk")

    def in_unit_order(self) -> Self:
        return self.order_by("unit", "stroke_key", "pk")

    def by_rank(self) -> Self:
        """Level, weight of the award, newest first: one person's honours, and rolls over several commendations."""
        return self.order_by(
            "edition__award_type__level",
            "-edition__award_type__weight",
            "-edition__commendation__year",
            "edition_id",
            F("document_order").asc(nulls_last=True),
            "stroke_key",
            "pk",
        )

    def with_recipients(self) -> Self:
        return self.select_related("person", "collective", "studio", "town", "industry")

    def with_awards(self) -> Self:
        return self.select_related("edition__award_type", "edition__commendation")

    def with_shared_awards(self) -> Self:
        """For many names of few editions: one query more, and not three objects made anew for every name."""
        editions = apps.get_model("honors", "AwardEdition").objects.select_related("award_type", "commendation")
        return self.prefetch_related(Prefetch("edition", editions))


class PersonQuerySet(QuerySet):
    def public(self) -> Self:
        """Persons who have an address: a public grant or another public role, and not hidden at their request."""
        role = Exists(public_grants(person=OuterRef("pk"))) | Exists(_leads(OuterRef("pk")))
        return self.filter(role | in_public_role(), profile_hidden=False)

    def honoured(self) -> Self:
        """Persons with a public grant, hidden profiles left out: the people list."""
        return self.filter(Exists(public_grants(person=OuterRef("pk"))), profile_hidden=False)

    def in_pinyin_order(self) -> Self:
        return self.order_by("pinyin", "stroke_key", "pk")

    def in_stroke_order(self) -> Self:
        return self.order_by("stroke_key", "pk")


def _leads(person: Any) -> QuerySet:
    """Public studios that this person leads or works in."""
    studios = apps.get_model("honors", "Studio").objects.public()
    return studios.filter(Q(leader=person) | Q(members__person=person))


class CollectiveQuerySet(QuerySet):
    def public(self) -> Self:
        """Collectives with a public grant of their own."""
        return self.filter(Exists(public_grants(collective=OuterRef("pk"))))

    def with_seals(self) -> Self:
        """With town and public grants, for cards that show the highest level. Two queries more, whatever the number."""
        grants = apps.get_model("honors", "Grant").objects.public().select_related("edition__award_type").by_rank()
        return self.select_related("town").prefetch_related(Prefetch("grants", grants, to_attr="public_grants"))

    def with_neighbours(self) -> Self:
        """With unit and leader, and whether a reader may open them: `parent_is_public`, `leader_is_public`."""
        people = apps.get_model("honors", "Person").objects.public()
        return self.select_related("town", "industry", "parent", "leader").annotate(
            parent_is_public=Exists(public_grants(collective=OuterRef("parent"))),
            leader_is_public=Exists(people.filter(pk=OuterRef("leader"))),
        )


class StudioQuerySet(QuerySet):
    def public(self) -> Self:
        """Live studios; one whose grants were all revoked is de-listed, one that awaits its first award shows."""
        grants = apps.get_model("honors", "Grant").objects.filter(studio=OuterRef("pk"))
        lost = Exists(grants.filter(status=GrantStatus.REVOKED)) & ~Exists(grants.public())
        return self.filter(~lost, live=True)

    def with_places(self) -> Self:
        return self.select_related("leader", "host", "town", "industry", "image")

    def with_latest_review(self) -> Self:
        """Adds `latest_result` and `reviewed_on`; of older reviews nothing is shown."""
        reviews = apps.get_model("honors", "StudioReview").objects.filter(studio=OuterRef("pk"))
        latest = reviews.order_by("-reviewed_on", "-pk")[:1]
        return self.annotate(
            latest_result=Subquery(latest.values("result")), reviewed_on=Subquery(latest.values("reviewed_on"))
        )


class CommendationQuerySet(QuerySet):
    def public(self) -> Self:
        """Granted, with at least one name left."""
        return self.filter(Exists(public_grants(edition__commendation=OuterRef("pk"))), state=CommendationState.GRANTED)

    def in_notice(self, moment: "datetime | None" = None) -> Self:
        """In public notice now (or at `moment`): decided here, at query time, without any job."""
        moment = moment or timezone.now()
        return self.filter(state=CommendationState.NOTICE, notice_starts_at__lte=moment, notice_ends_at__gt=moment)


class AwardEditionQuerySet(QuerySet):
    def public(self) -> Self:
        return self.filter(Exists(public_grants(edition=OuterRef("pk"))))


class RevocationQuerySet(QuerySet):
    def open(self) -> Self:
        """Proposed, waiting for another person to confirm or to drop them."""
        return self.filter(confirmed_at__isnull=True, dropped_at__isnull=True)


class PersonMergeQuerySet(QuerySet):
    def in_force(self) -> Self:
        """Merged and not split again: the other person's address word stays reserved for it."""
        return self.filter(split_at__isnull=True)


class RosterImportQuerySet(QuerySet):
    def holding_files(self) -> Self:
        """Those whose upload still lies in the private store."""
        return self.exclude(upload="", photo_upload="")


class RosterRowQuerySet(QuerySet):
    def open(self) -> Self:
        """Rows that the editor has yet to settle."""
        return self.filter(verdict__in=(Verdict.DOUBT, Verdict.FAULT)).exclude(settlement="skip")

    def skipped(self) -> Self:
        return self.filter(settlement="skip")

    def counts(self) -> dict[str, int]:
        """Rows by verdict, those left out as `skip`: every row is counted once."""
        found = {str(verdict): 0 for verdict in Verdict.values} | {"skip": 0}
        for verdict, settlement, number in (
            self.order_by().values_list("verdict", "settlement").annotate(number=Count("pk"))
        ):
            found["skip" if settlement == "skip" else verdict] += number
        return found


class ProfilePageQuerySet(PageQuerySet):
    def visible(self) -> Self:
        """Live profiles of persons who may be seen (`public` is Wagtail's word for pages without a restriction)."""
        people = apps.get_model("honors", "Person").objects.public()
        return self.live().public().filter(person__in=people)
