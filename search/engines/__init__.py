"""Engines behind one interface."""

from django.db import connections

from .base import MAX_COUNTED, NEWEST, RELEVANCE, Candidates, Counts, SearchEngine, SearchRequest
from .database import DatabaseEngine
from .elasticsearch import address_in_use, guarded_engine
from .postgres import PostgresEngine
from .sqlite import SqliteEngine

__all__ = [
    "MAX_COUNTED",
    "NEWEST",
    "RELEVANCE",
    "Candidates",
    "Counts",
    "DatabaseEngine",
    "SearchEngine",
    "SearchRequest",
    "database_engine",
    "search_engine",
]

_ENGINES: dict[str, type[DatabaseEngine]] = {"sqlite": SqliteEngine, "postgresql": PostgresEngine}


def database_engine(using: str = "default") -> DatabaseEngine:
    """The engine of a database: it needs no delivery, and can always answer."""
    return _ENGINES[connections[using].vendor](using)


def search_engine() -> SearchEngine:
    """What answers the site's searches: the engine of ``SEARCH_URL``, with the database's as its spare."""
    address = address_in_use()
    return guarded_engine(address, database_engine()) if address else database_engine()
