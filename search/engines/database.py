"""What the engines of both databases have in common: filters by the ORM, counting, newest first."""

from abc import abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Exists, F, OuterRef, QuerySet

from cms.prepared import FEW, Given, Prepared
from exchange.municipalities.readers import Reader

from .. import meaning
from ..audience import audiences_of
from ..facet_keys import KeysFound, facets_counted, with_facets
from ..models import SearchEntry, SearchEntryQuerySet, SearchFacet
from ..sql import Sql, numbered, sql_of
from .base import MAX_COUNTED, Candidates, Counts, SearchEngine, SearchRequest

if TYPE_CHECKING:
    import numpy as np

# What is read of a hit before it is known whether it is shown.
HIT = ("id", "date", "facet_keys")

# The newest of a list are mostly among so many newest of all, or so many times as many as are wanted; hits
# farther down are rarely asked for.
_LOOK = 200
_TIMES = 20
_FARTHEST = 100


class DatabaseEngine(SearchEngine):
    """Filters with the ORM; a subclass says how its database matches and scores words.

    The database keeps the index in step with the rows itself, so there is nothing to write.
    """

    def __init__(self, using: str = "default") -> None:
        """``using`` is the alias of the database that is asked."""
        self.using = using

    @abstractmethod
    def restricted(self, entries: QuerySet, request: SearchRequest) -> QuerySet:
        """Only entries with the plan's phrases and without what it excludes."""

    @abstractmethod
    def chosen(self, entries: QuerySet, request: SearchRequest) -> QuerySet:
        """Only what the filters leave, for who asks about entries by their numbers; one may come twice."""

    @abstractmethod
    def matching(self, request: SearchRequest, limit: int | None = None) -> Sql:
        """SQL of ``HIT`` for the entries with the needed words and everything else that is asked for."""

    def allowed(self, request: SearchRequest) -> SearchEntryQuerySet:
        """What reader, language, filters and dates leave."""
        entries = self.unfiltered(request)
        for name, values in request.filters.items():
            # Not EXISTS: SQLite would look for the facet of every entry.
            chosen = SearchFacet.objects.filter(name=name, value__in=list(values))
            entries = entries.filter(pk__in=chosen.values("entry"))
        return entries

    def unfiltered(self, request: SearchRequest) -> SearchEntryQuerySet:
        """What reader, language and dates leave."""
        return _unfiltered(request).using(self.using)

    def candidates(
        self, request: SearchRequest, vector: "np.ndarray | None", by_words: int, near: int
    ) -> Candidates:
        best = self.best(request, by_words)
        if vector is None:
            return Candidates(best)
        neighbours = meaning.Neighbours(self.using, vector)
        nearest = self._nearest(request, neighbours, near)
        if not request.filters:
            return Candidates(best, nearest)
        return Candidates(best, nearest, self._nearest(replace(request, filters={}), neighbours, near))

    def _nearest(self, request: SearchRequest, neighbours: meaning.Neighbours, limit: int) -> Collection[int]:
        visible = self.chosen(self.unfiltered(request), request)
        return neighbours.among(self.restricted(visible, request), limit)

    def newest(self, request: SearchRequest) -> list[int]:
        if not request.plan:
            return self._newest_of_look(request) or self._newest_of_all(request)
        sql, params = self._hits(request)
        return self._ids(
            f"SELECT id FROM ({sql}) AS hits ORDER BY date DESC NULLS LAST, id DESC LIMIT %s OFFSET %s",  # noqa: S608
            [*params, request.limit, request.offset],
        )

    def _newest_of_look(self, request: SearchRequest) -> list[int]:
        """As far as a look at the newest of all reaches, which an index has in order; else []."""
        end, chosen = request.offset + request.limit, request.filters
        audiences = audiences_of(request.reader) or ()
        few = all(0 < len(values) <= FEW for values in chosen.values())
        if not chosen or not few or len(audiences) != 1 or not 0 < end <= _FARTHEST:
            return []
        if self.using != DEFAULT_DB_ALIAS:
            return []
        numbers = tuple((name, len(values)) for name, values in chosen.items())
        look = _look(request.reader, numbers, bool(request.since), bool(request.until), end)
        values = {f"facet {name}": list(values) for name, values in chosen.items()}
        since, until = request.since, request.until
        ids = look(language=request.language, now=request.now, since=since, until=until, **values)
        return ids[request.offset :] if len(ids) == end else []

    def _newest_of_all(self, request: SearchRequest) -> list[int]:
        newest = self.allowed(request).order_by(F("date").desc(nulls_last=True), "-pk")
        return list(newest.values_list("pk", flat=True)[request.offset : request.offset + request.limit])

    def total(self, request: SearchRequest) -> int:
        sql, params = self._bounded(request)
        [(number,)] = self._rows(f"SELECT count(*) FROM ({sql}) AS hits", params)  # noqa: S608
        return min(number, MAX_COUNTED)

    def counts(self, request: SearchRequest, by_words: Counts | None = None) -> Counts:
        """All from what is found without filters, when it is few enough to be counted.

        Else one query for the total and all facets in which nothing is chosen, one for each of the others.
        """
        everything = self._by_keys(replace(request, filters={}))
        all_counted = _number(everything) <= MAX_COUNTED

        def found(filters: Mapping[str, Sequence[str]]) -> list[KeysFound]:
            if all_counted:
                return with_facets(everything, filters)
            return self._by_keys(replace(request, filters=filters)) if filters else everything

        chosen = request.filters
        hits = found(chosen)
        facets = {name: values for name, values in facets_counted(hits).items() if name not in chosen}
        for name in chosen:
            others = {other: values for other, values in chosen.items() if other != name}
            counted = facets_counted(found(others))
            facets |= {name: counted[name]} if name in counted else {}
        number = _number(hits)
        return Counts(min(number, MAX_COUNTED), number > MAX_COUNTED, facets)

    def _by_keys(self, request: SearchRequest) -> list[KeysFound]:
        sql, params = self._bounded(request)
        return self._rows(f"SELECT facet_keys, count(*) FROM ({sql}) AS hits GROUP BY facet_keys", params)  # noqa: S608

    def _bounded(self, request: SearchRequest) -> Sql:
        return self._hits(request, limit=MAX_COUNTED + 1)

    def _hits(self, request: SearchRequest, limit: int | None = None) -> Sql:
        """All hits: by words, and by meaning alone. ``limit`` bounds those by words."""
        sql, params = self.matching(request, limit)
        if not request.also:
            return sql, params
        ids = sorted(request.also)
        also = self.restricted(self.chosen(self.unfiltered(request), request), request)
        also = numbered(also, ids)
        also_sql, also_params = sql_of(also.values_list(*HIT).distinct(), self.using)
        # Not UNION, which would compare all hits with each other.
        others = f"SELECT * FROM ({sql}) AS by_words WHERE id NOT IN ({', '.join(['%s'] * len(ids))})"  # noqa: S608
        return f"{others} UNION ALL {also_sql}", [*params, *ids, *also_params]

    def _rows(self, sql: str, params: list) -> list[tuple]:
        with connections[self.using].cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()

    def _ids(self, sql: str, params: list) -> list[int]:
        return [row[0] for row in self._rows(sql, params)]

    @staticmethod
    def without_ids(entries: QuerySet, ids: Collection[int]) -> QuerySet:
        """The entries but those with these ids."""
        return entries.exclude(pk__in=sorted(ids)) if ids else entries


