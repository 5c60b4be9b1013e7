"""How well entries answer a query: one formula, the same for every engine.

An engine finds candidates by its own approximation; what readers see is ordered here. The constants and what
they are good for are documented in docs/features/search.md.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from .meaning import FAR, Nearness
from .plan import QueryPlan
from .word_scores import EntryWords, WordScorer

# How much a word counts that is there by one of nearly the same meaning, when no entry answers by its words;
# the better the best one does, the less.
_BY_RELATED = 0.2

# The share of the words in the mix with the meaning: the better the best entry answers by its words, the more
# they decide.
_WORDS_SHARE = 0.5
_MORE_BY_BETTER_WORDS = 0.3
# An entry without the words is a hit when its best passage is as near as this, by the number of words of the
# query: one or two are near to much by chance, senseless ones too.
_NEAR_ENOUGH = {0: 0.62, 1: 0.62, 2: 0.55, 3: 0.45}
_NEAR_ENOUGH_FOR_MORE = 0.40
# Where words are found the query makes sense: less will do when they answer it badly, and more is needed when
# they answer it well. Chosen on collections of headings, FAQs and guides, see docs/features/relevance.md.
_NEAR_ENOUGH_BESIDE_WORDS = 0.3
_NEARER_BESIDE_BETTER_WORDS = 0.5


@dataclass(frozen=True)
class Hit:
    """A found entry; ``by_meaning`` when it has not the words that were asked for."""

    entry_id: int
    score: float
    by_meaning: bool = False
    words: float = field(default=0.0, compare=False)
    """What the words alone are worth."""


def near_enough(plan: QueryPlan, best: float) -> float:
    """The cosine from which an entry is a hit by meaning alone; ``best`` is the best score by words."""
    if best and len(plan.words) > 1:
        return _NEAR_ENOUGH_BESIDE_WORDS + _NEARER_BESIDE_BETTER_WORDS * best
    return _NEAR_ENOUGH.get(len(plan.words), _NEAR_ENOUGH_FOR_MORE)


def rank(
    plan: QueryPlan,
    entries: Sequence[EntryWords],
    nearness: Mapping[int, Nearness] | None,
    found_by_words: Collection[int],
) -> list[Hit]:
    """The hits among candidates, best first; of equal ones, the one with the higher number.

    ``nearness`` is None where meaning is unknown: then words decide alone. An entry that is not among
    ``found_by_words`` is a hit when its best passage is near enough.
    """
    scorer = WordScorer(plan, entries)
    ids = [entry.entry_id for entry in entries]
    scores = dict(zip(ids, scorer.scores().tolist(), strict=True))
    best = max((score for entry_id, score in scores.items() if entry_id in found_by_words), default=0.0)
    if any(word.related for word in plan.words):
        scores = dict(zip(ids, scorer.scores(_BY_RELATED * (1 - best)).tolist(), strict=True))
    enough = near_enough(plan, best)
    share = _WORDS_SHARE + _MORE_BY_BETTER_WORDS * best
    hits = []
    for entry_id, words in scores.items():
        by_meaning = entry_id not in found_by_words
        near = nearness.get(entry_id, FAR) if nearness is not None else FAR
        if by_meaning and near.best < enough:
            continue
        score = words
        if nearness is not None:
            score = share * words + (1 - share) * max(near.together, 0.0)
        hits.append(Hit(entry_id, score, by_meaning, words))
    return sorted(hits, key=lambda hit: (-round(hit.score, 6), -hit.entry_id))
