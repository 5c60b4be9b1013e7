"""What a query asks an engine for: preferred words, required phrases, excluded words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

# Of so many words that say something, an entry must have one: a third.
WORDS_FOR_EACH_HIT = 3


@dataclass(frozen=True)
class QueryWord:
    """A word that is looked for: by its stem or, all together, by its parts or by the stems of a synonym."""

    stem: str
    parts: tuple[str, ...] = ()
    typed: str = field(default="", compare=False)
    synonyms: tuple[tuple[str, ...], ...] = field(default=(), compare=False)
    related: tuple[str, ...] = field(default=(), compare=False)
    """Stems of nearly the same meaning: they rank what is found otherwise (``search.thesaurus``)."""
    documents: int = field(default=0, compare=False)
    """How many entries have it, as counted last; 0 where nobody counted."""
    weight: float = field(default=1.0, compare=False)
    """How much it tells: its inverse document frequency."""

    @property
    def alternatives(self) -> tuple[tuple[str, ...], ...]:
        """Tuples of stems; an entry has the word when it has all stems of one of them."""
        return ((self.stem,), *((self.parts,) if self.parts else ()), *self.synonyms)


@dataclass(frozen=True)
class QueryPlan:
    """The words of a query and which of them an entry needs to be found."""

    words: tuple[QueryWord, ...] = ()
    """What is ranked by; those of phrases are among them."""
    phrases: tuple[tuple[str, ...], ...] = ()
    """Stems that must stand next to each other in the title or in the text."""
    excluded: tuple[tuple[str, ...], ...] = ()
    """Words (of one stem) and phrases that must not."""
    needed: tuple[QueryWord, ...] = ()
    """Words of which an entry must have at least ``minimum``."""
    minimum: int = 0
    title_length: float = field(default=0.0, compare=False)
    text_length: float = field(default=0.0, compare=False)
    """Characters that the stems of entries have on average, as counted last; 0 where nobody counted."""

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases or self.excluded)

    @property
    def stems(self) -> frozenset[str]:
        """Everything that counts as a match when a text is highlighted."""
        return frozenset(stem for word in self.words for stems in word.alternatives for stem in stems)


def minimum_of(needed: Sequence[object]) -> int:
    """How many of these words an entry must have: a third of them, rounded up."""
    return ceil(len(needed) / WORDS_FOR_EACH_HIT)
