"""Finding with PostgreSQL's text search over words that are stems already (``words``, see migration 0002)."""

from collections.abc import Sequence

from ..analysis import QueryPlan, QueryWord
from .base import DatabaseEngine

# From D to A: parts of the text's compounds, stems of the text, parts of the title's, stems of the title.
_WEIGHTS = "{0.05, 0.1, 0.6, 1.0}"
# Divides by one plus the logarithm of the length, so that long texts do not win by length alone.
_BY_LENGTH = 1


class PostgresEngine(DatabaseEngine):
    """Finds with GIN and ranks with ``ts_rank``."""

    def matches(self, plan: QueryPlan) -> tuple[str, Sequence]:
        sql = """
            SELECT id, ts_rank(%s::real[], words, query, %s) AS score
            FROM search_searchentry, CAST(%s AS tsquery) AS query WHERE words @@ query"""
        return sql, [_WEIGHTS, _BY_LENGTH, " & ".join(_expression(word) for word in plan.words)]


def _expression(word: QueryWord) -> str:
    # Stems are ASCII letters and digits; quoted, they need no parser and no dictionary.
    parts = " & ".join(f"'{part}'" for part in word.parts)
    return f"('{word.stem}' | ({parts}))" if parts else f"'{word.stem}'"
