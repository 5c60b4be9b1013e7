"""Finding with PostgreSQL's text search over words that are stems already (``words``, see migration 0002)."""

from collections.abc import Collection, Sequence

from django.db import connections, transaction
from django.db.models import FloatField, QuerySet, Value

from ..plan import QueryWord
from ..sql import Sql, sql_of
from .base import SearchRequest
from .database import HIT, DatabaseEngine
from .expression import at_least

# From D to A: parts of the text's compounds and files, stems of the text, parts of the title's, its stems.
_WEIGHTS = "{0.05, 0.1, 0.6, 1.0}"
# Divides by one plus the logarithm of the length, so that long texts do not win by length alone.
_BY_LENGTH = 1
# So many of the entries that have the most telling words are scored: reading the words of one takes 20 µs.
_MAX_SCORED = 500
# More matches than this are not compared: of words so common, entries with all of them come first.
_MAX_COMPARED = 20_000
# A word in the title, compared with the same word in the text.
_IN_TITLE = 1.0
# Stems without parts of compounds and files, as the index has them (migration 0015).
_STEMS = "ts_filter(search_searchentry.words, '{a,c}') @@ %s::tsquery"
_WORDS = "search_searchentry.words @@ %s::tsquery"
_SHOWN = "search_searchentry.shown @@ %s::tsquery"
# What the conditions of readers, dates and order read of an entry.
_READ = "id, date, facet_keys, language, audience, part, outdone, archived, expires_at"


class PostgresEngine(DatabaseEngine):
    """Finds with GIN, compares matches by the weight of their words, and scores the best with ts_rank."""

    name = "postgresql"

    def best(self, request: SearchRequest, limit: int, *, without: Collection[int] = ()) -> list[int]:
        plan = request.plan
        if not plan.words:
            return []
        few = any(word.documents <= _MAX_COMPARED for word in plan.words)
        if few and sum(word.documents for word in plan.needed) <= _MAX_COMPARED:
            return self._compared(request, limit, without)
        found: list[int] = []
        every = " & ".join(_term(word) for word in plan.words)
        for column, expression in (("title_words", every), ("words", every), ("words", _needed(request))):
            wanted = limit - len(found)
            found += self._scored(request, column, expression, wanted, {*without, *found})
            if len(found) >= limit:
                break
        return found

    def _compared(self, request: SearchRequest, limit: int, without: Collection[int]) -> list[int]:
        """Ordered by the sum of the weights of the words in text and title, which the index alone tells."""
        plan = request.plan
        hits, join, params = "", "", []
        if plan.phrases or plan.excluded:
            found, params = self._found(request, "words", _needed(request), without=without)
            hits, join = f"hits AS MATERIALIZED ({found}),", "RIGHT JOIN hits USING (id)"
        matches, matched = self._matches(request, without)
        sql = f"""
            WITH {hits} compared AS (
                SELECT id, coalesce(sum(weight), 0) AS weight FROM ({matches}) AS matches {join} GROUP BY id
                HAVING coalesce(sum(needed), 0) >= %s ORDER BY weight DESC, id DESC LIMIT %s
            )
            SELECT entry.id FROM compared JOIN search_searchentry AS entry USING (id)
            ORDER BY compared.weight + ts_rank(%s::real[], entry.words, %s::tsquery, %s) DESC,
                entry.date DESC NULLS LAST, entry.id DESC LIMIT %s"""  # noqa: S608
        bound = max(limit, _MAX_SCORED)
        anything = " | ".join(map(_term, plan.words))
        return self._ids(sql, [*params, *matched, plan.minimum, bound, _WEIGHTS, anything, _BY_LENGTH, limit])

    def _matches(self, request: SearchRequest, without: Collection[int]) -> Sql:
        """An entry, the weight of a word, whether it is a needed one: of all entries that have it."""
        entries = self.without_ids(self.unfiltered(request), without)
        selects, params = [], []
        for word in request.plan.words:
            if word.documents > _MAX_COMPARED:
                # What nearly every entry has tells none from another.
                continue
            needed = int(word in request.plan.needed)
            for column, weight, counted in (
                ("words", word.weight, needed),
                ("title_words", _IN_TITLE * word.weight, 0),
            ):
                found = entries.extra(  # noqa: S610
                    where=[f"{column} @@ %s::tsquery", _SHOWN], params=[_term(word), _shown(request)]
                ).annotate(weight=Value(weight, FloatField()), needed=Value(counted))
                sql, values = sql_of(found.values_list("id", "weight", "needed"), self.using)
                selects.append(sql)
                params += values
        return " UNION ALL ".join(selects), params

    def _scored(
        self, request: SearchRequest, column: str, expression: str, limit: int, without: Collection[int]
    ) -> list[int]:
        bound = max(limit, _MAX_SCORED)
        hits, params = self._found(request, column, expression, without=without, limit=bound)
        sql = f"""
            SELECT entry.id FROM ({hits}) AS hits JOIN search_searchentry AS entry USING (id)
            ORDER BY ts_rank(%s::real[], entry.words, %s::tsquery, %s) DESC,
                entry.date DESC NULLS LAST, entry.id DESC LIMIT %s"""  # noqa: S608
        anything = " | ".join(map(_term, request.plan.words))
        return self._ids(sql, [*params, _WEIGHTS, anything, _BY_LENGTH, limit])

    def matching(self, request: SearchRequest, limit: int | None = None) -> Sql:
        return self._found(request, "words", _needed(request), limit=limit)

    def _found(
        self,
        request: SearchRequest,
        column: str,
        expression: str,
        *,
        without: Collection[int] = (),
        limit: int | None = None,
    ) -> Sql:
        """SQL of ``HIT``: one look into the index for words, reader and facets, the rest row by row.

        With a limit, the index gives twice as many, since few of them are excluded or expired.
        """
        conditions = [(_SHOWN, [_shown(request)]), *_restrictions(request)]
        if expression:
            conditions.append((f"{column} @@ %s::tsquery", [expression]))
        bound = 2 * limit + len(without) if limit and not (request.since or request.until) else None
        entries = self.without_ids(self.unfiltered(request), without)
        visible, params = sql_of(entries.values_list(*HIT), self.using)
        # With a limit, the planner asks the index first anyway, and spares writing down what it has found.
        materialized = "" if bound else "MATERIALIZED"
        # Named like the table, so that the conditions of the ORM ask what the index has found.
        sql = f"""
            WITH search_searchentry AS {materialized} (
                SELECT {_READ} FROM search_searchentry
                WHERE {" AND ".join(condition for condition, _values in conditions)} LIMIT %s
            ) {visible} LIMIT %s"""  # noqa: S608
        asked = [value for _condition, values in conditions for value in values]
        return sql, [*asked, bound, *params, limit]

    def chosen(self, entries: QuerySet, request: SearchRequest) -> QuerySet:
        # The index of words knows it, too.
        return entries.extra(where=[_SHOWN], params=[_shown(request)]) if request.filters else entries  # noqa: S610

    def restricted(self, entries: QuerySet, request: SearchRequest) -> QuerySet:
        for condition, params in _restrictions(request):
            entries = entries.extra(where=[condition], params=params)  # noqa: S610
        return entries

    def _rows(self, sql: str, params: list) -> list[tuple]:
        # The planner does not know what reading the words of an entry costs, which stand beside its row: it
        # would rather read all of them than the index.
        with transaction.atomic(self.using), connections[self.using].cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(sql, params)
            return cursor.fetchall()


