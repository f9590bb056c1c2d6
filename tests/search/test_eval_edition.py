"""Every name, every award and pieces of every text of the demo edition are found, and nothing else with them."""

import pytest

from search import indexing
from search.backends import local
from search.evaluation import made
from search.evaluation.figures import Figures


def check_made(found: dict[str, Figures]) -> None:
    """What every engine must reach on what was made from the site."""
    assert [name for name, each in found.items() if each.queries < 5] == []
    assert {name: each.recall for name, each in found.items()} == dict.fromkeys(found, 1.0)
    assert found["names"].precision >= 0.99
    assert found["quoted"].precision >= 0.99
    assert found["titles"].mrr >= 0.995


@pytest.mark.django_db
def test_all_names_awards_and_pieces_of_the_demo_edition(demo_edition: str) -> None:
    indexing.rebuild()
    check_made(made.measure(local(), pieces=150))
