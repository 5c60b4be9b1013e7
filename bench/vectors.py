"""Writing vectors that were not computed from a text."""

from collections.abc import Mapping

import numpy as np

from search.meaning import pgvector
from search.meaning.encoder import VERSION
from search.meaning.numbers import mean_of, to_bytes
from search.models import EntryPassages, EntryVectors


def vectors_write(passages: Mapping[int, np.ndarray], stamp: int) -> None:
    """Write the vectors of entries that have none: ``passages`` are rows of length one (float32) by entry."""
    means = {pk: mean_of(rows) for pk, rows in passages.items()}
    EntryVectors.objects.bulk_create(
        EntryVectors(entry_id=pk, encoder=VERSION, source_hash="", stamp=stamp, mean=to_bytes(mean))
        for pk, mean in means.items()
    )
    EntryPassages.objects.bulk_create(
        EntryPassages(vectors_of_id=pk, vectors=to_bytes(rows)) for pk, rows in passages.items()
    )
    if pgvector.installed("default"):
        pgvector.means_write("default", means)
