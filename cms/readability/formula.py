"""The first Vienna formula for non-fiction (1. Wiener Sachtextformel, Bamberger and Vanecek 1984)."""

from dataclasses import dataclass

from .sentences import sentences_of, words_of
from .syllables import syllable_count

LONG_WORD = 6
MANY_SYLLABLES = 3


@dataclass(frozen=True)
class Measures:
    """Shares are per cent of all words; ``sentence_length`` is the mean in words."""

    words: int
    many_syllables: float
    sentence_length: float
    long_words: float
    one_syllable: float

    @property
    def grade(self) -> float:
        """About the school grade that one needs: 4 is very easy, 15 very hard."""
        return (
            0.1935 * self.many_syllables
            + 0.1672 * self.sentence_length
            + 0.1297 * self.long_words
            - 0.0327 * self.one_syllable
            - 0.875
        )


def measure(text: str) -> Measures | None:
    """The measures of a text; ``None`` without a word."""
    words, sentences = words_of(text), sentences_of(text)
    if not words:
        return None
    syllables = [syllable_count(word) for word in words]
    return Measures(
        words=len(words),
        many_syllables=_share(sum(count >= MANY_SYLLABLES for count in syllables), words),
        sentence_length=len(words) / len(sentences),
        long_words=_share(sum(len(word) > LONG_WORD for word in words), words),
        one_syllable=_share(sum(count == 1 for count in syllables), words),
    )


def _share(count: int, words: list[str]) -> float:
    return 100 * count / len(words)
