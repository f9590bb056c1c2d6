"""合并 with a many-to-many from an app that does not exist yet: what both had is one row, and two again after 拆分."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from honors.merging import merge, obstacles
from honors.models import Person
from honors.splitting import split
from tests.factories import honors as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def meetings(transactional_db: None) -> Iterator[Any]:
    """A table of meetings with many persons each, there for one test."""

    class Meeting(models.Model):
        persons = models.ManyToManyField(Person, related_name="+")

        class Meta:
            app_label = "honors"

    with connection.schema_editor() as editor:
        editor.create_model(Meeting)
    yield Meeting
    with connection.schema_editor() as editor:
        editor.delete_model(Meeting)
    for name in ("meeting", "meeting_persons"):
        del apps.all_models["honors"][name]
    apps.clear_cache()


def present(meeting: Any) -> set[str]:
    return set(meeting.persons.values_list("name", flat=True))


def test_what_both_had_is_dropped_and_comes_back(meetings: Any) -> None:
    kept, other = make.person("王伟"), make.person("王玮")
    both, one = meetings.objects.create(), meetings.objects.create()
    both.persons.set([kept, other])
    one.persons.set([other])
    assert obstacles(kept, other) == []
    record = merge(kept, other)
    assert (present(both), present(one)) == ({"王伟"}, {"王伟"})
    assert len(record.dropped) == len(record.moved) == 1
    split(record)
    assert (present(both), present(one)) == ({"王伟", "王玮"}, {"王玮"})
