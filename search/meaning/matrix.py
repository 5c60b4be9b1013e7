"""All mean vectors in the process's memory: half a kilobyte an entry, a few milliseconds a question.

SQLite needs it; PostgreSQL too, where the extension ``vector`` is missing. A process reads all of them at its
first question and later only what was written since. Entries that are gone stay until the next change, which
does no harm: what is found is asked for in the database again.
"""

import threading
from dataclasses import dataclass
from itertools import islice

import numpy as np
from django.db import connections
from django.db.models import Max

from ..models import EntryVectors, SearchEntryQuerySet
from ..sql import sql_of
from .encoder import DIMENSIONS, VERSION
from .numbers import cosines, from_bytes


@dataclass(frozen=True)
class _Means:
    """Never changed, only replaced: a thread that counts with it needs no lock."""

    stamp: int
    ids: np.ndarray
    rows: np.ndarray


# Which of so many may be found is asked by their numbers.
WIDEST_LOOK = 2_000

_EMPTY = _Means(0, np.zeros(0, np.int64), np.zeros((0, DIMENSIONS), np.int8))
_held: dict[str, _Means] = {}
_refreshing = threading.Lock()


def looks(using: str, vector: np.ndarray, look: int) -> dict[int, dict[int, float]]:
    """What a look at so many finds, and the widest: comparing all is the work, which they have in common."""
    widest = nearest_of_all(using, vector, WIDEST_LOOK)
    return {WIDEST_LOOK: widest, look: dict(islice(widest.items(), look))}


def nearest_of_all(using: str, vector: np.ndarray, limit: int) -> dict[int, float]:
    """The nearest of all entries, whoever may find them: id -> cosine, nearest first. One or two queries."""
    means = _means(using)
    return _first(means.ids, cosines(means.rows, vector), limit)


def nearest_among(visible: SearchEntryQuerySet, vector: np.ndarray, limit: int) -> dict[int, float]:
    """The nearest of some entries: id -> cosine, nearest first."""
    means = _means(visible.db)
    # Not through the ORM: there may be nearly as many rows as entries.
    with connections[visible.db].cursor() as cursor:
        cursor.execute(*sql_of(visible.values_list("pk"), visible.db))
        wanted = np.fromiter((entry_id for (entry_id,) in cursor.fetchall()), np.int64)
    chosen = np.isin(means.ids, wanted)
    return _first(means.ids[chosen], cosines(means.rows[chosen], vector), limit)


def forget() -> None:
    """Read everything anew at the next question; for tests, whose databases go back in time."""
    _held.clear()


def _first(ids: np.ndarray, found: np.ndarray, limit: int) -> dict[int, float]:
    if len(found) > limit:
        best = np.argpartition(-found, limit)[:limit]
        ids, found = ids[best], found[best]
    order = np.lexsort((ids, -found))
    return dict(zip(ids[order].tolist(), found[order].tolist(), strict=True))


def _means(using: str) -> _Means:
    vectors = EntryVectors.objects.using(using).filter(encoder=VERSION)
    newest = EntryVectors.objects.using(using).aggregate(Max("stamp"))["stamp__max"] or 0
    database = str(connections[using].settings_dict["NAME"])
    means = _held.get(database, _EMPTY)
    if newest == means.stamp:
        return means
    with _refreshing:
        means = _held.get(database, _EMPTY)
        if newest != means.stamp:
            means = _held[database] = _refreshed(means, vectors, newest)
    return means


def _refreshed(means: _Means, vectors, newest: int) -> _Means:
    """With what was written since; everything anew when entries are gone or the database went back."""
    if newest > means.stamp:
        means = _with(means, vectors.filter(stamp__gt=means.stamp))
        if len(means.ids) == vectors.count():
            return means
    return _with(_EMPTY, vectors)


def _with(means: _Means, vectors) -> _Means:
    rows = list(vectors.order_by("stamp").values_list("pk", "stamp", "mean"))
    if not rows:
        return means
    ids = np.array([row[0] for row in rows], np.int64)
    new = from_bytes(b"".join(bytes(row[2]) for row in rows))
    kept = ~np.isin(means.ids, ids)
    return _Means(
        rows[-1][1], np.concatenate([means.ids[kept], ids]), np.concatenate([means.rows[kept], new])
    )
