"""German compounds cut into their parts: Engagementstrategie = Engagement + Strategie."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

_CURATED = Path(__file__).with_name("parts_de.txt")

_SHORTEST_PART = 3
# Beside a remainder that nobody knows, a known word is trusted when both are this long. What a word ends with
# may be shorter (Zauber|fest) than what it begins with (Ehrenamts|kneipe): beginnings hide in too many words.
_HEAD_AND_REST = (6, 4)
_TAIL_AND_REST = (4, 5)
_VOWELS = frozenset("aeiouy")
# What is left after a known word is no word of its own: Verein|barung, Jugend|lichen, Bürger|schaft.
_SUFFIXES = (
    "artig ation bar chen dienlich erei haft heit ig inn isch keit lein lich ling los mass reich sam schaft "
    "tum ung weise wurdig"
).split()


def curated_parts() -> tuple[str, ...]:
    """The words of the curated list."""
    lines = _CURATED.read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


class CompoundSplitter:
    """Cuts folded words into stems of parts; linking elements (s, es, n, en, er, e) fall off by stemming."""

    def __init__(self, parts: Iterable[str], stem: Callable[[str], str]) -> None:
        """``parts`` are folded words; ``stem`` maps a folded word to its stem."""
        self._stem = stem
        self._known = frozenset(stem(part) for part in parts if len(part) >= _SHORTEST_PART)
        self.split = lru_cache(maxsize=50_000)(self._split)

    def is_part(self, word: str) -> bool:
        """Whether the folded word, in any inflected form, is one of the known parts."""
        return self._stem(word) in self._known

    def _split(self, word: str) -> tuple[str, ...]:
        """The stems of the word's parts, in order; empty when it is a known part itself or no compound."""
        if len(word) < 2 * _SHORTEST_PART or self.is_part(word):
            return ()
        return self._into_known_parts(word) or self._around_anchor(word)

    def _into_known_parts(self, word: str) -> tuple[str, ...]:
        """The fewest known parts that make up the whole word; of equal splits, that with the longest head."""
        best: list[tuple[str, ...] | None] = [None] * len(word) + [()]
        for start in range(len(word) - _SHORTEST_PART, -1, -1):
            for end in range(start + _SHORTEST_PART, len(word) + 1):
                rest = best[end]
                if rest is None or not self.is_part(word[start:end]):
                    continue
                if best[start] is None or len(rest) + 1 <= len(best[start]):
                    best[start] = (self._stem(word[start:end]), *rest)
        return best[0] or ()

    def _around_anchor(self, word: str) -> tuple[str, ...]:
        """A long known word at the start or at the end, and the unknown remainder: Ehrenamt + Kneipe."""
        for length in range(len(word) - 1, 0, -1):
            head, rest = word[:length], word[length:]
            if self._is_trusted(head, rest, _HEAD_AND_REST):
                return (self._stem(head), *self._unknown(rest))
            rest, tail = word[:-length], word[-length:]
            if self._is_trusted(tail, rest, _TAIL_AND_REST):
                return (*self._unknown(rest), self._stem(tail))
        return ()

    def _is_trusted(self, part: str, rest: str, shortest: tuple[int, int]) -> bool:
        return (
            len(part) >= shortest[0]
            and len(rest) >= shortest[1]
            and self.is_part(part)
            and _may_be_a_word(rest)
        )

    def _unknown(self, rest: str) -> tuple[str, ...]:
        return self.split(rest) or (self._stem(rest),)


def _may_be_a_word(remainder: str) -> bool:
    return not remainder.startswith(tuple(_SUFFIXES)) and not _VOWELS.isdisjoint(remainder)
