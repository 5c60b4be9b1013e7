"""Filling the outside engine anew from stored entries, without touching pages and without a gap.

A new index is filled beside the one that is searched. Deliveries write to both meanwhile, with versions above
those of the rebuild, so that what has just changed is never overwritten by what was read before.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from elasticsearch import Elasticsearch

from ..engines.elasticsearch.address import Address, address_in_use
from ..engines.elasticsearch.cluster import BUILDING_SECONDS, EngineUnavailableError, cluster_at
from ..engines.elasticsearch.document import documents_of, entries_in_chunks
from ..engines.elasticsearch.indexes import REBUILT, Change, Indexes, changes_write
from ..models import SearchEntry
from .deliver import changes_deliver, languages

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class EngineReport:
    """What a rebuild of the outside engine did; ``waiting`` says that changes could not be delivered yet."""

    entries: int
    seconds: float
    waiting: bool


def engine_rebuild(*, progress: Progress = lambda done, total: None) -> EngineReport:
    """Fill the outside engine from stored entries, exchange its indexes, deliver what changed meanwhile.

    ``progress`` is told the number of entries done and of all. What an interrupted rebuild left is removed.
    Raises EngineUnavailableError, and then the former index goes on being searched.
    """
    started = time.monotonic()
    cluster = cluster_at(address_in_use())
    # One that hangs is found out at once.
    cluster.tell(lambda client: client.cluster.health())
    entries = cluster.tell(partial(_rebuild, address_in_use(), progress), seconds=BUILDING_SECONDS)
    _delivered, again_at = changes_deliver()
    return EngineReport(entries, time.monotonic() - started, waiting=again_at is not None)


def is_built() -> bool:
    """Whether every language has an index, or somebody is filling one. Raises EngineUnavailableError."""
    targets = cluster_at(address_in_use()).tell(
        lambda client: Indexes(address_in_use(), client).targets(languages())
    )
    return all(targets.values())


def _rebuild(address: Address, progress: Progress, client: Elasticsearch) -> int:
    indexes = Indexes(address, client)
    indexes.template_put()
    total, done = SearchEntry.objects.filter(language__in=languages()).count(), 0
    for language in languages():
        index = indexes.create(language)
        for chunk in entries_in_chunks(language=language):
            entries_fill(client, indexes.building(language), chunk)
            done += len(chunk)
            progress(min(done, total), total)
        indexes.exchange(language, index)
    return done


def entries_fill(
    client: Elasticsearch, index: str, entries: Iterable[SearchEntry], *, using: str = "default"
) -> None:
    """Write entries into an index that is being filled. Raises EngineUnavailableError when it refuses one."""
    changes = (Change(entry.pk, REBUILT, document) for entry, document in documents_of(entries, using=using))
    refused = changes_write(client, index, changes, refresh=False)
    for entry_id, reason in refused.items():
        raise EngineUnavailableError(f"entry {entry_id}: {reason}")
