"""Proving that the outside engine holds exactly what the database holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from elasticsearch import Elasticsearch

from ..engines.elasticsearch.address import address_in_use
from ..engines.elasticsearch.cluster import BUILDING_SECONDS, cluster_at
from ..engines.elasticsearch.document import documents_of, entries_in_chunks
from ..engines.elasticsearch.indexes import Indexes
from .changes import entries_changed
from .deliver import languages

_PAGE = 5_000


@dataclass(frozen=True)
class Comparison:
    """Entries that both hold alike, and the ids of those that are missing, different or too many there."""

    equal: int = 0
    missing: list[int] = field(default_factory=list)
    different: list[int] = field(default_factory=list)
    surplus: list[int] = field(default_factory=list)

    @property
    def is_equal(self) -> bool:
        """Whether there is no difference."""
        return not (self.missing or self.different or self.surplus)

    def __add__(self, other: "Comparison") -> "Comparison":
        return Comparison(
            self.equal + other.equal,
            self.missing + other.missing,
            self.different + other.different,
            self.surplus + other.surplus,
        )


def engine_compare() -> Comparison:
    """Compare the document of every entry, by its digest. Raises EngineUnavailableError.

    What is published meanwhile may appear as different until it is delivered.
    """
    cluster = cluster_at(address_in_use())
    # One that hangs is found out at once.
    cluster.tell(lambda client: client.cluster.health())
    return sum(
        (
            _compared(
                language,
                cluster.tell(lambda client, code=language: _digests(client, code), seconds=BUILDING_SECONDS),
            )
            for language in languages()
        ),
        Comparison(),
    )


def engine_repair() -> Comparison:
    """Compare, and have everything that differs delivered again. A periodic job."""
    found = engine_compare()
    entries_changed([*found.missing, *found.different, *found.surplus])
    return found


def _compared(language: str, there: dict[int, str]) -> Comparison:
    equal, missing, different = 0, [], []
    for chunk in entries_in_chunks(language=language):
        for entry, document in documents_of(chunk):
            digest = there.pop(entry.pk, None)
            if digest is None:
                missing.append(entry.pk)
            elif digest != document["digest"]:
                different.append(entry.pk)
            else:
                equal += 1
    return Comparison(equal, missing, different, sorted(there))


def _digests(client: Elasticsearch, language: str) -> dict[int, str]:
    return dict(_all_digests(client, Indexes(address_in_use(), client).alias(language)))


def _all_digests(client: Elasticsearch, index: str) -> Iterator[tuple[int, str]]:
    after = None
    while True:
        found = client.search(
            index=index,
            size=_PAGE,
            sort=[{"entry": "asc"}],
            search_after=after,
            source=["digest"],
            track_total_hits=False,
            allow_partial_search_results=False,
        )["hits"]["hits"]
        yield from ((int(hit["_id"]), hit["_source"]["digest"]) for hit in found)
        if len(found) < _PAGE:
            return
        after = found[-1]["sort"]
