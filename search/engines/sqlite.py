"""Finding with SQLite's FTS5; triggers keep its table in step with the entries (migration 0002)."""

from collections.abc import Sequence

from ..analysis import QueryPlan, QueryWord
from .base import DatabaseEngine

# Stems of the title, parts of its compounds, stems of the text, parts of its compounds, attached files.
# Steep, because BM25 flattens what occurs often: one word in the title counts more than two in a short text.
_WEIGHTS = "20.0, 12.0, 1.0, 0.6, 0.3"


class SqliteEngine(DatabaseEngine):
    """Ranks by BM25 over all four columns."""

    def matches(self, plan: QueryPlan) -> tuple[str, Sequence]:
        # FTS5 counts downwards: the best match has the lowest number.
        sql = f"""
            SELECT rowid AS id, -bm25(search_fts, {_WEIGHTS}) AS score
            FROM search_fts WHERE search_fts MATCH %s"""  # noqa: S608
        return sql, [" AND ".join(_expression(word) for word in plan.words)]


def _expression(word: QueryWord) -> str:
    # Stems are ASCII letters and digits; quoted, so that none is read as an operator.
    parts = " AND ".join(f'"{part}"' for part in word.parts)
    return f'("{word.stem}" OR ({parts}))' if parts else f'"{word.stem}"'
