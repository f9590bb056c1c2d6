"""Small rules of text."""

import pytest
from django.utils.translation import override

from core.texts import listed


@pytest.mark.parametrize(
    ("words", "chinese", "english"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A、B", "A and B"),
        (["A", "B", "C"], "A、B、C", "A, B and C"),
    ],
)
def test_a_list_of_words_reads_as_the_language_has_it(words: list[str], chinese: str, english: str) -> None:
    assert listed(words) == chinese
    with override("en"):
        assert listed(words) == english
