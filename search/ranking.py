"""How well entries answer a query: one formula, the same for every engine.

An engine finds candidates by its own approximation; what readers see is ordered here. The constants and what
they are good for are documented in docs/features/search.md.
"""

from bisect import bisect, bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.db.models.functions import Length, Substr

from .counting import WordCounts
from .models import SearchEntry
from .plan import QueryPlan, QueryWord

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
# And by a word of nearly the same meaning, when no entry answers by its words at all; the better the best one
# does, the less.
_BY_RELATED = 0.2
# What two neighbouring words of the query add when they are neighbours in the text too.
_NEAR = 0.6
_WINDOW = 8
# What is kept of the score of an entry that has hardly any of the words; with all of them it is the whole.
_KEPT_WITHOUT_WORDS = 0.5
# The occurrences that a short document about a word would have.
_IDEAL = 6.0

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
    rows = SearchEntry.objects.using(using).filter(pk__in=entry_ids).order_by()
    text, parts, files = (Substr(name, 1, _MAX_READ) for name in ("text_stems", "text_parts", "files_stems"))
    for row in rows.values_list("pk", "title_stems", "title_parts", text, parts, files, Length("text_stems")):
        yield EntryWords(*row)


def near_enough(plan: QueryPlan, best: float) -> float:
    """The cosine from which an entry is a hit by meaning alone; ``best`` is the best score by words."""
    if best and len(plan.words) > 1:
        return _NEAR_ENOUGH_BESIDE_WORDS + _NEARER_BESIDE_BETTER_WORDS * best
    return _NEAR_ENOUGH.get(len(plan.words), _NEAR_ENOUGH_FOR_MORE)


def rank(
    plan: QueryPlan,
    entries: Collection[EntryWords],
    counts: WordCounts,
    nearness: Mapping[int, float] | None,
    found_by_words: Collection[int],
) -> list[Hit]:
    """The hits among candidates, best first; of equal ones, the one with the higher number.

    ``nearness`` is the cosine of each entry's best passage, None where meaning is unknown: then words decide
    alone. An entry that is not among ``found_by_words`` is a hit when it is near enough.
    """
    scorer = WordScorer(plan, counts)
    found = [(entry.entry_id, scorer.found_in(entry)) for entry in entries]
    scores = {entry_id: scorer.score(words) for entry_id, words in found}
    best = max((score for entry_id, score in scores.items() if entry_id in found_by_words), default=0.0)
    if any(word.related for word in plan.words):
        scores = {entry_id: scorer.score(words, _BY_RELATED * (1 - best)) for entry_id, words in found}
    enough = near_enough(plan, best)
    share = _WORDS_SHARE + _MORE_BY_BETTER_WORDS * best
    hits = []
    for entry_id, words in scores.items():
        by_meaning = entry_id not in found_by_words
        near = nearness.get(entry_id, 0.0) if nearness is not None else 0.0
        if by_meaning and near < enough:
            continue
        score = words
        if nearness is not None:
            score = share * words + (1 - share) * max(near, 0.0)
        hits.append(Hit(entry_id, score, by_meaning, words))
    return sorted(hits, key=lambda hit: (-round(hit.score, 6), -hit.entry_id))


@dataclass(frozen=True)
class FoundWords:
    """The wanted stems that an entry has."""

    occurrences: Mapping[str, float]
    """How often, weighed by field and length."""
    near: tuple[float, ...]
    """How near to each other neighbours of the query are, 0 to 1."""


