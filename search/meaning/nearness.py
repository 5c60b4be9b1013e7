"""How near entries are to a meaning."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from ..models import EntryPassages, EntryVectors, SearchEntryQuerySet
from . import matrix, pgvector
from .encoder import VERSION
from .numbers import cosines, from_bytes, to_floats

# Of so many nearest of all, enough are mostly among those that a reader may find.
_FIRST_LOOK = 250
# A wider look pays when it has more than enough of them, as far as the first one tells.
_MORE_THAN_ENOUGH = 1.5

# How many were looked for -> the nearest of all.
Looks = dict[int, Mapping[int, float]]


def nearest(
    visible: SearchEntryQuerySet, vector: np.ndarray, limit: int, looks: Looks | None = None
) -> dict[int, float]:
    """The entries of ``visible`` whose mean vectors are nearest to a vector: id -> cosine, nearest first.

    ``visible`` holds all that the reader, the filters and the dates leave, once or more often; the ``limit``
    are the nearest *of these*, however few they are. A look at all entries answers at once when little is
    filtered out, a wider one when more is; when much is, what is left is compared one by one.
    ``looks`` remembers the nearest of all, for who asks more than once about the same vector.
    """
    finder = pgvector if pgvector.installed(visible.db) else matrix
    looks = {} if looks is None else looks
    for look in (_FIRST_LOOK, finder.WIDEST_LOOK):
        if look not in looks:
            looks.update(finder.looks(visible.db, vector, look))
        near = looks[look]
        allowed = set(visible.filter(pk__in=near).order_by().values_list("pk", flat=True))
        # Fewer than were looked for: in memory these are all that there are.
        seen_all = len(near) < look
        if len(allowed) >= limit or (seen_all and finder is matrix):
            return dict([item for item in near.items() if item[0] in allowed][:limit])
        if seen_all or len(allowed) * finder.WIDEST_LOOK < _MORE_THAN_ENOUGH * limit * look:
            break
    return finder.nearest_among(visible, vector, limit)


def passage_nearness(
    vector: np.ndarray, entry_ids: Collection[int], *, using: str = "default"
) -> dict[int, float]:
    """The cosine of each entry's best passage; entries without vectors are left out. One query."""
    passages = EntryPassages.objects.using(using).filter(pk__in=entry_ids, vectors_of__encoder=VERSION)
    ids, blobs = [], []
    for entry_id, vectors in passages.values_list("pk", "vectors"):
        ids.append(entry_id)
        blobs.append(bytes(vectors))
    if not ids:
        return {}
    all_rows = from_bytes(b"".join(blobs))
    starts = np.cumsum([0, *(len(blob) // all_rows.shape[1] for blob in blobs[:-1])])
    best = np.maximum.reduceat(cosines(all_rows, vector), starts)
    return dict(zip(ids, best.tolist(), strict=True))


def mean_vectors(entry_ids: Sequence[int], *, using: str = "default") -> dict[int, list[float]]:
    """The mean vector of each entry that has one, for engines that hold vectors themselves."""
    rows = EntryVectors.objects.using(using).filter(pk__in=entry_ids).values_list("pk", "mean")
    return {entry_id: to_floats(bytes(mean))[0].tolist() for entry_id, mean in rows}
