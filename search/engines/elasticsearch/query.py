"""A request in the language of Elasticsearch. Nothing here needs a server."""

import re
from collections.abc import Collection, Sequence

from ...audience import audiences_of
from ...models import Part
from ...plan import QueryPlan, QueryWord
from ..base import SearchRequest

Query = dict[str, object]

# What a word counts in each field when the best are looked for; the exact ranking comes after.
_FIELDS = ("title_stems^10", "title_parts^5", "text_stems^2", "text_parts^1", "files_stems^1")
_PHRASE_FIELDS = ("title_stems", "text_stems")
# A hit by its parts or by a synonym is worth less than one by the word itself.
_LIKE_THE_WORD = 1.0
_BY_ALTERNATIVE = 0.5


def allowed(request: SearchRequest, *, but: str = "") -> list[Query]:
    """Filters for what reader, dates and the chosen facets leave; ``but`` names a facet to pass over."""
    filters: list[Query] = [
        {"term": {"archived": False}},
        {
            "bool": {
                "should": [
                    _is_missing("expires_at"),
                    {"range": {"expires_at": {"gt": request.now.isoformat()}}},
                ]
            }
        },
        {"term": {"outdone": False}} if request.reader.is_member else {"term": {"part": Part.PAGE.value}},
    ]
    if (audiences := audiences_of(request.reader)) is not None:
        filters.append({"terms": {"audience": sorted(audiences)}})
    if request.since or request.until:
        days = {"gte": request.since, "lte": request.until}
        filters.append({"range": {"date": {sign: day.isoformat() for sign, day in days.items() if day}}})
    filters += [chosen(name, values) for name, values in request.filters.items() if name != but]
    return filters


def chosen(name: str, values: Sequence[str]) -> Query:
    """What has any of the values of a facet."""
    return {"terms": {"facets": [f"{name}={value}" for value in values]}}


def restricted(plan: QueryPlan) -> list[Query]:
    """Filters for the phrases that an entry must have and the words that it must not."""
    filters = [_phrase(phrase) for phrase in plan.phrases]
    if plan.excluded:
        filters.append({"bool": {"must_not": [_phrase(phrase) for phrase in plan.excluded]}})
    return filters


def matching(request: SearchRequest) -> list[Query]:
    """Filters for all hits: by words, and those found by meaning alone."""
    plan = request.plan
    ways: list[Query] = []
    if plan.minimum:
        ways.append(_needed(plan))
        if request.also:
            ways.append(_ids(request.also))
    return [*restricted(plan), *([{"bool": {"should": ways}}] if ways else [])]


def hits(request: SearchRequest) -> Query:
    """All hits, unordered."""
    return {"bool": {"filter": [*allowed(request), *matching(request)]}}


def best_hits(request: SearchRequest, without: Collection[int]) -> Query:
    """Hits by words with a score."""
    plan = request.plan
    query: Query = {
        "filter": [*allowed(request), *restricted(plan), *([_needed(plan)] if plan.minimum else [])],
        "should": [_word(word) for word in plan.words],
    }
    if without:
        query["must_not"] = [_ids(without)]
    return {"bool": query}


def beside_words(request: SearchRequest) -> list[Query]:
    """Filters for what is found by meaning alone."""
    return [*restricted(request.plan), _ids(request.also), {"bool": {"must_not": [_needed(request.plan)]}}]


def facet_counts(request: SearchRequest, found: list[Query]) -> tuple[Query, Query]:
    """A query and its aggregations: ``all`` and one for each chosen facet, counted without itself.

    ``found`` are the filters for what is counted, beside those for reader, dates and facets.
    """
    base = SearchRequest(
        language=request.language,
        now=request.now,
        reader=request.reader,
        since=request.since,
        until=request.until,
    )
    query = {"bool": {"filter": [*allowed(base), *found]}}
    everything = [chosen(name, values) for name, values in request.filters.items()]
    exclude = "|".join(f"{_literally(name)}=.*" for name in request.filters)
    aggregations = {"all": _counted(everything, {"exclude": exclude} if exclude else {})}
    for name in request.filters:
        others = [chosen(other, values) for other, values in request.filters.items() if other != name]
        aggregations[f"but:{name}"] = _counted(others, {"include": f"{_literally(name)}=.*"})
    return query, aggregations


def _counted(filters: list[Query], which: dict[str, str]) -> Query:
    terms = {"terms": {"field": "facets", "size": MAX_VALUES, **which}}
    return {"filter": {"bool": {"filter": filters}}, "aggs": {"values": terms}}


# More values than all facets together ever have.
MAX_VALUES = 10_000


def _needed(plan: QueryPlan) -> Query:
    return {"bool": {"should": [_has(word) for word in plan.needed], "minimum_should_match": plan.minimum}}


def _has(word: QueryWord) -> Query:
    return {
        "bool": {"should": [{"bool": {"filter": [_stem(stem) for stem in way]}} for way in word.alternatives]}
    }


def _word(word: QueryWord) -> Query:
    ways = [
        {
            "combined_fields": {
                "query": " ".join(way),
                "fields": list(_FIELDS),
                "operator": "and",
                "boost": boost,
            }
        }
        for way, boost in zip(
            word.alternatives, [_LIKE_THE_WORD, *[_BY_ALTERNATIVE] * len(word.alternatives)], strict=False
        )
    ]
    return {"dis_max": {"queries": ways}}


def _stem(stem: str) -> Query:
    return {"bool": {"should": [{"term": {field.partition("^")[0]: stem}} for field in _FIELDS]}}


def _phrase(stems: Sequence[str]) -> Query:
    phrase = " ".join(stems)
    return {"bool": {"should": [{"match_phrase": {field: phrase}} for field in _PHRASE_FIELDS]}}


def _ids(ids: Collection[int]) -> Query:
    return {"ids": {"values": [str(entry_id) for entry_id in sorted(ids)]}}


def _is_missing(field: str) -> Query:
    return {"bool": {"must_not": [{"exists": {"field": field}}]}}


def _literally(text: str) -> str:
    """The text for a regular expression of Lucene, which has more operators than Python's."""
    return re.sub(r"(\W)", r"\\\1", text)
