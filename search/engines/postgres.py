"""Finding with PostgreSQL's text search over words that are stems already (``words``, see migration 0002)."""

from collections.abc import Collection, Sequence

from django.db import connections, transaction
from django.db.models import QuerySet

from ..plan import QueryWord
from .base import SearchRequest
from .database import DatabaseEngine, Sql
from .expression import at_least

# From D to A: parts of the text's compounds and files, stems of the text, parts of the title's, its stems.
_WEIGHTS = "{0.05, 0.1, 0.6, 1.0}"
# Divides by one plus the logarithm of the length, so that long texts do not win by length alone.
_BY_LENGTH = 1
# So many of the entries that have the most telling words are scored: reading the words of one takes 20 µs.
_MAX_SCORED = 1_000
# More matches than this are not compared: of words so common, entries with all of them come first.
_MAX_COMPARED = 20_000
# A word in the title, compared with the same word in the text.
_IN_TITLE = 1.0
_SELECT_MATCHES = "SELECT id FROM search_searchentry WHERE {} @@ %s::tsquery"
_SELECT_WEIGHT = "SELECT id, %s AS weight FROM search_searchentry WHERE {} @@ %s::tsquery"


class PostgresEngine(DatabaseEngine):
    """Finds with GIN, compares matches by the weight of their words, and scores the best with ts_rank."""

    name = "postgresql"

    def best(self, request: SearchRequest, limit: int, *, without: Collection[int] = ()) -> list[int]:
        plan = request.plan
        if not plan.words:
            return []
        if sum(word.documents for word in plan.needed) <= _MAX_COMPARED:
            return self._compared(request, limit, without)
        found: list[int] = []
        every = " & ".join(_term(word) for word in plan.words)
        for column, expression in (("title_words", every), ("words", every), ("words", "")):
            wanted = limit - len(found)
            found += self._scored(request, column, expression, wanted, {*without, *found})
            if len(found) >= limit:
                break
        return found

    def _compared(self, request: SearchRequest, limit: int, without: Collection[int]) -> list[int]:
        """Ordered by the sum of the weights of the words in text and title, which the index alone tells."""
        hits, params = self.sql_of(self._matching(request, without).values_list("id"))
        selects, words = [], []
        for word in request.plan.words:
            if word.documents > _MAX_COMPARED:
                # What nearly every entry has tells none from another.
                continue
            for column, weight in (("words", word.weight), ("title_words", _IN_TITLE * word.weight)):
                selects.append(_SELECT_WEIGHT.format(column))
                words += [weight, _term(word)]
        sql = f"""
            WITH hits (id) AS MATERIALIZED ({hits}),
            compared AS (
                SELECT id, sum(weight) AS weight FROM ({" UNION ALL ".join(selects)}) AS matches
                JOIN hits USING (id) GROUP BY id ORDER BY weight DESC, id DESC LIMIT %s
            )
            SELECT entry.id FROM compared JOIN search_searchentry AS entry USING (id)
            ORDER BY compared.weight + ts_rank(%s::real[], entry.words, %s::tsquery, %s) DESC,
                entry.date DESC NULLS LAST, entry.id DESC LIMIT %s"""  # noqa: S608
        bound = max(limit, _MAX_SCORED)
        anything = " | ".join(map(_term, request.plan.words))
        return self._ids(sql, [*params, *words, bound, _WEIGHTS, anything, _BY_LENGTH, limit])

    def _scored(
        self, request: SearchRequest, column: str, expression: str, limit: int, without: Collection[int]
    ) -> list[int]:
        if expression:
            # Who has all words has those that are needed.
            entries = _where(self._visible(request, without), column, expression)
        else:
            entries = self._matching(request, without)
        hits, params = self.sql_of(entries.values_list("id"))
        sql = f"""
            WITH hits (id) AS MATERIALIZED ({hits} LIMIT %s)
            SELECT entry.id FROM hits JOIN search_searchentry AS entry USING (id)
            ORDER BY ts_rank(%s::real[], entry.words, %s::tsquery, %s) DESC,
                entry.date DESC NULLS LAST, entry.id DESC LIMIT %s"""  # noqa: S608
        anything = " | ".join(map(_term, request.plan.words))
        bound = max(limit, _MAX_SCORED)
        return self._ids(sql, [*params, bound, _WEIGHTS, anything, _BY_LENGTH, limit])

    def matching(self, request: SearchRequest) -> Sql:
        sql, params = self.sql_of(self._matching(request).values_list("id", "date"))
        return f"SELECT id, date FROM ({sql}) AS matching", params  # noqa: S608

    def _matching(self, request: SearchRequest, without: Collection[int] = ()) -> QuerySet:
        plan = request.plan
        entries = self._visible(request, without)
        if plan.minimum:
            needed = at_least(plan.minimum, [*map(_term, plan.needed)], both=" & ", either=" | ")
            entries = _where(entries, "words", needed)
        return entries

    def _visible(self, request: SearchRequest, without: Collection[int] = ()) -> QuerySet:
        return self.restricted(self.without_ids(self.allowed(request), without), request)

    def _rows(self, sql: str, params: list) -> list[tuple]:
        # The planner does not know what reading the words of an entry costs, which stand beside its row: it
        # would rather read all of them than the index.
        with transaction.atomic(self.using), connections[self.using].cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(sql, params)
            return cursor.fetchall()

    def restricted(self, entries: QuerySet, request: SearchRequest) -> QuerySet:
        plan = request.plan
        if plan.phrases:
            entries = _where(entries, "words", " & ".join(map(_phrase, plan.phrases)))
        if plan.excluded:
            excluded = " | ".join(map(_phrase, plan.excluded))
            entries = _where(entries, "words", excluded, operator="NOT")
        return entries


def _where(entries: QuerySet, column: str, query: str, *, operator: str = "") -> QuerySet:
    # MATERIALIZED, so that the index answers once, instead of the words of each entry being read.
    matched = f"WITH matched AS MATERIALIZED ({_SELECT_MATCHES.format(column)}) SELECT id FROM matched"  # noqa: S608
    condition = f"search_searchentry.id {operator} IN ({matched})"
    return entries.extra(where=[condition], params=[query])  # noqa: S610


def _term(word: QueryWord) -> str:
    # Stems are ASCII letters and digits; quoted, they need no parser and no dictionary.
    ways = (" & ".join(f"'{stem}'" for stem in stems) for stems in word.alternatives)
    return f"({' | '.join(f'({way})' for way in ways)})"


def _phrase(stems: Sequence[str]) -> str:
    """Neighbours in the title (A) or in the text (C); parts and files know no neighbours."""
    neighbours = " <-> ".join(f"'{stem}':AC" for stem in stems)
    return f"({neighbours})"
