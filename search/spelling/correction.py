"""What somebody probably meant, in words that lead to hits for this reader."""

from collections.abc import Callable

from ..plan import QueryPlan
from .candidates import vocabulary_of

# Whoever pastes a text gets no spell checker.
MAX_CORRECTED = 3


def corrected_words(words: str, plan: QueryPlan, language: str, has_hits: Callable[[str], bool]) -> str:
    """The words as typed with those corrected that lead nowhere; "" when there is nothing to correct.

    ``has_hits(word)`` asks for this reader. So no word is called wrong that only members may read, and none
    is offered that has become unfindable since the words were collected.
    """
    corrected = words
    unknown = [word.typed for word in plan.words if not word.documents]
    for typed in unknown[:MAX_CORRECTED]:
        if has_hits(typed):
            continue
        candidates = (each.word for each in vocabulary_of(language).candidates(typed))
        if meant := next(filter(has_hits, candidates), ""):
            corrected = corrected.replace(typed, meant, 1)
    return corrected if corrected != words else ""
