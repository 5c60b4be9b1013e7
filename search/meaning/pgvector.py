"""Mean vectors in PostgreSQL, where the extension ``vector`` (0.7 or newer) may be used.

They stand in a column that Django does not know. Without the extension, ``matrix`` does the same. The index
is made last, when the column holds every mean: while it is missing, nobody asks the column.
"""

import logging
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from django.db import DatabaseError, connections, transaction
from django.db.models import Max

from ..models import EntryVectors, SearchEntryQuerySet
from ..sql import sql_of
from .encoder import DIMENSIONS, VERSION
from .numbers import to_floats

logger = logging.getLogger(__name__)

_REMOVE = "ALTER TABLE search_entryvectors DROP COLUMN IF EXISTS near"
# What an interrupted attempt has left may be out of date.
_PREPARE = (
    "CREATE EXTENSION IF NOT EXISTS vector",
    _REMOVE,
    f"ALTER TABLE search_entryvectors ADD COLUMN near halfvec({DIMENSIONS})",
)
_INDEX = """CREATE INDEX search_entryvectors_near
    ON search_entryvectors USING hnsw (near halfvec_cosine_ops)"""
# Not by its name: a copy of the table gives it another.
_IS_INDEXED = """SELECT EXISTS (SELECT 1 FROM pg_index JOIN pg_attribute ON attrelid = indrelid
    WHERE indrelid = to_regclass('search_entryvectors') AND attname = 'near' AND attnum = ANY (indkey)
    AND indisvalid)"""
# Any number, the same everywhere: writers wait for each other, so that stamps appear in their order.
_WRITERS = 7_205_513
_AT_ONCE = 1000

Progress = Callable[[int, int], None]


def installed(using: str) -> bool:
    """Whether the database compares vectors itself. Asked each time: it may change while processes run."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute(_IS_INDEXED)
        return cursor.fetchone()[0]


def install(using: str, *, progress: Progress = lambda done, total: None) -> None:
    """Have the database compare from now on: add the column, copy all means into it, make the index.

    Searches compare in memory until it is done; only at the end does who computes vectors wait for a moment.
    Raises DatabaseError where the database does not let us, as any but PostgreSQL.
    """
    if installed(using):
        return
    with transaction.atomic(using), connections[using].cursor() as cursor:
        for statement in _PREPARE:
            cursor.execute(statement)
    vectors = EntryVectors.objects.using(using)
    newest = vectors.aggregate(Max("stamp"))["stamp__max"] or 0
    ids = list(vectors.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), _AT_ONCE):
        _fill(using, ids[start : start + _AT_ONCE])
        progress(min(start + _AT_ONCE, len(ids)), len(ids))
    with transaction.atomic(using), connections[using].cursor() as cursor:
        writers_wait(using)
        _fill(using, list(vectors.filter(stamp__gt=newest).values_list("pk", flat=True)))
        # It takes longer than a request may; none waits for it.
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute(_INDEX)


def install_if_possible(using: str) -> None:
    """Install it where PostgreSQL lets us; where it does not, a line in the log says why."""
    if connections[using].vendor != "postgresql":
        return
    try:
        with transaction.atomic(using):
            install(using)
    except DatabaseError as error:
        logger.warning("No extension vector in the database, means are compared in memory: %s", error)


def remove(using: str) -> None:
    """Compare in memory from now on. The extension stays: others may use it."""
    if connections[using].vendor != "postgresql":
        return
    with connections[using].cursor() as cursor:
        cursor.execute(_REMOVE)


def writers_wait(using: str) -> None:
    """Let others write vectors only when the running transaction has ended."""
    # SQLite lets in one writer at a time.
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITERS])


def _fill(using: str, entry_ids: Sequence[int]) -> None:
    some = EntryVectors.objects.using(using).filter(pk__in=entry_ids)
    means_write(using, {pk: to_floats(bytes(mean))[0] for pk, mean in some.values_list("pk", "mean")})


def means_write(using: str, means: Mapping[int, np.ndarray]) -> None:
    """Write the means of entries whose rows exist."""
    with connections[using].cursor() as cursor:
        cursor.executemany(
            "UPDATE search_entryvectors SET near = %s::halfvec WHERE entry_id = %s",
            [(_text(mean), entry_id) for entry_id, mean in means.items()],
        )


# The most that the index takes.
WIDEST_LOOK = 1_000


def looks(using: str, vector: np.ndarray, look: int) -> dict[int, dict[int, float]]:
    """The look -> the nearest of all entries, whoever may find them: id -> cosine, nearest first.

    Fewer than looked for where the column still holds what another encoder has made.
    """
    sql = """SELECT entry_id, 1 - (near <=> %(v)s::halfvec) FROM search_entryvectors
        WHERE encoder = %(encoder)s ORDER BY near <=> %(v)s::halfvec LIMIT %(n)s"""
    with transaction.atomic(using), connections[using].cursor() as cursor:
        # The index looks at so many and answers no more.
        cursor.execute("SELECT set_config('hnsw.ef_search', %s, true)", [str(look)])
        cursor.execute(sql, {"v": _text(vector), "n": look, "encoder": VERSION})
        return {look: dict(cursor.fetchall())}


def nearest_among(visible: SearchEntryQuerySet, vector: np.ndarray, limit: int) -> dict[int, float]:
    """The nearest of some entries, each compared: id -> cosine, nearest first."""
    allowed, params = sql_of(visible.values_list("pk"), visible.db)
    # ARRAY: the rows are read in the order in which they are stored, a third of the time of a join.
    sql = f"""SELECT entry_id, 1 - (near <=> %s::halfvec) AS cosine FROM search_entryvectors
        WHERE entry_id = ANY (ARRAY ({allowed})) AND near IS NOT NULL AND encoder = %s
        ORDER BY cosine DESC, entry_id LIMIT %s"""  # noqa: S608
    with transaction.atomic(visible.db), connections[visible.db].cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(sql, [_text(vector), *params, VERSION, limit])
        return dict(cursor.fetchall())


def _text(vector: Sequence[float]) -> str:
    return "[" + ",".join(f"{number:.6g}" for number in vector) + "]"
