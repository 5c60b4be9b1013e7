"""Words that a mistyped word may have been meant to be, the likeliest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA, Levenshtein
from rapidfuzz.process import extract

from ..analysis import Analyser
from ..learning import analyser_in_use
from ..models import WordList
from .words import SHORTEST_WORD

MAX_CANDIDATES = 5
_COMPARED = 40
# Up to this length so many errors are borne: one in "Vreein", two in "Ehrenatm", three in long compounds.
_ERRORS = ((5, 1), (12, 2))
_MAX_ERRORS = 3
_LINKS = ("s", "es", "n", "en", "")
# Rows of a German keyboard as they lie below each other; umlauts are folded away before.
_KEYBOARD = ("qwertzuiop", "asdfghjkl", "yxcvbnm")
_PLACES = {key: (row, column) for row, keys in enumerate(_KEYBOARD) for column, key in enumerate(keys)}


@dataclass(frozen=True)
class Candidate:
    """A word as it is written, how far it is from what was typed, and in how many entries it stands."""

    word: str
    cost: float
    entries: int


@dataclass(frozen=True)
class Vocabulary:
    """The words of a language with the number of their entries; compared in folded form."""

    words: Sequence[tuple[str, str, int]]
    """Word, folded word, number of entries."""
    analyser: Analyser

    @cached_property
    def _folded(self) -> list[str]:
        return [folded for _word, folded, _entries in self.words]

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._folded)

    def candidates(self, typed: str) -> list[Candidate]:
        """Words, or else compounds of a known and a corrected part."""
        folded = self.analyser.fold(typed)
        if len(folded) < SHORTEST_WORD:
            return []
        found = self._near(folded) or self._compounds(typed, folded)
        return sorted(found, key=lambda each: (each.cost, -each.entries, each.word))[:MAX_CANDIDATES]

    def _near(self, folded: str) -> list[Candidate]:
        errors = next((errors for length, errors in _ERRORS if len(folded) <= length), _MAX_ERRORS)
        near = extract(folded, self._folded, scorer=OSA.distance, score_cutoff=errors, limit=_COMPARED)
        return [
            Candidate(*self._cost_and(folded, place, distance)) for _, distance, place in near if distance
        ]

    def _cost_and(self, folded: str, place: int, distance: int) -> tuple[str, float, int]:
        word, meant, entries = self.words[place]
        return word, distance - _typical(folded, meant), entries

    def _compounds(self, typed: str, folded: str) -> list[Candidate]:
        """One part is known, the other corrected: "Ehrenamtskatre", if nobody wrote "Ehrenamtskarte" yet."""
        if len(typed) != len(folded):
            # Places in the folded word are those in the typed one only while nothing was folded away.
            return []
        found = []
        for cut in range(SHORTEST_WORD, len(folded) - SHORTEST_WORD + 1):
            if self._is_part(folded[:cut]):
                found += [
                    Candidate(f"{typed[:cut]}{tail.word.lower()}", tail.cost, tail.entries)
                    for tail in self._near(folded[cut:])
                ]
        return found

    def _is_part(self, folded: str) -> bool:
        return any(
            folded.endswith(link) and folded[: len(folded) - len(link)] in self._known for link in _LINKS
        )


def vocabulary_of(language: str) -> Vocabulary:
    """The vocabulary of a language as collected last; kept in memory until there is a newer one."""
    lists = WordList.objects.filter(language=language).order_by("-pk")
    version = lists.values_list("pk", "made_at").first()
    return _vocabulary(version, analyser_in_use(language)[0])


@lru_cache(maxsize=8)
def _vocabulary(version: tuple[int, datetime] | None, analyser: Analyser) -> Vocabulary:
    words = WordList.objects.filter(pk=version[0]).values_list("words", flat=True).first() if version else ""
    rows = (line.split() for line in (words or "").splitlines())
    return Vocabulary(tuple((word, folded, int(entries)) for word, folded, entries in rows), analyser)


def _typical(typed: str, meant: str) -> float:
    """How much of the distance is easily mistyped: neighbouring keys and doubled letters count half."""
    easy = 0
    for edit in Levenshtein.editops(typed, meant):
        if edit.tag == "replace":
            easy += _are_neighbours(typed[edit.src_pos], meant[edit.dest_pos])
        elif edit.tag == "insert":
            easy += meant[edit.dest_pos] in meant[max(0, edit.dest_pos - 1) : edit.dest_pos]
        else:
            easy += typed[edit.src_pos] in typed[max(0, edit.src_pos - 1) : edit.src_pos]
    return easy / 2


def _are_neighbours(one: str, other: str) -> bool:
    if one not in _PLACES or other not in _PLACES:
        return False
    (row, column), (other_row, other_column) = _PLACES[one], _PLACES[other]
    return abs(row - other_row) <= 1 and abs(column - other_column) <= 1
