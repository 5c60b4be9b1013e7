"""Mean vectors in PostgreSQL, where the extension ``vector`` (0.7 or newer) is installed or may be.

They stand in a column that Django does not know. Without the extension, ``matrix`` does the same.
"""

import logging
from collections.abc import Mapping, Sequence

import numpy as np
from django.db import DatabaseError, connections, transaction

from ..models import EntryVectors, SearchEntryQuerySet
from .encoder import DIMENSIONS, VERSION
from .numbers import to_floats

logger = logging.getLogger(__name__)

INSTALL = (
    "CREATE EXTENSION IF NOT EXISTS vector",
    f"ALTER TABLE search_entryvectors ADD COLUMN IF NOT EXISTS near halfvec({DIMENSIONS})",
    """CREATE INDEX IF NOT EXISTS search_entryvectors_near
        ON search_entryvectors USING hnsw (near halfvec_cosine_ops)""",
)
REMOVE = ("ALTER TABLE search_entryvectors DROP COLUMN IF EXISTS near",)
_COLUMN = """SELECT EXISTS (SELECT 1 FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = 'search_entryvectors' AND column_name = 'near')"""

_known: dict[str, bool] = {}


def installed(using: str) -> bool:
    """Whether the database compares vectors itself. A process asks once: start it anew after ``install``."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return False
    database = str(connection.settings_dict["NAME"])
    if database not in _known:
        with connection.cursor() as cursor:
            cursor.execute(_COLUMN)
            _known[database] = cursor.fetchone()[0]
    return _known[database]


def forget() -> None:
    """Ask again whether it is installed."""
    _known.clear()


def install(using: str) -> bool:
    """Prepare the database as far as it lets us; False, and a line in the log, where it does not."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return False
    try:
        with transaction.atomic(using), connection.cursor() as cursor:
            for statement in INSTALL:
                cursor.execute(statement)
    except DatabaseError as error:
        logger.warning("No extension vector in the database, means are compared in memory: %s", error)
    forget()
    return installed(using)


def means_fill(using: str) -> int:
    """Copy the means that the column lacks into it; returns how many."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT entry_id FROM search_entryvectors WHERE near IS NULL")
        ids = [row[0] for row in cursor.fetchall()]
    for start in range(0, len(ids), 1000):
        some = EntryVectors.objects.using(using).filter(pk__in=ids[start : start + 1000])
        means_write(using, {pk: to_floats(bytes(mean))[0] for pk, mean in some.values_list("pk", "mean")})
    return len(ids)


def means_write(using: str, means: Mapping[int, np.ndarray]) -> None:
    """Write the means of entries whose rows exist."""
    with connections[using].cursor() as cursor:
        cursor.executemany(
            "UPDATE search_entryvectors SET near = %s::halfvec WHERE entry_id = %s",
            [(_text(mean), entry_id) for entry_id, mean in means.items()],
        )


def nearest_of_all(using: str, vector: np.ndarray, limit: int) -> dict[int, float]:
    """The nearest of all entries, whoever may find them: id -> cosine, nearest first."""
    sql = """SELECT entry_id, 1 - (near <=> %(v)s::halfvec) FROM search_entryvectors
        ORDER BY near <=> %(v)s::halfvec LIMIT %(n)s"""
    with transaction.atomic(using), connections[using].cursor() as cursor:
        # The index looks at so many and answers no more; 1000 is the most that it takes.
        cursor.execute("SELECT set_config('hnsw.ef_search', %s, true)", [str(min(limit, 1000))])
        cursor.execute(sql, {"v": _text(vector), "n": limit})
        return dict(cursor.fetchall())


def nearest_among(visible: SearchEntryQuerySet, vector: np.ndarray, limit: int) -> dict[int, float]:
    """The nearest of some entries, each compared: id -> cosine, nearest first."""
    compiler = visible.order_by().values_list("pk").query.get_compiler(visible.db)
    allowed, params = compiler.as_sql()
    # MATERIALIZED: the index of vectors would be walked until enough of it is allowed.
    sql = f"""WITH allowed (id) AS MATERIALIZED ({allowed})
        SELECT entry_id, 1 - (near <=> %s::halfvec) AS cosine
        FROM search_entryvectors JOIN allowed ON allowed.id = entry_id
        WHERE near IS NOT NULL AND encoder = %s ORDER BY cosine DESC, entry_id LIMIT %s"""  # noqa: S608
    with connections[visible.db].cursor() as cursor:
        cursor.execute(sql, [*params, _text(vector), VERSION, limit])
        return dict(cursor.fetchall())


def _text(vector: Sequence[float]) -> str:
    return "[" + ",".join(f"{number:.6g}" for number in vector) + "]"
