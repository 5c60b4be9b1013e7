"""German texts that nobody wrote: the same in every run, with common words, rare words and compounds."""

from itertools import accumulate
from random import Random

from search.compounds import curated_parts

_VOCABULARY = 30_000
_SMALL_WORDS = "der die das und in zu den mit von für auf ist im nicht eine als auch es an werden".split()


class Words:
    """A vocabulary whose words are as unevenly frequent as those of a language."""

    def __init__(self) -> None:
        random = Random(1)
        parts = [part.capitalize() for part in curated_parts() if len(part) > 3]
        compounds: dict[str, None] = {}
        while len(parts) + len(compounds) < _VOCABULARY:
            compounds[random.choice(parts) + random.choice(parts).lower()] = None
        self.vocabulary = [*parts, *compounds]
        # Zipf: the word of rank n is n times as rare as the first.
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self.vocabulary) + 1)))

    def text(self, number: int, length: int = 400) -> str:
        """The text with this number, in sentences of about twelve words."""
        random = Random(number)
        words = random.choices(self.vocabulary, cum_weights=self._weights, k=length)
        for place in range(0, length, 3):
            words[place] = random.choice(_SMALL_WORDS)
        sentences = (" ".join(words[start : start + 12]) for start in range(0, length, 12))
        return ". ".join(sentences) + "."

    @property
    def common(self) -> tuple[str, str]:
        """Two words that most texts have."""
        return self.vocabulary[3], self.vocabulary[5]

    @property
    def rare(self) -> tuple[str, str]:
        """Two words that one text in a few hundred has."""
        return self.vocabulary[_VOCABULARY // 2], self.vocabulary[_VOCABULARY // 2 + 1]
