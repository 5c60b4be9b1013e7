"""Writing vectors: what an entry's text means, computed once a text."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
from django.db import transaction
from django.db.models import Max, Q, QuerySet

from ..delivery.changes import entries_changed
from ..models import EntryPassages, EntryVectors, SearchEntry
from ..text import clean_text
from . import pgvector
from .encoder import VERSION, available, encode
from .numbers import mean_of, to_bytes
from .passages import passages_of

_AT_ONCE = 32
_TEXT = ("title", "summary", "text")


def source_hash(title: str, summary: str, text: str) -> str:
    """Tells whether the text is still the one that vectors were made of."""
    return hashlib.sha256("\0".join((title, summary, text)).encode()).hexdigest()


def text_vector(title: str, summary: str, text: str) -> np.ndarray | None:
    """The direction of a text's passages together, to be compared with entries; None without an encoder."""
    passages = passages_of(*map(clean_text, (title, summary, text)))
    return mean_of(encode(passages)) if passages and available() else None


def entry_vectors_forget(entry: SearchEntry) -> None:
    """Drop the vectors of an entry whose text has changed; called by the transaction that writes it."""
    made_of = source_hash(entry.title, entry.summary, entry.text)
    EntryVectors.objects.filter(entry=entry).exclude(source_hash=made_of).delete()


def entries_without_vectors(*, using: str = "default") -> QuerySet[SearchEntry]:
    """Entries that have none, or those of another encoder."""
    return SearchEntry.objects.using(using).filter(Q(vectors=None) | ~Q(vectors__encoder=VERSION))


def entry_vectors_compute(
    *,
    using: str = "default",
    limit: int | None = None,
    threads: int = 1,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Compute what is missing, at most for ``limit`` entries; returns for how many.

    Goes on where it was interrupted. Short transactions, and nothing is encoded while one is open, so that
    nobody waits. ``threads`` encode at the same time. ``progress`` is told the number of entries done and of
    all. Raises ImportError without an encoder.
    """
    missing = entries_without_vectors(using=using).order_by("pk").values_list("pk", flat=True)
    ids = list(missing[:limit] if limit else missing)
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        _write(_computed(some, using, threads), using)
        progress(min(start + _AT_ONCE, len(ids)), len(ids))
    return len(ids)


def _computed(ids: Sequence[int], using: str, threads: int) -> dict[int, tuple[str, np.ndarray]]:
    """The hash of the text and the vectors of the passages, by entry."""
    rows = SearchEntry.objects.using(using).filter(pk__in=ids).values_list("pk", *_TEXT)
    texts = {entry_id: text for entry_id, *text in rows}
    passages = {entry_id: passages_of(*text) for entry_id, text in texts.items()}
    vectors = encode([passage for found in passages.values() for passage in found], threads=threads)
    ends = np.cumsum([len(found) for found in passages.values()])
    parts = np.split(vectors, ends[:-1]) if len(ends) else []
    return {
        entry_id: (source_hash(*text), part)
        for (entry_id, text), part in zip(texts.items(), parts, strict=True)
    }


def _write(computed: dict[int, tuple[str, np.ndarray]], using: str) -> None:
    """Write what still fits: the entry may have been changed or deleted while its text was read."""
    with transaction.atomic(using):
        pgvector.writers_wait(using)
        rows = SearchEntry.objects.using(using).select_for_update().filter(pk__in=computed)
        now = {entry_id: source_hash(*text) for entry_id, *text in rows.values_list("pk", *_TEXT)}
        fit = {
            pk: vectors
            for pk, (made_of, vectors) in computed.items()
            if now.get(pk) == made_of and len(vectors)
        }
        stamp = (EntryVectors.objects.using(using).aggregate(Max("stamp"))["stamp__max"] or 0) + 1
        means = {pk: mean_of(vectors) for pk, vectors in fit.items()}
        EntryVectors.objects.using(using).bulk_create(
            [
                EntryVectors(
                    entry_id=pk, encoder=VERSION, source_hash=now[pk], stamp=stamp, mean=to_bytes(mean)
                )
                for pk, mean in means.items()
            ],
            update_conflicts=True,
            unique_fields=["entry"],
            update_fields=["encoder", "source_hash", "stamp", "mean"],
        )
        EntryPassages.objects.using(using).bulk_create(
            [EntryPassages(vectors_of_id=pk, vectors=to_bytes(vectors)) for pk, vectors in fit.items()],
            update_conflicts=True,
            unique_fields=["vectors_of"],
            update_fields=["vectors"],
        )
        if pgvector.installed(using):
            pgvector.means_write(using, means)
        entries_changed(fit, using=using)
