"""The worker's side: taking changes in order to the outside engine until it has them.

An entry is always sent as it is now, under the number of its newest change as version, so that deliveries
which overtake each other do no harm. What was not taken stays; the pause before the next attempt grows.
"""

import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from elasticsearch import Elasticsearch

from ..engines.elasticsearch.address import address_in_use
from ..engines.elasticsearch.cluster import EngineUnavailableError, cluster_at
from ..engines.elasticsearch.document import COLUMNS, documents_of
from ..engines.elasticsearch.indexes import Change, Indexes, changes_write
from ..models import EntryChange, SearchEntry

logger = logging.getLogger(__name__)

# About a megabyte: taken in a small part of the time that a delivery may last.
BATCH = 100
LONGEST_PAUSE = timedelta(minutes=5)
# An entry that the engine refuses is tried again, but does not keep others waiting.
REFUSED_PAUSE = timedelta(hours=1)
# The cluster is overloaded, or a shard is missing for a moment.
_LATER = ("429", "503")


def languages() -> list[str]:
    """The languages that have an index each."""
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def changes_deliver() -> tuple[int, datetime | None]:
    """Deliver what is due. Returns how many changes were taken, and when to try again, if some were not."""
    delivered = 0
    while changes := _due():
        try:
            refused = _send(changes)
        except EngineUnavailableError as error:
            return delivered, _postpone(changes, str(error))
        taken = [change.pk for change in changes if change.entry_id not in refused]
        EntryChange.objects.filter(pk__in=taken).delete()
        delivered += len(taken)
        _refuse(changes, refused)
    return delivered, None


def _due() -> list[EntryChange]:
    """The oldest changes; none while the oldest of all has to wait, because order is kept."""
    now = timezone.now()
    oldest = EntryChange.objects.filter(refused="").order_by("pk").first()
    if address_in_use() is None or (oldest and oldest.next_attempt_at > now):
        return []
    return list(EntryChange.objects.filter(next_attempt_at__lte=now).order_by("pk")[:BATCH])


def _send(changes: Sequence[EntryChange]) -> dict[int, str]:
    """Write the entries as they are now; returns entry -> reason for those that the engine refuses."""
    versions: dict[int, int] = {}
    for change in changes:
        versions[change.entry_id] = max(change.pk, versions.get(change.entry_id, 0))
    rows = SearchEntry.objects.filter(pk__in=versions).only("pk", *COLUMNS).prefetch_related("facets")
    writes: dict[str, list[Change]] = defaultdict(list)
    for entry, document in documents_of(rows):
        writes[entry.language].append(Change(entry.pk, versions.pop(entry.pk), document))
    for language in languages():
        writes[language] += [Change(entry_id, version, None) for entry_id, version in versions.items()]
    return cluster_at(address_in_use()).tell(partial(_write, writes))


def _write(writes: Mapping[str, Sequence[Change]], client: Elasticsearch) -> dict[int, str]:
    # Asked after the entries were read: an index that a rebuild makes later reads them itself.
    targets = Indexes(address_in_use(), client).targets(writes)
    refused: dict[int, str] = {}
    for language, changes in writes.items():
        if not targets[language]:
            raise EngineUnavailableError(
                f"there is no index for {language} yet: rebuild_search --engine-only"
            )
        searched, *building = targets[language]
        refused |= changes_write(client, searched, changes, refresh=True)
        for index in building:
            # It may just have taken the place of the other, which then has these changes.
            changes_write(client, index, changes, refresh=False)
    if later := [reason for reason in refused.values() if reason.startswith(_LATER)]:
        raise EngineUnavailableError(later[0])
    return refused


def _postpone(changes: Sequence[EntryChange], reason: str) -> datetime:
    """Try again after 1, 2, 4 … seconds, at most five minutes; returns when."""
    pause = min(timedelta(seconds=2 ** min(changes[0].attempts, 10)), LONGEST_PAUSE)
    again_at = timezone.now() + pause
    ids = [change.pk for change in changes]
    EntryChange.objects.filter(pk__in=ids).update(next_attempt_at=again_at, attempts=F("attempts") + 1)
    logger.warning(
        "The search engine did not take %d changes, next attempt %s: %s", len(ids), again_at, reason
    )
    return again_at


def _refuse(changes: Sequence[EntryChange], refused: Mapping[int, str]) -> None:
    for change in changes:
        if reason := refused.get(change.entry_id):
            logger.error("The search engine refuses entry %s: %s", change.entry_id, reason)
            EntryChange.objects.filter(pk=change.pk).update(
                refused=reason[:500],
                next_attempt_at=timezone.now() + REFUSED_PAUSE,
                attempts=F("attempts") + 1,
            )
