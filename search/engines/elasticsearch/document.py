"""What the cluster holds of an entry."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from ...models import EntryVectors, SearchEntry

_WORDS = ("title_stems", "title_parts", "text_stems", "text_parts", "files_stems")
# What is read of an entry's row; not its raw text.
COLUMNS = ("language", "part", "outdone", "audience", "expires_at", "archived", "date", *_WORDS)
_CHUNK = 500

Document = Mapping[str, object]


def documents_of(
    entries: Iterable[SearchEntry], *, using: str = "default"
) -> Iterator[tuple[SearchEntry, Document]]:
    """Each entry (its facets prefetched) with its document. One query for the vectors of all."""
    entries = list(entries)
    vectors = EntryVectors.objects.using(using).filter(pk__in=[entry.pk for entry in entries])
    means = {entry_id: bytes(mean) for entry_id, mean in vectors.values_list("pk", "mean")}
    for entry in entries:
        yield entry, document_of(entry, means.get(entry.pk, b""))


def document_of(entry: SearchEntry, mean: bytes = b"") -> Document:
    """The document of an entry; ``mean`` is its mean vector as signed bytes (none: empty)."""
    document: dict[str, object] = {
        "entry": entry.pk,
        "part": entry.part,
        "outdone": entry.outdone,
        "audience": entry.audience,
        "expires_at": entry.expires_at.isoformat() if entry.expires_at else None,
        "archived": entry.archived,
        "date": entry.date.isoformat() if entry.date else None,
        "facets": sorted(f"{facet.name}={facet.value}" for facet in entry.facets.all()),
        **{name: getattr(entry, name) for name in _WORDS},
    }
    if any(mean):
        document["mean"] = mean.hex()
    return {**document, "digest": _digest(document)}


def entries_in_chunks(*, using: str = "default", **wanted: object) -> Iterator[list[SearchEntry]]:
    """All entries that are wanted, in order of their ids, without holding a transaction open."""
    entries = SearchEntry.objects.using(using).filter(**wanted).only("pk", *COLUMNS).order_by("pk")
    last = 0
    while chunk := list(entries.filter(pk__gt=last).prefetch_related("facets")[:_CHUNK]):
        yield chunk
        last = chunk[-1].pk


def _digest(document: Document) -> str:
    """Two documents with the same digest are the same."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
