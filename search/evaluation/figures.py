"""What a ranking is worth: nDCG@10, MRR@10, Recall@100, P@10, and how often nothing is found."""

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass

SHOWN = 10  # places that count for nDCG, MRR and P
DEEP = 100  # places that count for recall


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over the queries of a set. `zero` is the share of queries that find nothing."""

    queries: int
    ndcg: float
    mrr: float
    recall: float
    precision: float
    zero: float

    def rounded(self) -> dict[str, float]:
        return {name: round(value, 4) for name, value in asdict(self).items()}


def of(rankings: Sequence[tuple[Sequence[str], AbstractSet[str]]]) -> Figures:
    """From each query's ranking and the documents that answer it (at least one)."""
    size = max(len(rankings), 1)
    return Figures(
        queries=len(rankings),
        ndcg=sum(_ndcg(found, wanted) for found, wanted in rankings) / size,
        mrr=sum(_reciprocal(found, wanted) for found, wanted in rankings) / size,
        recall=sum(len(wanted & {*found[:DEEP]}) / min(len(wanted), DEEP) for found, wanted in rankings) / size,
        precision=sum(_precision(found, wanted) for found, wanted in rankings) / size,
        zero=sum(not found for found, _wanted in rankings) / size,
    )


def _ndcg(found: Sequence[str], wanted: AbstractSet[str]) -> float:
    gained = sum(_discount(place) for place, name in enumerate(found[:SHOWN]) if name in wanted)
    return gained / sum(_discount(place) for place in range(min(len(wanted), SHOWN)))


def _discount(place: int) -> float:
    return 1 / math.log2(place + 2)


def _reciprocal(found: Sequence[str], wanted: AbstractSet[str]) -> float:
    return next((1 / (place + 1) for place, name in enumerate(found[:SHOWN]) if name in wanted), 0.0)


def _precision(found: Sequence[str], wanted: AbstractSet[str]) -> float:
    """Among the first ten, or among all when there are fewer: a name that stands in one document has one right hit."""
    shown = found[:SHOWN]
    return len(wanted & {*shown}) / len(shown) if shown else 0.0