def _unfiltered(request: SearchRequest) -> SearchEntryQuerySet:
    entries = SearchEntry.objects.findable_by(request.reader, request.now).filter(language=request.language)
    if request.since:
        entries = entries.filter(date__gte=request.since)
    if request.until:
        entries = entries.filter(date__lte=request.until)
    return entries


@lru_cache(maxsize=500)
def _look(
    reader: Reader, numbers: tuple[tuple[str, int], ...], since: bool, until: bool, end: int
) -> Prepared:
    """The look of ``_newest_of_look``, for so many values of facets and so many hits."""
    asked = SearchRequest(
        language=Given("language"),
        now=Given("now"),
        reader=reader,
        since=Given("since") if since else None,
        until=Given("until") if until else None,
    )

    def build() -> QuerySet:
        dated = _unfiltered(asked).filter(date__isnull=False).order_by("-date", "-pk")
        found = SearchEntry.objects.filter(pk__in=dated.values("pk")[: max(_LOOK, end * _TIMES)])
        for name, number in numbers:
            values = [Given(f"facet {name}", place) for place in range(number)]
            facet = SearchFacet.objects.filter(entry=OuterRef("pk"), name=name, value__in=values)
            found = found.filter(Exists(facet))
        return found.order_by("-date", "-pk").values_list("pk", flat=True)[:end]

    return Prepared(build)


def _number(found: Iterable[KeysFound]) -> int:
    return sum(number for _keys, number in found)
