"""What a phone fetches for a roll without portraits: the page, its styles, its scripts, as nginx sends them."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from honors.granting import NewGrant, create_grants
from honors.models import Person
from tests.factories import honors as make

pytestmark = pytest.mark.django_db

KB = 1024
OWN = re.compile(r'(?:src|href)="/static/([^"?]+\.(?:css|js))')
IMPORTED = re.compile(r'@import (?:url\()?"([^"]+)"')


def packed(content: bytes) -> int:
    return len(gzip.compress(content, compresslevel=1))  # nginx's own level


def styles(path: str) -> str:
    """A style sheet with those that it imports, which production puts into one file."""
    found = finders.find(path)
    assert isinstance(found, str), path
    text = Path(found).read_text(encoding="utf-8")
    folder = path.rpartition("/")[0]
    return text + "".join(styles(f"{folder}/{name}") for name in IMPORTED.findall(text))


def roll_of(count: int) -> str:
    """The address of a decision with so many names, some of them long."""
    names = [make.next_name() if number % 20 else "阿卜杜拉·买买提" for number in range(count)]
    people = [Person(name=name, slug=f"p-{number}") for number, name in enumerate(names)]
    for person in people:
        person.fill_derived()
    Person.objects.bulk_create(people)
    made = make.edition()
    rows = [
        NewGrant(person, document_order=place, town=make.town(f"街道{place % 15}"), unit="即墨示例针织厂")
        for place, person in enumerate(people, start=1)
    ]
    create_grants(made, rows)
    make.commendations.record_past(made.commendation)
    return str(made.commendation.get_absolute_url("zh-hans"))


@pytest.mark.parametrize("count", [1, 230, 1200])
def test_a_roll_is_light(client: Client, count: int) -> None:
    make.pages()
    page = client.get(roll_of(count)).content
    files = sorted(set(OWN.findall(page.decode())))
    assert any(name.endswith(".css") for name in files)
    weights = {name: packed(styles(name).encode()) for name in files}
    assert page.count(b'class="nm"') == count
    assert sum(weights.values()) + packed(page) <= 60 * KB, (packed(page), weights)
    assert len(page) <= 12 * KB + 120 * count
