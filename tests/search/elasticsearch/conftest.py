"""Elasticsearch with an index of the test's entries."""

import pytest

from search.delivery.deliver import changes_deliver
from search.delivery.rebuild import engine_rebuild
from search.engines.elasticsearch import ElasticsearchEngine, address_in_use, cluster_at


@pytest.fixture
def told(on_elasticsearch, settings):
    """Tell Elasticsearch of every change so far, and get its engine: without the database as a spare."""
    settings.WAGTAIL_CONTENT_LANGUAGES = [("de", "Deutsch")]
    engine_rebuild()

    def told() -> ElasticsearchEngine:
        changes_deliver()
        return ElasticsearchEngine(cluster_at(address_in_use()))

    return told