def _needed(request: SearchRequest) -> str:
    """What a hit by words must have; "" when nothing is required."""
    plan = request.plan
    return (
        at_least(plan.minimum, [*map(_term, plan.needed)], both=" & ", either=" | ") if plan.minimum else ""
    )


def _restrictions(request: SearchRequest) -> list[Sql]:
    """Conditions: the phrases that must be there, and that none of the excluded ones is."""
    conditions = [_standing(phrase) for phrase in request.plan.phrases]
    if excluded := [_standing(stems) for stems in request.plan.excluded]:
        # What is not wanted is asked for as if it were, and once: a "not" alone would read every text.
        either = " OR ".join(condition for condition, _params in excluded)
        sql = f"""search_searchentry.id NOT IN (
            WITH matched AS MATERIALIZED (SELECT id FROM search_searchentry WHERE {either})
            SELECT id FROM matched)"""  # noqa: S608
        conditions.append((sql, [param for _condition, params in excluded for param in params]))
    return conditions


def _standing(stems: Sequence[str]) -> Sql:
    """That these stems are neighbours. The index alone knows who has them; the order is read in the text."""
    together = " & ".join(map(_lexeme, stems))
    if len(stems) == 1:
        return _STEMS, [together]
    # In the title (A) or in the text (C); parts and files know no neighbours.
    neighbours = " <-> ".join(f"{_lexeme(stem)}:AC" for stem in stems)
    return f"({_STEMS} AND {_WORDS})", [together, neighbours]


def _shown(request: SearchRequest) -> str:
    """For whom an entry is, in which language, with the chosen facets (migration 0013); never too narrow."""
    who = [f"{request.language} m"] if request.reader.is_member else [f"{request.language} v"]
    if request.reader.sees_all and not request.reader.is_member:
        who.append(f"{request.language} m")
    # No entry has the empty value: what is asked for when there is no value to choose from.
    chosen = [[f" {name}={value}" for value in values or [""]] for name, values in request.filters.items()]
    groups = ([_lexeme(one + facet) for one in who for facet in facets] for facets in chosen or [[""]])
    return " & ".join(f"({' | '.join(group)})" for group in groups)


def _lexeme(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _term(word: QueryWord) -> str:
    # Stems are ASCII letters and digits; quoted, they need no parser and no dictionary.
    ways = (" & ".join(f"'{stem}'" for stem in stems) for stems in word.alternatives)
    return f"({' | '.join(f'({way})' for way in ways)})"
