"""What every engine answers, and how the database's engines do it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.db.models.expressions import RawSQL

from exchange.municipalities.readers import VISITOR, Reader

from ..analysis import QueryPlan
from ..models import SearchEntry, SearchEntryQuerySet, SearchFacet

RELEVANCE = "relevanz"
NEWEST = "datum"


@dataclass(frozen=True, kw_only=True)
class SearchRequest:
    """What is looked for, by whom, and which slice of it is wanted."""

    language: str
    now: datetime
    reader: Reader = VISITOR
    plan: QueryPlan = field(default_factory=QueryPlan)
    """Without words, everything that the filters leave is found."""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Facet -> wanted values: any of them within a facet, each of the facets."""
    since: date | None = None
    until: date | None = None
    order: str = RELEVANCE
    offset: int = 0
    limit: int = 10


@dataclass(frozen=True)
class SearchAnswer:
    """``entry_ids`` are the wanted slice in order; counts cover everything that the reader may find."""

    total: int
    entry_ids: Sequence[int]
    facets: Mapping[str, Mapping[str, int]]
    """Facet -> value -> hits, each facet counted as if nothing were chosen in it."""


class SearchEngine(ABC):
    """Finds entries. An engine filters by reader inside of its query, never afterwards."""

    @abstractmethod
    def search(self, request: SearchRequest) -> SearchAnswer:
        """The slice, the number of all hits and the counts of all facets."""

    @abstractmethod
    def count(self, request: SearchRequest) -> int:
        """The number of all hits."""


class DatabaseEngine(SearchEngine):
    """Filters with the ORM; a subclass says how its database matches and scores words.

    The database keeps the index in step with the rows itself, so there is nothing to write.
    """

    @abstractmethod
    def matches(self, plan: QueryPlan) -> tuple[str, Sequence]:
        """SQL (and its parameters) of rows ``id, score`` of the entries that have all words."""

    def search(self, request: SearchRequest) -> SearchAnswer:
        return SearchAnswer(self.count(request), self._slice(request), self._facets(request))

    def count(self, request: SearchRequest) -> int:
        return self._found(request, request.filters).count()

    def _found(
        self, request: SearchRequest, filters: Mapping[str, Sequence[str]], *, with_words: bool = True
    ) -> SearchEntryQuerySet:
        entries = SearchEntry.objects.findable_by(request.reader, request.now).filter(
            language=request.language
        )
        if with_words and request.plan:
            sql, params = self.matches(request.plan)
            ids = RawSQL(f"SELECT id FROM ({sql}) AS hits", params)  # noqa: S608, S611
            entries = entries.filter(pk__in=ids)
        if request.since:
            entries = entries.filter(date__gte=request.since)
        if request.until:
            entries = entries.filter(date__lte=request.until)
        for name, values in filters.items():
            chosen = SearchFacet.objects.filter(entry=OuterRef("pk"), name=name, value__in=list(values))
            entries = entries.filter(Exists(chosen))
        return entries

    def _slice(self, request: SearchRequest) -> list[int]:
        if request.plan and request.order == RELEVANCE:
            return self._best(request)
        newest = self._found(request, request.filters).order_by(F("date").desc(nulls_last=True), "-pk")
        return list(newest.values_list("pk", flat=True)[request.offset : request.offset + request.limit])

    def _best(self, request: SearchRequest) -> list[int]:
        matches, match_params = self.matches(request.plan)
        visible = self._found(request, request.filters, with_words=False).values_list("id", "date")
        visible_sql, visible_params = visible.query.sql_with_params()
        # MATERIALIZED: words are matched and scored once, not again for every row that is sorted.
        sql = f"""
            WITH hits AS MATERIALIZED ({matches}), visible (id, date) AS ({visible_sql})
            SELECT hits.id FROM hits JOIN visible ON visible.id = hits.id
            ORDER BY hits.score DESC, visible.date DESC NULLS LAST, hits.id DESC LIMIT %s OFFSET %s"""  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(sql, [*match_params, *visible_params, request.limit, request.offset])
            return [entry_id for (entry_id,) in cursor.fetchall()]

    def _facets(self, request: SearchRequest) -> dict[str, dict[str, int]]:
        """One query for all facets in which nothing is chosen, and one for each of the others."""
        chosen = request.filters
        counts = self._counted(
            self._found(request, chosen), SearchFacet.objects.exclude(name__in=list(chosen))
        )
        for name in chosen:
            others = {other: values for other, values in chosen.items() if other != name}
            counts |= self._counted(self._found(request, others), SearchFacet.objects.filter(name=name))
        return counts

    @staticmethod
    def _counted(found: SearchEntryQuerySet, facets: QuerySet) -> dict[str, dict[str, int]]:
        rows = (
            facets.filter(entry__in=found.values("pk")).values_list("name", "value").annotate(Count("entry"))
        )
        counts: dict[str, dict[str, int]] = {}
        for name, value, number in rows.order_by():
            counts.setdefault(name, {})[value] = number
        return counts
