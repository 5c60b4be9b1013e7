"""How near entries are to a meaning."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

import numpy as np

from ..models import EntryPassages, SearchEntryQuerySet
from ..sql import numbered, rows_of
from . import matrix, pgvector
from .encoder import VERSION
from .numbers import cosines, from_bytes

# Of so many nearest of all, enough are mostly among those that a reader may find.
_FIRST_LOOK = 250
# A wider look pays when it has more than enough of them, as far as the first one tells.
_MORE_THAN_ENOUGH = 1.5


class Neighbours:
    """The entries nearest in meaning to one vector, for who asks more than once about it.

    The nearest of all entries are looked for once, whatever is asked of them.
    """

    def __init__(self, using: str, vector: np.ndarray) -> None:
        self._using, self._vector = using, vector
        self._finder = pgvector if pgvector.installed(using) else matrix
        # How many were looked for -> the nearest of all.
        self._looks: dict[int, Mapping[int, float]] = {}

    def among(self, visible: SearchEntryQuerySet, limit: int) -> dict[int, float]:
        """The nearest of ``visible``: id -> cosine of the mean vector, nearest first.

        ``visible`` holds all that the reader, the filters and the dates leave, once or more often; the
        ``limit`` are the nearest *of these*, however few they are. A look at all entries answers at once when
        little is filtered out, a wider one when more is; when much is, what is left is compared one by one.
        """
        widest = self._finder.WIDEST_LOOK
        for look in (_FIRST_LOOK, widest):
            near = self._look(look)
            allowed = {entry_id for (entry_id,) in rows_of(numbered(visible, near).values_list("pk"))}
            # Fewer than were looked for: in memory these are all that there are.
            seen_all = len(near) < look
            if len(allowed) >= limit or (seen_all and self._finder is matrix):
                return dict([item for item in near.items() if item[0] in allowed][:limit])
            if seen_all or len(allowed) * widest < _MORE_THAN_ENOUGH * limit * look:
                break
        return self._finder.nearest_among(visible, self._vector, limit)

    def _look(self, look: int) -> Mapping[int, float]:
        if look not in self._looks:
            self._looks |= self._finder.looks(self._using, self._vector, look)
        return self._looks[look]


class Nearness(NamedTuple):
    """How near an entry is to a meaning, as cosines."""

    best: float
    """Of its nearest passage."""
    whole: float
    """Of the mean of all."""

    @property
    def together(self) -> float:
        """Both alike: one sentence may be near by chance, and a mean hides what is said once."""
        return (self.best + self.whole) / 2


FAR = Nearness(0.0, 0.0)


def passage_nearness(
    vector: np.ndarray, entry_ids: Collection[int], *, using: str = "default"
) -> dict[int, Nearness]:
    """How near these entries are; those without vectors are left out. One read for all."""
    passages = EntryPassages.objects.using(using).filter(vectors_of__encoder=VERSION)
    found = rows_of(numbered(passages, entry_ids).values_list("pk", "vectors", "vectors_of__mean"))
    if not found:
        return {}
    ids, blobs, means = zip(*found, strict=True)
    all_rows = from_bytes(b"".join(blobs))
    starts = np.cumsum([0, *(len(blob) // all_rows.shape[1] for blob in blobs[:-1])])
    best = np.maximum.reduceat(cosines(all_rows, vector), starts).tolist()
    whole = cosines(from_bytes(b"".join(means)), vector).tolist()
    return dict(zip(ids, map(Nearness, best, whole), strict=True))
