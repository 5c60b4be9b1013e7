"""What entries are worth by their words: all candidates of a query are looked through at once, as columns.

The constants and what they are good for are documented in docs/features/search.md.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from django.db.models import Case, F, TextField, When
from django.db.models.functions import Length, Substr
from django.db.models.lookups import LessThanOrEqual

from .models import SearchEntry
from .plan import QueryPlan, QueryWord
from .sql import numbered

# A text is read so far, in characters of stems: what stands on the first pages tells what it is about.
_MAX_READ = 30_000

# How much an occurrence counts, by field.
_IN_TITLE, _IN_TITLE_PARTS, _IN_TEXT, _IN_TEXT_PARTS, _IN_FILES = 4.5, 3.0, 1.0, 0.5, 0.3
# How much it counts against a text (and a title) that it is longer than the average.
_TEXT_LENGTH_MATTERS = 0.7
_TITLE_LENGTH_MATTERS = 0.4
# How soon more occurrences of a word stop to add.
_SATURATION = 1.2
# How much a word counts that is there by its parts, or by a synonym, only.
_BY_PARTS = 0.7
_BY_SYNONYM = 0.4
# What two neighbouring words of the query add when they are neighbours in the text too.
_NEAR = 0.6
_WINDOW = 8
# What is kept of the score of an entry that has hardly any of the words; with all of them it is the whole.
_KEPT_WITHOUT_WORDS = 0.5
# The occurrences that a short document about a word would have.
_IDEAL = 6.0

Numbers = int | np.ndarray


@dataclass(frozen=True)
class EntryWords:
    """What the ranking reads of an entry: its stems by field, and how long it is."""

    entry_id: int
    title: str
    title_parts: str
    text: str
    text_parts: str
    files: str
    text_length: int


def entry_words(entry_ids: Collection[int], *, using: str = "default") -> Iterator[EntryWords]:
    """The stems of these entries, one query; entries that are gone are left out."""
    rows = numbered(SearchEntry.objects.using(using), entry_ids).order_by()
    text, parts, files = map(_beginning, ("text_stems", "text_parts", "files_stems"))
    for row in rows.values_list("pk", "title_stems", "title_parts", text, parts, files, _Size("text_stems")):
        yield EntryWords(*row)


class _Size(Length):
    """Of stems, which are ASCII: PostgreSQL knows how many bytes a text has without reading it."""

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="OCTET_LENGTH", **context)


def _beginning(name: str) -> Case:
    # Cutting off takes PostgreSQL longer than reading, and most texts are short.
    whole = When(LessThanOrEqual(_Size(name), _MAX_READ), then=F(name))
    return Case(whole, default=Substr(name, 1, _MAX_READ), output_field=TextField())


class Places:
    """Where stems stand in one field of all entries."""

    def __init__(self, texts: Sequence[str]) -> None:
        """``texts`` are stems with a space between, one text an entry."""
        # So many spaces lie between two texts that no window reaches from one into the next.
        gap = b" " * (_WINDOW + 1)
        encoded = [text.encode() for text in texts]
        self._bytes = np.frombuffer(gap + gap.join(encoded) + gap, np.uint8)
        self._texts = np.cumsum([0, *(len(text) + len(gap) for text in encoded)])
        spaces = np.flatnonzero(self._bytes == ord(" "))
        self._words = spaces[:-1] + 1
        # Length, first and last letter leave few words to compare.
        self._looks = _look(np.diff(spaces) - 1, self._bytes[self._words], self._bytes[spaces[1:] - 1])

    def of(self, stem: str) -> tuple[np.ndarray, np.ndarray]:
        """The numbers of the words where a stem stands, growing, and the positions of their entries."""
        letters = stem.encode()
        numbers = np.flatnonzero(self._looks == _look(len(letters), letters[0], letters[-1]))
        for place, letter in enumerate(letters):
            numbers = numbers[self._bytes[self._words[numbers] + place] == letter]
        return numbers, np.searchsorted(self._texts, self._words[numbers], "right") - 1


def _look(length: Numbers, first: Numbers, last: Numbers) -> Numbers:
    return (length * 256 + first) * 256 + last


class WordScorer:
    """The words' score of entries for one query, 0 to 1: the share of what the query could reach at best."""

    def __init__(self, plan: QueryPlan, entries: Sequence[EntryWords]) -> None:
        self._words = plan.words
        self._pairs = list(pairwise(plan.words))
        self._number = len(entries)
        self._all = sum(word.weight for word in plan.words)
        ideal = self._all * _IDEAL / (_IDEAL + _SATURATION)
        self._ideal = ideal + sum(_NEAR * min(one.weight, two.weight) for one, two in self._pairs)

        wanted = sorted(plan.stems.union(*(word.related for word in plan.words)))
        in_title = 1 / _length_factors(
            (len(entry.title) for entry in entries), plan.title_length, _TITLE_LENGTH_MATTERS
        )
        in_text = 1 / _length_factors(
            (entry.text_length for entry in entries), plan.text_length, _TEXT_LENGTH_MATTERS
        )
        self._occurrences = {stem: np.zeros(self._number) for stem in wanted}
        self._in_title = {stem: np.zeros(self._number, bool) for stem in wanted}
        self._in_text: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        for name, factors in (
            ("title", _IN_TITLE * in_title),
            ("title_parts", _IN_TITLE_PARTS * in_title),
            ("text", _IN_TEXT * in_text),
            ("text_parts", _IN_TEXT_PARTS * in_text),
            ("files", _IN_FILES * in_text),
        ):
            places = Places([getattr(entry, name) for entry in entries])
            for stem in wanted:
                numbers, owners = places.of(stem)
                counted = np.bincount(owners, minlength=self._number)
                self._occurrences[stem] += factors * counted
                if name == "text":
                    self._in_text[stem] = numbers, owners
                elif name in ("title", "title_parts"):
                    self._in_title[stem] |= counted > 0

    def scores(self, by_related: float = 0.0) -> np.ndarray:
        """How well each entry answers the query, in their order; ``by_related`` is the share of a word's
        relatives."""
        if not self._number or not self._words or not self._ideal:
            return np.zeros(self._number)
        total, present = self._nearness, np.zeros(self._number)
        for word in self._words:
            reached = self._best(word, by_related)
            total = total + word.weight * reached
            present += word.weight * (reached > 0)
        kept = _KEPT_WITHOUT_WORDS + (1 - _KEPT_WITHOUT_WORDS) * present / self._all
        return np.minimum(kept * total / self._ideal, 1.0)

    def _best(self, word: QueryWord, by_related: float) -> np.ndarray:
        """What the best alternative of a word reaches in each entry: 1 at most."""
        best = np.zeros(self._number)
        for stems, share in _alternatives(word, by_related):
            number = np.minimum.reduce([self._occurrences[stem] for stem in stems])
            np.maximum(best, share * number / (number + _SATURATION), out=best)
        return best

    @cached_property
    def _nearness(self) -> np.ndarray:
        """What is added where neighbours of the query are neighbours in the entry."""
        added = np.zeros(self._number)
        for one, two in self._pairs:
            both_in_title = self._titled(one) & self._titled(two)
            near = np.where(both_in_title, 1.0, self._near_in_text(one.stem, two.stem))
            added += _NEAR * min(one.weight, two.weight) * near
        return added

    def _titled(self, word: QueryWord) -> np.ndarray:
        ways = [np.logical_and.reduce([self._in_title[stem] for stem in way]) for way in word.alternatives]
        return np.logical_or.reduce(ways)

    def _near_in_text(self, one: str, two: str) -> np.ndarray:
        """1 when the words are neighbours in the order of the query, less with distance, 0 beyond."""
        (first, owners), (second, _owners) = self._in_text[one], self._in_text[two]
        distances = np.full(self._number, _WINDOW)
        if len(first) and len(second):
            # The next one after it and the last one before it: against the query's order they are one apart
            # more. Behind the last and before the first one stands none.
            bounded = np.concatenate(([-_WINDOW * 2], second, [second[-1] + first[-1] + _WINDOW]))
            after, earlier = np.searchsorted(second, first, "right") + 1, np.searchsorted(second, first)
            distance = np.minimum(bounded[after] - first, first - bounded[earlier] + 1)
            np.minimum.at(distances, owners, distance)
        return np.where(distances < _WINDOW, 1 / distances, 0.0)


def _length_factors(lengths: Iterable[int], average: float, matters: float) -> np.ndarray:
    found = np.array(list(lengths), float)
    return 1 - matters + matters * found / average if average else np.ones_like(found)


def _alternatives(word: QueryWord, by_related: float) -> Iterator[tuple[Sequence[str], float]]:
    yield (word.stem,), 1.0
    if word.parts:
        yield word.parts, _BY_PARTS
    for stems in word.synonyms:
        yield stems, _BY_SYNONYM
    if by_related:
        for stem in word.related:
            yield (stem,), by_related
