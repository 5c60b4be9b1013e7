"""How good a ranking is, as one figure a query and the mean of all queries.

The definitions are those of ``trec_eval``, so that figures can be compared with published ones: the gain of
a result is its grade (a grade below 0 counts as 0), discounted by log2(rank + 1); the ideal ranking lists all
graded documents, also those that a collection lacks. Queries without any good document say nothing about a
ranking and are left out of the means.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import log2
from statistics import fmean

DEPTH = 10


def ndcg(ranked: Sequence[str], grades: Mapping[str, float], depth: int = DEPTH) -> float:
    """The normalised discounted cumulative gain of the first ``depth`` results, between 0 and 1."""
    ideal = _gain(sorted(grades.values(), reverse=True)[:depth])
    return _gain(grades.get(document, 0) for document in ranked[:depth]) / ideal if ideal else 0.0


def recall(ranked: Sequence[str], grades: Mapping[str, float], depth: int = DEPTH) -> float:
    """The share of all good documents that stand among the first ``depth`` results."""
    good = {document for document, grade in grades.items() if grade > 0}
    return len(good & set(ranked[:depth])) / len(good) if good else 0.0


def _gain(grades: Iterable[float]) -> float:
    return sum(max(grade, 0) / log2(rank + 1) for rank, grade in enumerate(grades, start=1))


@dataclass(frozen=True)
class Figures:
    """What a ranking is worth; ``queries`` counts those with a good document, the others tell nothing."""

    ndcg: float
    recall: float
    zero_hits: float
    queries: int

    def rounded(self) -> dict[str, float | int]:
        """For tables and baselines: four digits."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


def figures_of(rankings: Mapping[str, Sequence[str]], grades: Mapping[str, Mapping[str, float]]) -> Figures:
    """The means over all queries that were asked (``rankings``: query -> documents, best first).

    ``zero_hits`` is the share of the counted queries that found nothing at all.
    """
    judged = [query for query in rankings if any(grade > 0 for grade in grades.get(query, {}).values())]
    if not judged:
        return Figures(0.0, 0.0, 0.0, 0)
    return Figures(
        ndcg=fmean(ndcg(rankings[query], grades[query]) for query in judged),
        recall=fmean(recall(rankings[query], grades[query]) for query in judged),
        zero_hits=fmean(not rankings[query] for query in judged),
        queries=len(judged),
    )
