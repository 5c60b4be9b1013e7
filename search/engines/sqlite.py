"""Finding with SQLite's FTS5; triggers keep its table in step with the entries (migration 0002)."""

from collections.abc import Collection, Sequence

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from ..plan import QueryWord
from ..sql import Sql, sql_of
from .base import SearchRequest
from .database import HIT, DatabaseEngine
from .expression import at_least

# Stems of the title, parts of the title's compounds, stems of the text, parts of its compounds, files.
# Steep, because BM25 flattens what occurs often: one word in the title counts more than two in a short text.
_WEIGHTS = "20.0, 12.0, 1.0, 0.6, 0.4"
_TITLE = "{title_stems title_parts}"
_CHOSEN = """AND +search_fts.rowid IN (
    SELECT entry_id FROM search_searchfacet WHERE name = %s AND value IN ({}))"""
_PHRASE_FIELDS = "{title_stems} :", "{text_stems} :"
# So many matches are scored at most, the newest first: about 15 ms.
_MAX_SCORED = 10_000
# Of words so common, entries with all of them in the title, then with all of them, are taken first.
_MAX_SCORED_OF_COMMON = 2_000


class SqliteEngine(DatabaseEngine):
    """Ranks a bounded number of matches by BM25 over all five columns."""

    name = "sqlite"

    def best(self, request: SearchRequest, limit: int, *, without: Collection[int] = ()) -> list[int]:
        plan = request.plan
        if not plan.words:
            return []
        expression = _required(request)
        if sum(word.documents for word in plan.needed) <= _MAX_SCORED:
            return self._scored(request, expression, limit, _MAX_SCORED, without)
        found: list[int] = []
        every = " AND ".join(map(_term, plan.words))
        phrases = [*map(_phrase, plan.phrases)]
        for step in (
            " AND ".join([f"({_TITLE} : ({every}))", *phrases]),
            " AND ".join([every, *phrases]),
            expression,
        ):
            bound = max(limit, _MAX_SCORED_OF_COMMON)
            found += self._scored(request, step, limit - len(found), bound, {*without, *found})
            if len(found) >= limit:
                break
        return found

    def _scored(
        self, request: SearchRequest, expression: str, limit: int, bound: int, without: Collection[int]
    ) -> list[int]:
        visible, params, chosen = self._visible(request, without)
        # FTS5 counts downwards: the best match has the lowest number.
        sql = f"""
            SELECT id FROM (
                SELECT visible.id AS id, visible.date AS date, bm25(search_fts, {_WEIGHTS}) AS score
                FROM search_fts CROSS JOIN ({visible}) AS visible ON visible.id = search_fts.rowid
                WHERE search_fts MATCH %s {chosen[0]} ORDER BY search_fts.rowid DESC LIMIT %s
            ) ORDER BY score, date DESC NULLS LAST, id DESC LIMIT %s"""  # noqa: S608
        return self._ids(sql, [*params, _excluding(request, expression), *chosen[1], bound, limit])

    def matching(self, request: SearchRequest, limit: int | None = None) -> Sql:
        expression = _required(request)
        if not expression:
            visible = self.restricted(self.allowed(request), request).values_list(*HIT)
            sql, params = sql_of(visible, self.using)
            return f"{sql} LIMIT %s", [*params, limit or -1]
        visible, params, chosen = self._visible(request)
        # CROSS JOIN: the words come first, and the rest is looked up for each match.
        sql = f"""
            SELECT visible.* FROM search_fts
            CROSS JOIN ({visible}) AS visible ON visible.id = search_fts.rowid
            WHERE search_fts MATCH %s {chosen[0]} LIMIT %s"""  # noqa: S608
        return sql, [*params, _excluding(request, expression), *chosen[1], limit or -1]

    def chosen(self, entries: QuerySet, request: SearchRequest) -> QuerySet:
        # Joins, so that SQLite begins with the numbers when it is given some, and with the facet otherwise.
        for name, values in request.filters.items():
            entries = entries.filter(facets__name=name, facets__value__in=list(values))
        return entries

    def restricted(self, entries: QuerySet, request: SearchRequest) -> QuerySet:
        plan = request.plan
        if plan.phrases:
            entries = entries.filter(pk__in=_found(" AND ".join(map(_phrase, plan.phrases))))
        if plan.excluded:
            entries = entries.exclude(pk__in=_found(" OR ".join(map(_phrase, plan.excluded))))
        return entries

    def _visible(self, request: SearchRequest, without: Collection[int] = ()) -> tuple[str, list, Sql]:
        """SQL of the visible entries, its parameters, and the chosen facets as a condition on words."""
        entries = self.without_ids(self.unfiltered(request), without)
        sql, params = sql_of(entries.values_list(*HIT), self.using)
        return sql, params, _chosen(request)


def _chosen(request: SearchRequest) -> Sql:
    """Conditions that are checked before a row of entries is read; the plus keeps words the way to find."""
    conditions, params = [], []
    for name, values in request.filters.items():
        marks = ", ".join(["%s"] * len(values))
        conditions.append(_CHOSEN.format(marks))
        params += [name, *values]
    return " ".join(conditions), params


def _found(expression: str) -> RawSQL:
    return RawSQL("SELECT rowid FROM search_fts WHERE search_fts MATCH %s", [expression])


def _required(request: SearchRequest) -> str:
    """What a hit by words must have; "" when nothing is required."""
    plan = request.plan
    required = [_phrase(phrase) for phrase in plan.phrases]
    if plan.minimum:
        required.append(at_least(plan.minimum, [*map(_term, plan.needed)], both=" AND ", either=" OR "))
    return " AND ".join(required)


def _excluding(request: SearchRequest, expression: str) -> str:
    excluded = " OR ".join(map(_phrase, request.plan.excluded))
    return f"({expression}) NOT ({excluded})" if excluded else expression


def _term(word: QueryWord) -> str:
    # Stems are ASCII letters and digits; quoted, so that none is read as an operator.
    ways = (" AND ".join(f'"{stem}"' for stem in stems) for stems in word.alternatives)
    return f"({' OR '.join(f'({way})' for way in ways)})"


def _phrase(stems: Sequence[str]) -> str:
    words = " ".join(stems)
    either = " OR ".join(f'{field} "{words}"' for field in _PHRASE_FIELDS)
    return f"({either})"
