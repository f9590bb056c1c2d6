"""Corrections judged on the demo edition: every word with one character replaced by another of the same sound."""

import random
from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.utils import timezone

from search import corrections, sounds
from search.backends import local
from search.models import SearchDocument, SearchTerm
from search.query import parse
from search.terms import key_of
from search.text import IS_HAN, fold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_edition")]
GATE = 0.97
LONGEST = 12  # characters; what is longer is seldom typed by hand
COMMON = [char for char in map(chr, range(0x4E00, 0x9FA6)) if fold(char) == char]


def written_wrongly() -> Iterator[tuple[str, str]]:
    """(as written, as meant); only what stands nowhere, since nothing else is corrected."""
    source = random.Random(20261125)
    alike: dict[str, list[str]] = defaultdict(list)
    for char in COMMON:
        alike[sounds.readings(char)[0]].append(char)
    words = SearchTerm.objects.filter(locale="zh-hans").values_list("text", flat=True).distinct()
    for word in sorted(words):
        places = [place for place, char in enumerate(fold(word)) if IS_HAN.match(char)]
        if len(word) > LONGEST or not places:
            continue
        place = source.choice(places)
        char = fold(word)[place]
        others = [each for each in alike[sounds.readings(char)[0]] if each != char]
        if others:
            yield word[:place] + source.choice(others) + word[place + 1 :], word


def test_words_with_one_wrong_character_are_recovered_first() -> None:
    moment, right, wrong = timezone.now(), 0, []
    documents = SearchDocument.objects.visible(moment).filter(locale="zh-hans")
    for written, word in written_wrongly():
        parsed = parse(written)
        if local().matching(documents, parsed).exists():
            continue
        found = corrections.of(parsed, "zh-hans", moment)
        if key_of(found) == key_of(word):
            right += 1
        else:
            wrong.append((written, word, found))
    total = right + len(wrong)
    assert total > 250
    assert right / total >= GATE, wrong
