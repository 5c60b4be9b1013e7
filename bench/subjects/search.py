"""Searching, suggesting, publishing and rebuilding with many entries of 400 German words."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

import numpy as np
from django.db import connection, transaction

from bench.german import Words
from bench.measuring import Measure, memory, rate, times
from bench.vectors import vectors_write
from exchange.municipalities.readers import VISITOR
from search.answering import answer
from search.counting import words_count
from search.delivery.rebuild import engine_rebuild
from search.engines import SearchEngine, SearchRequest, search_engine
from search.engines.elasticsearch import address_in_use, cluster_at
from search.engines.elasticsearch.indexes import Indexes
from search.facet_keys import facet_keys
from search.highlight import entry_summary
from search.learning import analyser_in_use
from search.meaning.encoder import DIMENSIONS, encode
from search.models import SearchEntry, SearchFacet
from search.planning import query_plan
from search.suggestions.keys import title_keys_write
from search.suggestions.queries import suggestion_groups

TITLE = "Search"

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
_AT_ONCE = 1000
_PASSAGES = 8
_FACETS = {"art": 5, "thema": 24, "bezirk": 5, "groesse": 6, "status": 4}
_REPETITIONS = 20
_WRITTEN = ("title_stems", "title_parts", "text_stems", "text_parts")


def measure(size: int, engine_name: str) -> Iterator[Measure]:
    """Fill the empty database up to ``size`` entries, then measure; sizes must grow."""
    words = Words()
    present = SearchEntry.objects.count()
    yield Measure("entries made from texts", rate(partial(_fill, words, present, size), size - present))
    words_count()
    _analyse()
    yield Measure("rebuilding the engine from entries", rate(_rebuild, size))
    engine = search_engine()
    (one, other), (seldom, never) = words.common, words.rare
    for what, text in (
        ("first page, two common words", f"{one} {other}"),
        ("first page, two rare words", f"{seldom} {never}"),
        ("first page, a common and a rare word", f"{one} {seldom}"),
        ("first page, a question", f"Wie finden wir in der Stadt {one} für {seldom} und {other}?"),
    ):
        yield Measure(what, times(partial(_first_page, engine, text), _REPETITIONS))
    yield Measure("suggestions", times(partial(_suggest, one[:4]), _REPETITIONS))
    yield Measure("one publish", times(partial(_publish, words, size), _REPETITIONS))
    sentences = [sentence.strip() for sentence in words.text(1).split(".") if sentence.strip()]
    yield Measure("passages understood", rate(partial(encode, sentences), len(sentences)))
    yield Measure("database", _size_of_database())
    yield Measure("memory of the process", memory())


def _fill(words: Words, start: int, end: int) -> None:
    for first in range(start + 1, end + 1, _AT_ONCE):
        numbers = range(first, min(first + _AT_ONCE, end + 1))
        entries = [_entry(words, number) for number in numbers]
        with transaction.atomic():
            SearchEntry.objects.bulk_create(entries)
            SearchFacet.objects.bulk_create(facet for entry in entries for facet in _facets(entry))
            _vectors(entries, first)
        for entry in entries[:: max(1, _AT_ONCE // 100)]:
            title_keys_write(entry=entry, analyser=analyser_in_use("de")[0])


def _entry(words: Words, number: int) -> SearchEntry:
    text = words.text(number)
    title = " ".join(text.split()[1:6])
    entry = SearchEntry(pk=number, page_id=number, language="de", kind="praxisbeispiel", path=f"/{number}/")
    entry.date = date(2020, 1, 1) + timedelta(days=number % 2000)
    entry.facet_keys = facet_keys((facet.name, facet.value) for facet in _facets(entry))
    return _written(entry, title, text)


def _written(entry: SearchEntry, title: str, text: str) -> SearchEntry:
    analyser, _version = analyser_in_use("de")
    entry.title, entry.text = title, text
    entry.title_stems, entry.title_parts = analyser.fields(title)
    entry.text_stems, entry.text_parts = analyser.fields(text)
    return entry


def _facets(entry: SearchEntry) -> Iterator[SearchFacet]:
    for name, values in _FACETS.items():
        yield SearchFacet(entry=entry, name=name, value=f"{name}-{entry.pk * 7 % values}")


def _vectors(entries: list[SearchEntry], seed: int) -> None:
    """Random ones: comparing takes as long, and understanding is measured by itself."""
    rows = np.random.default_rng(seed).standard_normal((len(entries), _PASSAGES, DIMENSIONS), np.float32)
    rows /= np.linalg.norm(rows, axis=2, keepdims=True)
    vectors_write({entry.pk: passages for entry, passages in zip(entries, rows, strict=True)}, seed)


def _rebuild() -> None:
    if address_in_use():
        engine_rebuild()
        return
    statement = {
        "sqlite": "INSERT INTO search_fts (search_fts) VALUES ('rebuild')",
        "postgresql": "REINDEX TABLE search_searchentry",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _analyse() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _first_page(engine: SearchEngine, text: str) -> None:
    """Ten hits, all counts, five facets, ten highlighted texts."""
    plan = query_plan(text, "de")
    request = SearchRequest(language="de", now=NOW, plan=plan, filters={"thema": ["thema-1", "thema-2"]})
    found = answer(request, text, engine=engine)
    analyser, _version = analyser_in_use("de")
    for entry in SearchEntry.objects.filter(pk__in=found.entry_ids):
        entry_summary(entry, plan, analyser)


def _suggest(typed: str) -> None:
    suggestion_groups(typed, reader=VISITOR, language="de", now=NOW, search_url="/suche/")


def _publish(words: Words, size: int) -> None:
    number = Random(size).randrange(1, size + 1)
    entry = _written(SearchEntry.objects.get(pk=number), "Neuer Titel", words.text(number + 7))
    with transaction.atomic():
        entry.save()
        title_keys_write(entry=entry, analyser=analyser_in_use("de")[0])


def _size_of_database() -> str:
    if address_in_use():
        stats = cluster_at(address_in_use()).tell(
            lambda client: client.indices.stats(index=Indexes(address_in_use(), client).alias("de"))
        )
        size = stats["_all"]["primaries"]["store"]["size_in_bytes"]
    elif connection.vendor == "sqlite":
        size = Path(connection.settings_dict["NAME"]).stat().st_size
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            (size,) = cursor.fetchone()
    return f"{size / 1e6:,.0f} MB"
