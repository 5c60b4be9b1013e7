"""A site with Elasticsearch, and what the cluster really holds."""

import pytest

from search.delivery.deliver import changes_deliver
from search.delivery.rebuild import engine_rebuild
from search.engines.elasticsearch import address_in_use, cluster_at
from search.engines.elasticsearch.indexes import Indexes


@pytest.fixture(autouse=True)
def _one_language(settings):
    """Each language is an index to make and to remove; one says the same."""
    settings.WAGTAIL_CONTENT_LANGUAGES = [("de", "Deutsch")]


@pytest.fixture
def built(on_elasticsearch, site):
    """An index with the entries of the empty site, and no change that waits."""
    engine_rebuild()
    return on_elasticsearch


@pytest.fixture
def deliver():
    """Do the worker's work; returns how many changes were taken."""
    return lambda: changes_deliver()[0]


@pytest.fixture
def tell():
    """Do something in the cluster with its client and our names: ``tell(lambda client, indexes: …)``."""

    def tell(command):
        address = address_in_use()
        return cluster_at(address).tell(lambda client: command(client, Indexes(address, client)), seconds=60)

    return tell


@pytest.fixture
def held(tell):
    """What the cluster holds: id -> version."""

    def held():
        def read(client, indexes):
            client.indices.refresh(index=indexes.alias("de"))
            answer = client.search(index=indexes.alias("de"), size=1000, version=True)
            return {int(hit["_id"]): hit["_version"] for hit in answer["hits"]["hits"]}

        return tell(read)

    return held
