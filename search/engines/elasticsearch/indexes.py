"""The indexes of a site: one for each language behind an alias, made by a template, exchanged without a gap.

``prefix.de`` is the alias that is searched, ``prefix.building.de`` that of an index which is being filled; an
index itself is called ``prefix.de.20261122-103015-a1b2c3``.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from elasticsearch import Elasticsearch

from .address import Address

# The beginning of an offset lies before this; pages end there too.
MAX_RESULTS = 20_000
# What was deleted is remembered for so long: an older delivery that comes late does not bring it back.
REMEMBER_DELETED = "1h"
# A rebuild writes what it has read with the lowest version of all: whatever is delivered meanwhile is newer.
REBUILT = 1

_STEMS = {"type": "text", "analyzer": "whitespace"}
# Phrases do not run on parts, so their positions are not kept.
_PARTS = _STEMS | {"index_options": "freqs"}
_MAPPINGS = {
    "dynamic": "strict",
    # Kept for comparing; texts and vectors come from the database.
    "_source": {"includes": ["entry", "digest"]},
    "properties": {
        "entry": {"type": "long"},
        "digest": {"type": "keyword", "index": False, "doc_values": False},
        "part": {"type": "keyword"},
        "outdone": {"type": "boolean"},
        "audience": {"type": "keyword"},
        "expires_at": {"type": "date"},
        "archived": {"type": "boolean"},
        "date": {"type": "date", "format": "strict_date"},
        # "thema=anerkennung": a new facet needs no new field.
        "facets": {"type": "keyword", "eager_global_ordinals": True},
        "title_stems": _STEMS,
        "title_parts": _PARTS,
        "text_stems": _STEMS,
        "text_parts": _PARTS,
        "files_stems": _STEMS,
        "mean": {
            "type": "dense_vector",
            "dims": 512,
            "element_type": "byte",
            "similarity": "cosine",
            "index_options": {"type": "flat"},
        },
    },
}


@dataclass(frozen=True)
class Change:
    """What an entry has become; ``document`` is None when it is gone. The higher version wins."""

    entry_id: int
    version: int
    document: Mapping[str, object] | None


class Indexes:
    """Names and life of a site's indexes. Every method asks the cluster once or twice."""

    def __init__(self, address: Address, client: Elasticsearch) -> None:
        self._address = address
        self._client = client

    def template_put(self) -> None:
        """Tell the cluster how our indexes look, and that none is made by a mere write."""
        settings: dict[str, object] = {
            "number_of_shards": self._address.shards,
            "gc_deletes": REMEMBER_DELETED,
            "max_result_window": MAX_RESULTS,
        }
        if self._address.replicas is None:
            settings["auto_expand_replicas"] = "0-1"
        else:
            settings["number_of_replicas"] = self._address.replicas
        self._client.indices.put_index_template(
            name=self._address.prefix,
            index_patterns=[f"{self._address.prefix}.*"],
            priority=500,
            allow_auto_create=False,
            template={"settings": {"index": settings}, "mappings": _MAPPINGS},
        )

    def create(self, language: str) -> str:
        """An empty index to be filled; what an interrupted rebuild left is removed. Returns its name."""
        self.remove(self._of(language) - self._behind(self.alias(language)))
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        index = f"{self.alias(language)}.{stamp}-{secrets.token_hex(3)}"
        self._client.indices.create(index=index, aliases={self.building(language): {}})
        return index

    def exchange(self, language: str, index: str) -> None:
        """Search the new index from now on, in one step, and remove the former ones."""
        alias = self.alias(language)
        self._client.indices.refresh(index=index)
        former = self._behind(alias)
        self._client.indices.update_aliases(
            actions=[
                *({"remove": {"index": name, "alias": alias}} for name in sorted(former)),
                {"remove": {"index": index, "alias": self.building(language)}},
                {"add": {"index": index, "alias": alias}},
            ]
        )
        self.remove(former)

    def remove(self, names: Iterable[str]) -> None:
        """Delete indexes, those that are gone already too."""
        for name in sorted(names):
            self._client.indices.delete(index=name, ignore_unavailable=True)

    def remove_all(self) -> None:
        """Delete everything with our prefix, the template too."""
        self.remove(self._named(f"{self._address.prefix}.*"))
        self._client.options(ignore_status=404).indices.delete_index_template(name=self._address.prefix)

    def targets(self, languages: Iterable[str]) -> dict[str, list[str]]:
        """Language -> the aliases that writes go to: the one searched, and the one being filled."""
        present = self._client.indices.get_alias(name=f"{self._address.prefix}.*", ignore_unavailable=True)
        aliases = {alias for index in present.values() for alias in index["aliases"]}
        return {
            language: [name for name in (self.alias(language), self.building(language)) if name in aliases]
            for language in languages
        }

    def alias(self, language: str) -> str:
        """The name by which the index of a language is searched."""
        return f"{self._address.prefix}.{language}"

    def building(self, language: str) -> str:
        """The name of the index that is being filled."""
        return f"{self._address.prefix}.building.{language}"

    def _of(self, language: str) -> set[str]:
        return self._named(f"{self.alias(language)}.*")

    def _behind(self, alias: str) -> set[str]:
        found = self._client.options(ignore_status=404).indices.get_alias(name=alias)
        return set(found) - {"error", "status"}

    def _named(self, pattern: str) -> set[str]:
        return set(self._client.indices.get(index=pattern, expand_wildcards="all", features="settings"))


def changes_write(
    client: Elasticsearch, index: str, changes: Iterable[Change], *, refresh: bool
) -> dict[int, str]:
    """Write changes; returns entry -> reason for those that the index did not take.

    What the index has in a newer version is no failure. ``refresh`` makes them found at once.
    """
    operations: list[Mapping[str, object]] = []
    for change in changes:
        head = {
            "_index": index,
            "_id": str(change.entry_id),
            "version": change.version,
            "version_type": "external_gte",
        }
        operations += [{"delete": head}] if change.document is None else [{"index": head}, change.document]
    if not operations:
        return {}
    answer = client.bulk(operations=operations, refresh=refresh)
    if not answer["errors"]:
        return {}
    outcomes = (outcome for item in answer["items"] for outcome in item.values())
    return {
        int(
            outcome["_id"]
        ): f"{outcome['status']} {outcome['error'].get('type')}: {outcome['error'].get('reason')}"
        for outcome in outcomes
        if "error" in outcome and outcome["status"] != 409
    }
