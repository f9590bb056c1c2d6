"""BM25 over the same pairs of characters, by somebody else's program (bm25s): search must not be worse."""

from collections.abc import Sequence
from typing import Any

from search import text
from search.evaluation import figures
from search.evaluation.figures import DEEP, Figures
from search.evaluation.sets import Collection, Queries

VARIANTS = ({"method": "lucene", "k1": 1.2, "b": 0.75}, {"method": "bm25+", "k1": 1.5, "b": 0.75})


def measure(collection: Collection) -> dict[str, Figures]:
    """For each set of queries the figures of the better variant (by nDCG). Raises ImportError without bm25s."""
    each = [_measured(collection, variant) for variant in VARIANTS]
    return {name: max((found[name] for found in each), key=lambda one: one.ndcg) for name in collection.queries}


def _measured(collection: Collection, variant: dict[str, Any]) -> dict[str, Figures]:
    import bm25s
    from bm25s.tokenization import Tokenized

    vocabulary: dict[str, int] = {}
    rows = [
        [vocabulary.setdefault(word, len(vocabulary)) for word in words(f"{one.title}\n{one.body}")]
        for one in collection.texts
    ]
    index = bm25s.BM25(**variant)
    index.index(Tokenized(ids=rows, vocab=vocabulary), show_progress=False)
    names = [one.name for one in collection.texts]
    return {name: _figures(index, vocabulary, names, queries) for name, queries in collection.queries.items()}


def words(written: str) -> list[str]:
    """Pairs of Han characters, and words of other scripts, of a text's normal form."""
    found = text.grams(text.stretches(text.fold(written)))
    return [gram for gram in found if len(gram) > 1 or not text.IS_HAN.match(gram)]


def _figures(index: Any, vocabulary: dict[str, int], names: Sequence[str], queries: Queries) -> Figures:
    rankings = []
    for query, asked in queries.asked.items():
        known = [vocabulary[word] for word in words(asked) if word in vocabulary]
        scores = index.get_scores_from_ids(known) if known else [0.0] * len(names)
        best = sorted((place for place in range(len(names)) if scores[place] > 0), key=lambda place: -scores[place])
        rankings.append(([names[place] for place in best[:DEEP]], queries.answers[query]))
    return figures.of(rankings)
