"""Finding with Elasticsearch 9, beside the database's engine and with it as the spare."""

from .address import Address, address_in_use
from .cluster import Cluster, EngineUnavailableError, cluster_at
from .engine import ElasticsearchEngine
from .guard import GuardedEngine, breaker_of

__all__ = [
    "Address",
    "Cluster",
    "ElasticsearchEngine",
    "EngineUnavailableError",
    "GuardedEngine",
    "address_in_use",
    "breaker_of",
    "cluster_at",
]
