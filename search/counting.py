"""Counting in how many entries each stem occurs, and reading what was counted last."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from math import log

from django.db import connections

from cms.finding import PUBLIC

from .models import Collection, SearchEntry, StemCount

_FIELDS = ("title_stems", "title_parts", "text_stems", "text_parts")
_ROWS_AT_ONCE = 2_000
MAX_STEM_LENGTH = 80


@dataclass(frozen=True)
class WordCounts:
    """How many entries there are, their average length, and how many have which of the asked stems."""

    entries: int = 0
    title_length: float = 0.0
    text_length: float = 0.0
    documents: Mapping[str, int] = field(default_factory=dict)

    def weight(self, documents: int) -> float:
        """The inverse document frequency of what so many entries have: above 0, about 10 for the rarest."""
        entries = max(self.entries, documents)
        return log(1 + (entries - documents + 0.5) / (documents + 0.5))


def word_counts(language: str, stems: Iterable[str], *, using: str = "default") -> WordCounts:
    """What was counted last, for these stems; a stem that fewer than two entries have is missing."""
    latest = Collection.objects.using(using).filter(language=language, complete=True).order_by("-pk").first()
    if latest is None:
        return WordCounts()
    rows = latest.stems.filter(stem__in=set(stems)).values_list("stem", "documents")
    return WordCounts(latest.entries, latest.title_length, latest.text_length, dict(rows))


def words_count(*, using: str = "default") -> int:
    """Count the words of all languages anew; returns the number of languages. A job, and part of the rebuild.

    Only public entries are counted, so that no number depends on what a visitor may not see. Written beside
    the counts in use, in small transactions, and put into use at the end: searching goes on meanwhile.
    """
    entries = SearchEntry.objects.using(using).filter(audience=PUBLIC, archived=False)
    languages = sorted(set(entries.order_by().values_list("language", flat=True)))
    for language in languages:
        _count(entries.filter(language=language), language, using)
    Collection.objects.using(using).exclude(language__in=languages).delete()
    _tell_planner(using)
    return len(languages)


def _tell_planner(using: str) -> None:
    """SQLite learns how many entries there are when it is told to look, and then prefers the narrow index."""
    if connections[using].vendor == "sqlite":
        with connections[using].cursor() as cursor:
            cursor.execute("ANALYZE search_searchentry")


def _count(entries, language: str, using: str) -> None:
    documents: Counter[str] = Counter()
    number = title_length = text_length = 0
    for fields in entries.values_list(*_FIELDS).iterator(chunk_size=_ROWS_AT_ONCE):
        documents.update({stem for stems in fields for stem in stems.split()})
        number += 1
        title_length += len(fields[0])
        text_length += len(fields[2])
    collection = Collection.objects.using(using).create(
        language=language,
        entries=number,
        title_length=title_length / number if number else 0,
        text_length=text_length / number if number else 0,
    )
    counts = (
        StemCount(collection=collection, stem=stem, documents=count)
        for stem, count in documents.items()
        if count > 1 and len(stem) <= MAX_STEM_LENGTH
    )
    while rows := list(islice(counts, _ROWS_AT_ONCE)):
        StemCount.objects.using(using).bulk_create(rows)
    Collection.objects.using(using).filter(pk=collection.pk).update(complete=True)
    former = Collection.objects.using(using).filter(language=language).exclude(pk=collection.pk)
    StemCount.objects.using(using).filter(collection__in=former)._raw_delete(using)
    former.delete()
