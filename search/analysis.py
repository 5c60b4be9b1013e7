"""What an index stores of a text and what a query asks for, in each language; the same for every engine."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from .compounds import CompoundSplitter, curated_parts
from .english import STOP_WORDS as ENGLISH_STOP_WORDS
from .english import stem_english
from .german import STOP_WORDS as GERMAN_STOP_WORDS
from .german import fold_german, stem_german
from .plan import QueryPlan, QueryWord, minimum_of
from .question import Role, pieces_of
from .text import Token, clean_text, fold, tokens, word_pieces, written_words

# More words than a person types; whoever pastes a page is answered by its first words.
MAX_QUERY_WORDS = 12
_MAX_PHRASES = 4
SHORTEST_LEARNED = 5

Word = tuple[int, int, str, tuple[str, ...]]
"""A word of a text: from where to where it stands, its stem, the stems of the parts that also find it."""


# Told apart by identity, which is quick to look up: there is one for each language and list of words.
@dataclass(frozen=True, eq=False)
class Analyser:
    """Turns texts into stems; ``fold`` and ``stem`` take single words, ``split`` a folded word."""

    fold: Callable[[str], str]
    stem: Callable[[str], str]
    split: Callable[[str], tuple[str, ...]]
    stop_words: frozenset[str] = field(default_factory=frozenset)

    def words(self, text: str) -> Iterator[Word]:
        """The words of a cleaned text. A hyphenated word has its joined stem; its pieces are parts."""
        for start, end, written in written_words(text):
            if analysed := _analysed(self, written):
                yield start, end, *analysed

    def places(self, text: str, wanted: frozenset[str]) -> Iterator[tuple[int, int, frozenset[str]]]:
        """Where words of these stems or parts stand in a cleaned text, and which of them they are."""
        for start, end, stem, parts in self.words(text):
            if found := wanted.intersection((stem, *parts)):
                yield start, end, found

    def fields(self, text: str) -> tuple[str, str]:
        """The stems of the text and the stems of its words' parts, each separated by blanks."""
        stems: list[str] = []
        parts: list[str] = []
        for _start, _end, stem, its_parts in self.words(text):
            stems.append(stem)
            parts.extend(its_parts)
        return " ".join(stems), " ".join(parts)

    def plan(self, query: str) -> QueryPlan:
        """The words to look for: without stop words, unless there are only such."""
        typed: dict[Role, list[list[tuple[str, list[str]]]]] = {role: [] for role in Role}
        for role, text in pieces_of(query):
            if words := [(text[token.start : token.end], pieces) for token, pieces in self._folded(text)]:
                typed[role].append(words)
        phrases = self._phrases(typed[Role.PHRASE])
        free = self._query_words(typed[Role.FREE], keep_stop_words=not phrases)
        quoted = self._query_words(typed[Role.PHRASE])
        needed = () if phrases else free
        return QueryPlan(
            words=tuple(dict.fromkeys((*free, *quoted)))[:MAX_QUERY_WORDS],
            phrases=phrases,
            excluded=self._phrases(typed[Role.EXCLUDED]),
            needed=needed,
            minimum=minimum_of(needed),
        )

    def stems(self, text: str) -> tuple[str, ...]:
        """The stems of the words that say something, in order; of all, when none does."""
        folded = ["".join(pieces) for _token, pieces in self._folded(clean_text(text))]
        return tuple(map(self.stem, [word for word in folded if word not in self.stop_words] or folded))

    def _query_words(
        self, typed: list[list[tuple[str, list[str]]]], *, keep_stop_words: bool = False
    ) -> tuple[QueryWord, ...]:
        words = [word for piece in typed for word in piece]
        meant = [word for word in words if "".join(word[1]) not in self.stop_words]
        kept = meant or (words if keep_stop_words else [])
        return tuple(dict.fromkeys(self._query_word(pieces, text) for text, pieces in kept))[:MAX_QUERY_WORDS]

    def _phrases(self, typed: list[list[tuple[str, list[str]]]]) -> tuple[tuple[str, ...], ...]:
        phrases = (
            tuple(self.stem("".join(pieces)) for _text, pieces in words[:MAX_QUERY_WORDS]) for words in typed
        )
        return tuple(dict.fromkeys(phrases))[:_MAX_PHRASES]

    def _folded(self, text: str) -> Iterator[tuple[Token, list[str]]]:
        for token in tokens(text):
            if pieces := [folded for piece in token.pieces if (folded := self.fold(piece))]:
                yield token, pieces

    def _query_word(self, pieces: list[str], typed: str) -> QueryWord:
        joined = "".join(pieces)
        parts = self.split(joined)
        if not parts and len(pieces) > 1:
            parts = tuple(stem for piece in pieces for stem in self.split(piece) or (self.stem(piece),))
        return QueryWord(self.stem(joined), parts, typed)

    def _parts_to_find(self, pieces: list[str]) -> tuple[str, ...]:
        found = list(self.split("".join(pieces)))
        if len(pieces) > 1:
            for piece in pieces:
                found += [self.stem(piece), *self.split(piece)]
        return tuple(dict.fromkeys(found))


@lru_cache(maxsize=100_000)
def _analysed(analyser: Analyser, written: str) -> tuple[str, tuple[str, ...]] | None:
    """The stem of a word and the parts to find; None when nothing of it can be looked for."""
    pieces = [folded for piece in word_pieces(written) if (folded := analyser.fold(piece))]
    return (analyser.stem("".join(pieces)), analyser._parts_to_find(pieces)) if pieces else None


def _whole(word: str) -> tuple[str, ...]:
    return ()


@lru_cache(maxsize=4)
def _german_splitter(learned: frozenset[str]) -> CompoundSplitter:
    return CompoundSplitter((fold_german(part) for part in (*curated_parts(), *learned)), stem_german)


@lru_cache(maxsize=4)
def german_analyser(learned: frozenset[str] = frozenset()) -> Analyser:
    """German, and Leichte Sprache too: "Ehren-Amt" and "Ehren·amt" are joined like any hyphenated word.

    ``learned`` are words beside the curated list that compounds may be made of.
    """
    return Analyser(fold_german, stem_german, _german_splitter(learned).split, GERMAN_STOP_WORDS)


@lru_cache(maxsize=1)
def english_analyser() -> Analyser:
    """English; hyphenated words are found joined and by their pieces."""
    return Analyser(fold, stem_english, _whole, ENGLISH_STOP_WORDS)


def parts_to_learn(texts: Iterable[str]) -> frozenset[str]:
    """The nouns of titles and labels that compounds may be made of and that the curated list lacks."""
    curated = _german_splitter(frozenset())
    # A word is looked at once, however often it occurs.
    words = {written for text in texts for _start, _end, written in written_words(clean_text(text))}
    pieces = (piece for written in words for piece in word_pieces(written))
    nouns = {fold_german(piece) for piece in pieces if piece.isalpha() and piece[0].isupper()}
    return frozenset(
        word
        for word in nouns - GERMAN_STOP_WORDS
        if len(word) >= SHORTEST_LEARNED and not curated.is_part(word) and not curated.split(word)
    )