class WordScorer:
    """The words' score of entries for one query, 0 to 1: the share of what the query could reach at best."""

    def __init__(self, plan: QueryPlan, counts: WordCounts) -> None:
        self._words = plan.words
        self._wanted = plan.stems.union(*(word.related for word in plan.words))
        self._counts = counts
        self._pairs = list(pairwise(plan.words))
        self._all = sum(word.weight for word in plan.words)
        ideal = self._all * _IDEAL / (_IDEAL + _SATURATION)
        self._ideal = ideal + sum(_NEAR * min(one.weight, two.weight) for one, two in self._pairs)

    def found_in(self, entry: EntryWords) -> "FoundWords":
        """What of the query the entry has."""
        title, text = _places(entry.title, self._wanted), _places(entry.text, self._wanted)
        in_title = frozenset((*title, *entry.title_parts.split()))
        near = (
            1.0 if _has(one, in_title) and _has(two, in_title) else _nearness(one, two, text)
            for one, two in self._pairs
        )
        return FoundWords(self._occurrences(entry, title, text), tuple(near))

    def score(self, found: "FoundWords", by_related: float = 0.0) -> float:
        """How well what was found answers the query; ``by_related`` is the share of a word's relatives."""
        if not self._words or not self._ideal:
            return 0.0
        total = present = 0.0
        for word in self._words:
            reached = _best(word, found.occurrences, by_related)
            total += word.weight * reached
            present += word.weight if reached else 0.0
        for (one, two), near in zip(self._pairs, found.near, strict=True):
            total += _NEAR * min(one.weight, two.weight) * near
        kept = _KEPT_WITHOUT_WORDS + (1 - _KEPT_WITHOUT_WORDS) * present / self._all
        return min(kept * total / self._ideal, 1.0)

    def _occurrences(
        self, entry: EntryWords, title: Mapping[str, list[int]], text: Mapping[str, list[int]]
    ) -> dict[str, float]:
        """How often each wanted stem occurs, weighed by field and length."""
        in_title = 1 / _length_factor(len(entry.title), self._counts.title_length, _TITLE_LENGTH_MATTERS)
        in_text = 1 / _length_factor(entry.text_length, self._counts.text_length, _TEXT_LENGTH_MATTERS)
        found: dict[str, float] = {}
        for stems, factor in ((title, _IN_TITLE * in_title), (text, _IN_TEXT * in_text)):
            for stem, places in stems.items():
                found[stem] = found.get(stem, 0.0) + factor * len(places)
        for stems, factor in (
            (entry.title_parts, _IN_TITLE_PARTS * in_title),
            (entry.text_parts, _IN_TEXT_PARTS * in_text),
            (entry.files, _IN_FILES * in_text),
        ):
            for stem in stems.split():
                if stem in self._wanted:
                    found[stem] = found.get(stem, 0.0) + factor
        return found


def _places(stems: str, wanted: frozenset[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, stem in [found for found in enumerate(stems.split()) if found[1] in wanted]:
        places.setdefault(stem, []).append(place)
    return places


def _length_factor(length: int, average: float, matters: float) -> float:
    return 1 - matters + matters * length / average if average else 1.0


def _best(word: QueryWord, occurrences: Mapping[str, float], by_related: float) -> float:
    """What the best alternative of a word reaches: 1 at most."""
    best = 0.0
    for stems, share in _alternatives(word, by_related):
        number = min(occurrences.get(stem, 0.0) for stem in stems)
        best = max(best, share * number / (number + _SATURATION))
    return best


def _alternatives(word: QueryWord, by_related: float) -> Iterator[tuple[Sequence[str], float]]:
    yield (word.stem,), 1.0
    if word.parts:
        yield word.parts, _BY_PARTS
    for stems in word.synonyms:
        yield stems, _BY_SYNONYM
    if by_related:
        for stem in word.related:
            yield (stem,), by_related


def _has(word: QueryWord, stems: Collection[str]) -> bool:
    return any(all(stem in stems for stem in way) for way in word.alternatives)


def _nearness(one: QueryWord, two: QueryWord, places: Mapping[str, Sequence[int]]) -> float:
    """1 when the words are neighbours in the order of the query, less with distance, 0 beyond a window."""
    first, second = places.get(one.stem), places.get(two.stem)
    if not first or not second:
        return 0.0
    distance = _WINDOW
    for before in first:
        # The next one after it and the last one before it: against the query's order they are one apart more.
        after = bisect(second, before)
        if after < len(second):
            distance = min(distance, second[after] - before)
        earlier = bisect_left(second, before) - 1
        if earlier >= 0:
            distance = min(distance, before - second[earlier] + 1)
    return 1 / distance if distance < _WINDOW else 0.0
