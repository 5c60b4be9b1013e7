"""The engine that is judged, on scratch data: the database's own, or Elasticsearch under a passing name."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from django.db import connection
from elasticsearch import Elasticsearch

from ..engines import SearchEngine, database_engine
from ..engines.elasticsearch import Cluster, ElasticsearchEngine, address_in_use
from ..engines.elasticsearch.cluster import BUILDING_SECONDS, Answer
from ..engines.elasticsearch.document import documents_of, entries_in_chunks
from ..engines.elasticsearch.indexes import REBUILT, Change, Indexes, changes_write
from .collections import CollectionError

ELASTICSEARCH = "elasticsearch"


def engine_names() -> list[str]:
    """The engines of this installation; the one that answers visitors first."""
    return [*([ELASTICSEARCH] if address_in_use() else []), connection.vendor]


@contextmanager
def scratch_engine(name: str, *, using: str, language: str) -> Iterator[SearchEngine]:
    """The engine over the entries of the scratch database ``using``; what it made is removed afterwards.

    Raises EngineUnavailableError when the cluster fails.
    """
    if name != ELASTICSEARCH:
        yield database_engine(using)
        return
    address = address_in_use()
    prefix = f"{address.prefix}-scoring-{secrets.token_hex(4)}"
    # Nobody waits for an answer, so a slow one counts too.
    cluster = Cluster(replace(address, prefix=prefix, wait=BUILDING_SECONDS))
    try:
        _fill(cluster, using=using, language=language)
        yield ElasticsearchEngine(cluster, using)
    finally:
        _tell(cluster, lambda client: Indexes(cluster.address, client).remove_all())


def _tell(cluster: Cluster, command: Callable[[Elasticsearch], Answer]) -> Answer:
    return cluster.tell(command, seconds=BUILDING_SECONDS)


def _fill(cluster: Cluster, *, using: str, language: str) -> None:
    def create(client: Elasticsearch) -> str:
        indexes = Indexes(cluster.address, client)
        indexes.template_put()
        return indexes.create(language)

    index = _tell(cluster, create)
    for entries in entries_in_chunks(using=using, language=language):
        changes = [
            Change(entry.pk, REBUILT, document) for entry, document in documents_of(entries, using=using)
        ]
        if refused := _tell(cluster, partial(changes_write, index=index, changes=changes, refresh=False)):
            raise CollectionError(next(iter(refused.values())))
    _tell(cluster, lambda client: Indexes(cluster.address, client).exchange(language, index))
