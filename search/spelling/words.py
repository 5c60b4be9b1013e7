"""The words that corrections are made of: those of public entries, as people write them."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from exchange.municipalities.readers import VISITOR

from ..analysis import Analyser
from ..learning import analyser_in_use
from ..models import SearchEntry, WordList

MAX_WORDS = 50_000
# Shorter ones differ from each other by so little that a correction would be a guess.
SHORTEST_WORD = 4
_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST_WORD},40}}")
_ROWS_AT_ONCE = 500


def word_lists_renew(*, now: datetime | None = None) -> int:
    """Collect the words of each language anew; returns how many lists changed.

    A daily job, and part of the rebuild. Only what every visitor may find is read: no word of members, drafts
    or expired pages is ever suggested.
    """
    entries = SearchEntry.objects.findable_by(VISITOR, now or timezone.now())
    languages = sorted(set(entries.order_by().values_list("language", flat=True)))
    WordList.objects.exclude(language__in=languages).delete()
    return sum(
        _word_list_renew(language, "\n".join(_lines(entries.filter(language=language), language)))
        for language in languages
    )


@transaction.atomic
def _word_list_renew(language: str, words: str) -> bool:
    lists = WordList.objects.filter(language=language)
    latest = lists.order_by("-pk").first()
    if latest is not None and latest.words == words:
        return False
    made = WordList.objects.create(language=language, words=words)
    lists.exclude(pk=made.pk).delete()
    return True


def _lines(entries, language: str) -> Iterator[str]:
    """Word, folded word and number of entries, the most frequent first, each word in one spelling."""
    counts: Counter[str] = Counter()
    for texts in entries.values_list("title", "summary", "text", "keywords").iterator(_ROWS_AT_ONCE):
        counts.update({word for text in texts for word in _WORD.findall(text)})
    analyser = analyser_in_use(language)[0]
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    best = _one_spelling(ordered, analyser)
    for folded, (word, count) in sorted(best.items(), key=lambda item: (-item[1][1], item[1][0]))[:MAX_WORDS]:
        yield f"{word} {folded} {count}"


def _one_spelling(ordered: list[tuple[str, int]], analyser: Analyser) -> dict[str, tuple[str, int]]:
    best: dict[str, tuple[str, int]] = {}
    for word, count in ordered:
        folded = analyser.fold(word)
        if folded and folded not in analyser.stop_words:
            spelling, before = best.get(folded, (word, 0))
            best[folded] = (spelling, before + count)
    return best
