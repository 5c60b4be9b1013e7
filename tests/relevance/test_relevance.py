"""The search is as good as it was: golden queries over the demo content, on every engine."""

import pytest
from django.db import connection

from search.delivery.rebuild import engine_rebuild
from search.engines import database_engine
from search.engines.elasticsearch import ElasticsearchEngine, address_in_use, cluster_at

from .golden import golden_queries
from .scoring import drops, scores_of


@pytest.fixture(params=["database", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine(request, indexed_demo, db, settings):
    settings.SEARCH_MEANING = True
    if request.param == "database":
        return database_engine()
    request.getfixturevalue("on_elasticsearch")
    engine_rebuild()
    return ElasticsearchEngine(cluster_at(address_in_use()))


def test_no_score_drops(engine, told):
    scores = scores_of(engine, golden_queries())
    told(engine.name, scores)
    assert engine.name == "elasticsearch" or engine.name == connection.vendor
    assert drops(engine.name, scores) == []
