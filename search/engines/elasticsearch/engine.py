"""Finding with Elasticsearch."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from elasticsearch import Elasticsearch

from ...meaning.numbers import from_bytes, to_bytes
from ..base import MAX_COUNTED, Candidates, Counts, SearchEngine, SearchRequest
from . import query as queries
from .cluster import Cluster, EngineUnavailableError, QuestionRefusedError

if TYPE_CHECKING:
    import numpy as np

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
        return self._found(request, _best(request, limit, without))[0]

    def candidates(
        self, request: SearchRequest, vector: "np.ndarray | None", by_words: int, near: int
    ) -> Candidates:
        """The cluster looks for all three at once."""
        wanted = [_best(request, by_words)]
        if vector is not None:
            wanted.append(_nearest(request, vector, near))
            if request.filters:
                wanted.append(_nearest(replace(request, filters={}), vector, near))
        return Candidates(*self._found(request, *wanted))

    def newest(self, request: SearchRequest) -> list[int]:
        hits = {
            "query": queries.hits(request),
            "sort": _NEWEST,
            "from": request.offset,
            "size": request.limit,
        }
        return self._found(request, hits)[0]

    def total(self, request: SearchRequest) -> int:
        hits = queries.hits(request)
        return self._cluster.ask(lambda client: _total(self._search(client, request, query=hits, size=0)))

    def counts(self, request: SearchRequest) -> Counts:
        query, aggregations = queries.facet_counts(request)
        return self._cluster.ask(
            lambda client: _counts(
                self._search(client, request, query=query, aggs=aggregations, size=0, track_total_hits=False)
            )
        )

    def _found(self, request: SearchRequest, *wanted: dict[str, object]) -> list[list[int]]:
        """The ids that each body finds, in its order."""
        head = self._head(request)
        searches = [
            part for body in wanted for part in (head, {**body, "_source": False, "track_total_hits": False})
        ]

        def question(client: Elasticsearch) -> list[list[int]]:
            answers = client.msearch(searches=searches)["responses"]
            for answer in answers:
                if "error" in answer:
                    kind = (
                        QuestionRefusedError
                        if answer["status"] == HTTPStatus.BAD_REQUEST
                        else EngineUnavailableError
                    )
                    raise kind(str(answer["error"])[:500])
            return [[int(hit["_id"]) for hit in answer["hits"]["hits"]] for answer in answers]

        return self._cluster.ask(question)

    def _head(self, request: SearchRequest) -> dict[str, object]:
        return {
            "index": f"{self._cluster.address.prefix}.{request.language}",
            # Better no answer than one without the entries of a shard that is missing.
            "allow_partial_search_results": False,
        }

    def _search(self, client: Elasticsearch, request: SearchRequest, **body: object) -> Mapping:
        return client.search(source=False, **{**self._head(request), "track_total_hits": MAX_COUNTED, **body})


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


def _total(answer: Mapping) -> int:
    return answer["hits"]["total"]["value"]


def _counts(answer: Mapping) -> Counts:
    facets: dict[str, dict[str, int]] = {}
    for counted in answer["aggregations"].values():
        for bucket in counted["values"]["buckets"]:
            name, _, value = bucket["key"].partition("=")
            facets.setdefault(name, {})[value] = bucket["doc_count"]
    total = answer["aggregations"]["all"]["doc_count"]
    return Counts(min(total, MAX_COUNTED), total > MAX_COUNTED, facets)
