"""Engines behind one interface; the database's own is the one that answers."""

from django.db import connection

from .base import NEWEST, RELEVANCE, SearchAnswer, SearchEngine, SearchRequest
from .postgres import PostgresEngine
from .sqlite import SqliteEngine

__all__ = ["NEWEST", "RELEVANCE", "SearchAnswer", "SearchEngine", "SearchRequest", "search_engine"]

_ENGINES: dict[str, type[SearchEngine]] = {"sqlite": SqliteEngine, "postgresql": PostgresEngine}


def search_engine() -> SearchEngine:
    """The engine of the database that is in use."""
    return _ENGINES[connection.vendor]()
