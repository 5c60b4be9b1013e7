"""Finding with Elasticsearch 9, beside the database's engine and with it as the spare."""

from .address import Address, address_in_use
from .cluster import Cluster, EngineUnavailableError, cluster_at
from .engine import ElasticsearchEngine
from .guard import guarded_engine

__all__ = [
    "Address",
    "Cluster",
    "ElasticsearchEngine",
    "EngineUnavailableError",
    "address_in_use",
    "cluster_at",
    "guarded_engine",
]
