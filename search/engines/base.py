"""What every engine is asked and answers."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from exchange.municipalities.readers import VISITOR, Reader

from ..plan import QueryPlan

if TYPE_CHECKING:
    import numpy as np

RELEVANCE = "relevanz"
NEWEST = "datum"

# Hits are counted up to here: "über 10.000".
MAX_COUNTED = 10_000


@dataclass(frozen=True, kw_only=True)
class SearchRequest:
    """What is looked for, by whom, and which slice of it is wanted."""

    language: str
    now: datetime
    reader: Reader = VISITOR
    plan: QueryPlan = field(default_factory=QueryPlan)
    """An empty plan finds everything that the filters leave."""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Facet -> wanted values: any of them within a facet, each of the facets."""
    since: date | None = None
    until: date | None = None
    also: frozenset[int] = frozenset()
    """Found by meaning alone: hits too, as far as reader, filters, dates, phrases and exclusions allow."""
    order: str = RELEVANCE
    offset: int = 0
    limit: int = 10


@dataclass(frozen=True)
class Counts:
    """How many hits there are; ``capped`` when there are more than ``total``, then ``MAX_COUNTED``."""

    total: int
    capped: bool
    facets: Mapping[str, Mapping[str, int]]
    """Facet -> value -> hits, each facet counted as if nothing were chosen in it; of capped hits, those
    that are counted."""


@dataclass(frozen=True)
class Candidates:
    """Entries that may be the best hits."""

    by_words: Sequence[int] = ()
    """The best by words, as the engine sees it, best first."""
    near: Collection[int] = ()
    """Those whose mean vectors are nearest to the question; all restrictions but ``needed`` hold."""
    near_beyond: Collection[int] = ()
    """Where facets are chosen: the nearest as if none were."""
    counts: Counts | None = None
    """Of the hits by words, where the engine counts them with the same question."""


class SearchEngine(ABC):
    """Finds entries. An engine filters by reader inside of its query, never afterwards.

    A hit fulfils reader, filters, dates, phrases and exclusions, and either has ``plan.minimum`` words of
    ``plan.needed`` or is one of ``request.also``.
    """

    name: str
    using: str = "default"
    """The alias of the database that holds the entries."""

    @abstractmethod
    def best(self, request: SearchRequest, limit: int, *, without: Collection[int] = ()) -> list[int]:
        """Ids of the best hits by words, as the engine sees it, best first. ``also`` is ignored."""

    @abstractmethod
    def candidates(
        self, request: SearchRequest, vector: "np.ndarray | None", by_words: int, near: int
    ) -> Candidates:
        """What is worth ranking for ``request``, so many at most ``by_words`` and ``near`` to the vector."""

    @abstractmethod
    def newest(self, request: SearchRequest) -> list[int]:
        """The wanted slice of all hits by date, entries without a date last."""

    @abstractmethod
    def counts(self, request: SearchRequest, by_words: Counts | None = None) -> Counts:
        """The number of all hits and the counts of all facets; ``by_words`` are those of the candidates."""

    @abstractmethod
    def total(self, request: SearchRequest) -> int:
        """The number of all hits, at most ``MAX_COUNTED``."""
