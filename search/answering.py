"""From a question to hits: words and meaning together, the same on every engine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from cms.page_cache.remembered import remembered

from . import meaning
from .engines import NEWEST, Candidates, Counts, SearchEngine, SearchRequest, search_engine
from .meaning import FAR
from .question import meant_text
from .ranking import Hit, near_enough, rank
from .word_scores import entry_words

# The best by words and the nearest in meaning are ranked exactly; the rest follows in the engine's order.
MAX_BY_WORDS = 200
MAX_BY_MEANING = 100
# Filters can be combined at will: the counts of so many choices are few enough to be remembered.
_MAX_REMEMBERED = 2


@dataclass(frozen=True)
class Answer:
    """The wanted slice of hits in order; counts cover everything that the reader may find."""

    hits: Sequence[Hit]
    total: int
    capped: bool
    """There are more hits than ``total``."""
    facets: Mapping[str, Mapping[str, int]]
    """Facet -> value -> hits, each facet counted as if nothing were chosen in it."""

    @property
    def entry_ids(self) -> list[int]:
        """The entries of the hits, in order."""
        return [hit.entry_id for hit in self.hits]


def answer(request: SearchRequest, text: str, *, engine: SearchEngine | None = None) -> Answer:
    """Answer what was typed (``text``), whose plan is in the request."""
    engine = engine or search_engine()
    vector = meaning.query_vector(meant_text(text)) if request.plan.words else None
    found, ranked, also = Candidates(), [], frozenset()
    if request.plan.words:
        found = engine.candidates(request, vector, MAX_BY_WORDS, MAX_BY_MEANING)
        ranked, also = _ranked(request, vector, found, engine.using)
        request = replace(request, also=also)
    counts = engine.counts(request, found.counts) if request.plan else _counts_without_words(request, engine)
    if request.order == NEWEST or not request.plan.words:
        # Asking for more than there are would be asking whether there are more.
        there = request.limit if counts.capped else min(request.limit, max(0, counts.total - request.offset))
        newest = engine.newest(replace(request, limit=there))
        hits = [Hit(entry_id, 0.0, entry_id in also) for entry_id in newest]
    else:
        hits = _slice(request, ranked, engine)
    return Answer(hits, counts.total, counts.capped, counts.facets)


def _counts_without_words(request: SearchRequest, engine: SearchEngine) -> Counts:
    """The counts of a list, for all its pages; visitors' once as long as nothing is written."""
    chosen = tuple((name, tuple(values)) for name, values in sorted(request.filters.items()))
    if request.since or request.until or sum(len(values) for _name, values in chosen) > _MAX_REMEMBERED:
        return engine.counts(request)
    key = ("counts", engine.name, request.language, request.reader, chosen)
    return remembered(key, partial(engine.counts, request))


def _ranked(
    request: SearchRequest, vector: np.ndarray | None, found: Candidates, using: str
) -> tuple[list[Hit], frozenset[int]]:
    """The best candidates in their final order, and what is found by meaning alone.

    All hits by meaning are among the first; the others are hits if nothing were chosen in the facets, each of
    which is counted so.
    """
    candidates = {*found.by_words, *found.near}
    nearness = None
    if vector is not None:
        nearness = meaning.passage_nearness(vector, candidates.union(found.near_beyond), using=using)
    entries = list(entry_words(candidates, using=using))
    ranked = rank(request.plan, entries, nearness, frozenset(found.by_words))
    enough = near_enough(request.plan, max((hit.words for hit in ranked if not hit.by_meaning), default=0.0))
    beyond = (entry_id for entry_id in found.near_beyond if nearness.get(entry_id, FAR).best >= enough)
    return ranked, frozenset([*(hit.entry_id for hit in ranked if hit.by_meaning), *beyond])


def _slice(request: SearchRequest, ranked: Sequence[Hit], engine: SearchEngine) -> list[Hit]:
    end = request.offset + request.limit
    hits = list(ranked[request.offset : end])
    if end <= len(ranked) or sum(not hit.by_meaning for hit in ranked) < MAX_BY_WORDS:
        return hits
    known = {hit.entry_id for hit in ranked}
    beyond = engine.best(request, end - len(ranked), without=known)
    return hits + [Hit(entry_id, 0.0) for entry_id in beyond[max(0, request.offset - len(ranked)) :]]
