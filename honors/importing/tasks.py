"""Reading and planning outside requests: a long file keeps nobody waiting."""

from django_tasks import task

from honors.enums import ImportState
from honors.importing import photographs, rosters
from honors.models import RosterImport


@task(priority=50)
def read_roster(roster_pk: int) -> None:
    """What the file holds; refused files are deleted at once."""
    roster = RosterImport.objects.filter(pk=roster_pk, state=ImportState.READING).first()
    if roster is not None:
        rosters.read(roster)


@task(priority=50)
def plan_roster(roster_pk: int) -> None:
    roster = RosterImport.objects.filter(pk=roster_pk, state=ImportState.READING).first()
    if roster is not None:
        rosters.make_plan(roster)


@task(priority=50)
def read_photos(roster_pk: int) -> None:
    """Match the pictures of the zip to rows; of a roster that is written they become portraits at once."""
    roster = RosterImport.objects.filter(pk=roster_pk).exclude(photo_upload="").first()
    if roster is not None:
        photographs.read(roster)
