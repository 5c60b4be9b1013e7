"""The rules of Leichte Sprache that a machine can look at: hints, no verdict."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .sentences import sentences_of, words_of
from .syllables import syllable_count

WORDS_AT_MOST = 10
SYLLABLES_AT_MOST = 3
_NEGATION = re.compile(r"\b(?:nicht|kein\w*|nie|niemals|niemand\w*|nichts|weder)\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:werden|wird|wirst|werdet|wurden?|worden)\b[^.!?]*\b(?:ge\w+(?:t|en)|\w*ge\w{3,}(?:t|en)|\w{4,}iert)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Hint:
    """A rule, and the places where the text does not keep it."""

    rule: str
    places: list[str]


def easy_language_hints(text: str) -> list[Hint]:
    """What to look at again, in the order of reading; [] when nothing stands out."""
    sentences = sentences_of(text)
    rules = (
        (
            _("Sätze mit mehr als %(count)d Wörtern: Teilen Sie den Satz.") % {"count": WORDS_AT_MOST},
            [each for each in sentences if len(words_of(each)) > WORDS_AT_MOST],
        ),
        (
            _("Lange Wörter ohne Bindestrich: Trennen Sie das Wort, zum Beispiel „Ehren-Amt“."),
            list(_long_words(text)),
        ),
        (
            _("Verneinung: Sagen Sie, was ist. Oder heben Sie das Wort „nicht“ hervor."),
            [each for each in sentences if _NEGATION.search(each)],
        ),
        (
            _("Passiv: Sagen Sie, wer etwas tut."),
            [each for each in sentences if _PASSIVE.search(each)],
        ),
    )
    return [Hint(rule, places) for rule, places in rules if places]


def _long_words(text: str) -> Iterator[str]:
    """Words of which a part between hyphens has too many syllables, each once."""
    for word in dict.fromkeys(words_of(text)):
        if any(syllable_count(part) > SYLLABLES_AT_MOST for part in re.split(r"[-·]", word)):
            yield word
