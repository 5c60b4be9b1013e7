"""Finding with Elasticsearch."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar

from elasticsearch import Elasticsearch

from ...meaning.numbers import from_bytes, to_bytes
from ..base import MAX_COUNTED, Candidates, Counts, SearchEngine, SearchRequest
from . import query as queries
from .cluster import Cluster, EngineUnavailableError, QuestionRefusedError

if TYPE_CHECKING:
    import numpy as np

Answer = TypeVar("Answer")

_NEWEST = [{"date": {"order": "desc", "missing": "_last"}}, {"entry": "desc"}]
_BEST = [{"_score": "desc"}, *_NEWEST]


class ElasticsearchEngine(SearchEngine):
    """Each method asks the cluster once and raises EngineUnavailableError when it does not answer in time."""

    name = "elasticsearch"

    def __init__(self, cluster: Cluster, using: str = "default") -> None:
        """``using`` is the alias of the database that the cluster's entries come from."""
        self._cluster = cluster
        self.using = using

    def best(self, request: SearchRequest, limit: int, *, without: Collection[int] = ()) -> list[int]:
        if not request.plan.words:
            return []
        return self._ask(request, [_best(request, limit, without)], _ids)[0]

    def candidates(
        self, request: SearchRequest, vector: "np.ndarray | None", by_words: int, near: int
    ) -> Candidates:
        """The cluster looks for all of them, and counts, at once."""
        wanted = [_facets(request, queries.matching(request)), _best(request, by_words)]
        if vector is not None:
            wanted.append(_nearest(request, vector, near))
            if request.filters:
                wanted.append(_nearest(replace(request, filters={}), vector, near))
        counts, *found = self._ask(request, wanted, _found)
        return Candidates(*found, counts=counts)

    def newest(self, request: SearchRequest) -> list[int]:
        hits = {
            "query": queries.hits(request),
            "sort": _NEWEST,
            "from": request.offset,
            "size": request.limit,
        }
        return self._ask(request, [hits], _ids)[0]

    def total(self, request: SearchRequest) -> int:
        hits = {"query": queries.hits(request), "size": 0, "track_total_hits": MAX_COUNTED}
        return self._ask(request, [hits], lambda answer: answer["hits"]["total"]["value"])[0]

    def counts(self, request: SearchRequest, by_words: Counts | None = None) -> Counts:
        """With ``by_words``, only what is found by meaning alone is still counted."""
        if by_words is None:
            return self._ask(request, [_facets(request, queries.matching(request))], _counts)[0]
        if not request.also or not request.plan.minimum:
            return by_words
        beside = self._ask(request, [_facets(request, queries.beside_words(request))], _counts)[0]
        return _together(by_words, beside)

    def _ask(
        self,
        request: SearchRequest,
        wanted: Sequence[Mapping[str, object]],
        read: Callable[[Mapping], Answer],
    ) -> list[Answer]:
        """What is read of the answer to each body, all asked at once."""
        head = {
            "index": f"{self._cluster.address.prefix}.{request.language}",
            # Better no answer than one without the entries of a shard that is missing.
            "allow_partial_search_results": False,
        }
        searches = [
            part for body in wanted for part in (head, {"_source": False, "track_total_hits": False, **body})
        ]

        def question(client: Elasticsearch) -> list[Answer]:
            answers = client.msearch(searches=searches)["responses"]
            return [read(_whole(answer)) for answer in answers]

        return self._cluster.ask(question)


def _whole(answer: Mapping) -> Mapping:
    if "error" not in answer:
        return answer
    refused = answer["status"] == HTTPStatus.BAD_REQUEST
    raise (QuestionRefusedError if refused else EngineUnavailableError)(str(answer["error"])[:500])


def _facets(request: SearchRequest, found: list[queries.Query]) -> dict[str, object]:
    query, aggregations = queries.facet_counts(request, found)
    return {"query": query, "aggs": aggregations, "size": 0}


def _best(request: SearchRequest, limit: int, without: Collection[int] = ()) -> dict[str, object]:
    return {"query": queries.best_hits(request, without), "sort": _BEST, "size": limit}


def _nearest(request: SearchRequest, vector: "np.ndarray", limit: int) -> dict[str, object]:
    nearest = {
        "field": "mean",
        "query_vector": from_bytes(to_bytes(vector.reshape(1, -1)))[0].tolist(),
        "k": limit,
        "num_candidates": limit,
        "filter": [*queries.allowed(request), *queries.restricted(request.plan)],
    }
    return {"knn": nearest, "size": limit}


def _found(answer: Mapping) -> list[int] | Counts:
    return _counts(answer) if "aggregations" in answer else _ids(answer)


def _ids(answer: Mapping) -> list[int]:
    return [int(hit["_id"]) for hit in answer["hits"]["hits"]]


def _counts(answer: Mapping) -> Counts:
    facets: dict[str, dict[str, int]] = {}
    for counted in answer["aggregations"].values():
        for bucket in counted["values"]["buckets"]:
            name, _, value = bucket["key"].partition("=")
            facets.setdefault(name, {})[value] = bucket["doc_count"]
    total = answer["aggregations"]["all"]["doc_count"]
    return Counts(min(total, MAX_COUNTED), total > MAX_COUNTED, facets)


def _together(one: Counts, other: Counts) -> Counts:
    facets = {name: dict(values) for name, values in one.facets.items()}
    for name, values in other.facets.items():
        mine = facets.setdefault(name, {})
        for value, number in values.items():
            mine[value] = mine.get(value, 0) + number
    total = one.total + other.total
    return Counts(min(total, MAX_COUNTED), one.capped or total > MAX_COUNTED, facets)
