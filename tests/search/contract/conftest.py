"""The same cases on every engine: on that of the database in use, and on Elasticsearch."""

import pytest

from search.delivery.deliver import changes_deliver
from search.delivery.rebuild import engine_rebuild
from search.engines.elasticsearch import ElasticsearchEngine, address_in_use, cluster_at


@pytest.fixture(
    autouse=True, params=["database", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]
)
def engine(request, db, settings, monkeypatch):
    """The engine that answers in the test. Elasticsearch stands alone: without the database as its spare."""
    if request.param == "elasticsearch":
        request.getfixturevalue("on_elasticsearch")
        settings.WAGTAIL_CONTENT_LANGUAGES = [("de", "Deutsch"), ("en", "English")]
        engine_rebuild()
        monkeypatch.setattr("search.answering.search_engine", _told_of_every_change)


def _told_of_every_change():
    changes_deliver()
    return ElasticsearchEngine(cluster_at(address_in_use()))
