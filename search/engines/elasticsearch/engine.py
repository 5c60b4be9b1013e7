"""Finding with Elasticsearch."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from elasticsearch import Elasticsearch

from ...meaning.numbers import from_bytes, to_bytes
from ..base import MAX_COUNTED, Counts, SearchEngine, SearchRequest
from . import query as queries
from .cluster import Cluster

if TYPE_CHECKING:
    import numpy as np

    from ...meaning import Looks

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
        query = queries.best_hits(request, without)
        return [entry_id for entry_id, _score in self._found(request, query=query, size=limit, sort=_BEST)]

    def nearest(
        self, request: SearchRequest, vector: "np.ndarray", limit: int, looks: "Looks | None" = None
    ) -> dict[int, float]:
        nearest = {
            "field": "mean",
            "query_vector": from_bytes(to_bytes(vector.reshape(1, -1)))[0].tolist(),
            "k": limit,
            "num_candidates": limit,
            "filter": [*queries.allowed(request), *queries.restricted(request.plan)],
        }
        # Elasticsearch has no negative scores: half of one plus the cosine.
        found = self._found(request, knn=nearest, size=limit)
        return {entry_id: 2 * score - 1 for entry_id, score in found}

    def newest(self, request: SearchRequest) -> list[int]:
        hits = queries.hits(request)
        found = self._found(request, query=hits, sort=_NEWEST, from_=request.offset, size=request.limit)
        return [entry_id for entry_id, _score in found]

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

    def _found(self, request: SearchRequest, **body: object) -> list[tuple[int, float]]:
        def question(client: Elasticsearch) -> list[tuple[int, float]]:
            answer = self._search(client, request, track_total_hits=False, **body)
            return [(int(hit["_id"]), hit["_score"] or 0.0) for hit in answer["hits"]["hits"]]

        return self._cluster.ask(question)

    def _search(self, client: Elasticsearch, request: SearchRequest, **body: object) -> Mapping:
        return client.search(
            index=f"{self._cluster.address.prefix}.{request.language}",
            source=False,
            # Better no answer than one without the entries of a shard that is missing.
            allow_partial_search_results=False,
            **{"track_total_hits": MAX_COUNTED, **body},
        )


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
