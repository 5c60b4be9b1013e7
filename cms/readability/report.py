"""What an author is told about a text."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .easy_language import Hint, easy_language_hints
from .formula import measure
from .sentences import sentences_of, words_of
from .syllables import syllable_count

# Below these a formula about averages says nothing.
ENOUGH_WORDS = 40
EASIEST, EASY, MEDIUM, HARDEST = 4, 7, 11, 15
EXAMPLES = 3
LONG_SENTENCE = 15
LONG_WORD_SYLLABLES = 5


@dataclass(frozen=True)
class Report:
    """``verdict`` in words, "" when the text is too short; ``grade`` runs from 4 to 15."""

    words: int
    verdict: str = ""
    grade: int = 0
    long_sentences: list[str] = field(default_factory=list)
    long_words: list[str] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)


def readability_report(text: str, *, easy_language: bool = False) -> Report | None:
    """How hard the text is, with its longest sentences and words; ``None`` without a word.

    For Leichte Sprache the rules stand in the place of the longest sentences and words.
    """
    measures = measure(text)
    if measures is None:
        return None
    enough = measures.words >= ENOUGH_WORDS
    return Report(
        words=measures.words,
        verdict=_verdict(measures.grade) if enough else "",
        grade=min(max(round(measures.grade), EASIEST), HARDEST),
        long_sentences=[] if easy_language else _longest_sentences(text),
        long_words=[] if easy_language else _longest_words(text),
        hints=easy_language_hints(text) if easy_language else [],
    )


def _verdict(grade: float) -> str:
    if grade < EASY:
        return _("leicht zu lesen")
    return _("mittel") if grade < MEDIUM else _("schwer zu lesen")


def _longest_sentences(text: str) -> list[str]:
    found = [each for each in dict.fromkeys(sentences_of(text)) if len(words_of(each)) > LONG_SENTENCE]
    return sorted(found, key=lambda each: -len(words_of(each)))[:EXAMPLES]


def _longest_words(text: str) -> list[str]:
    found = [each for each in dict.fromkeys(words_of(text)) if syllable_count(each) >= LONG_WORD_SYLLABLES]
    return sorted(found, key=lambda each: (-syllable_count(each), -len(each), each))[:EXAMPLES]
