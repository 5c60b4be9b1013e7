"""A database with empty tables of the search, for a while: nothing in it touches the running site.

The tables are copied from the site's own, with indexes and triggers, so that what is judged is what runs.
"""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from ..meaning import matrix

ALIAS = "scoring"
_TABLES = "search\\_%"


@contextmanager
def scratch_database() -> Iterator[str]:
    """Yields the alias of the empty database; it is gone afterwards, whatever happens in between.

    On SQLite it is a temporary file, on PostgreSQL a schema of its own. Entries there belong to no pages.
    """
    make = {"sqlite": _file, "postgresql": _schema}[connections[DEFAULT_DB_ALIAS].vendor]
    with make():
        yield ALIAS


@contextmanager
def _alias(settings: dict[str, Any]) -> Iterator[None]:
    """The alias with these settings, in this thread; afterwards it is closed and unknown."""
    connections[ALIAS] = type(connections[DEFAULT_DB_ALIAS])(settings, ALIAS)
    # Vectors are remembered by the name of the database, which the schemas of one share.
    matrix.forget()
    try:
        yield
    finally:
        matrix.forget()
        connections[ALIAS].close()
        del connections[ALIAS]


def _settings(**changed: Any) -> dict[str, Any]:
    site = connections[DEFAULT_DB_ALIAS].settings_dict
    options = site.get("OPTIONS", {}) | changed.pop("OPTIONS", {})
    return site | {"CONN_MAX_AGE": 0, "OPTIONS": options} | changed


@contextmanager
def _file() -> Iterator[None]:
    statements = _sqlite_schema()
    # Nothing has to survive a crash, and there are no pages for foreign keys to point to.
    pragmas = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF;"
    with tempfile.TemporaryDirectory(prefix="scoring-") as folder:
        name = str(Path(folder) / "scratch.sqlite3")
        with _alias(_settings(NAME=name, OPTIONS={"init_command": pragmas})):
            with connections[ALIAS].cursor() as cursor:
                for statement in statements:
                    cursor.execute(statement)
            yield


def _sqlite_schema() -> list[str]:
    """The statements that made the site's tables of the search, in an order in which they can be repeated."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(
            "SELECT name, type, sql FROM sqlite_master "
            "WHERE tbl_name LIKE %s ESCAPE '\\' AND sql IS NOT NULL ORDER BY type = 'table' DESC, name",
            [_TABLES],
        )
        rows = cursor.fetchall()
    # A virtual table makes the tables that it consists of itself.
    virtual = tuple(f"{name}_" for name, _type, sql in rows if sql.startswith("CREATE VIRTUAL"))
    return [sql for name, kind, sql in rows if kind != "table" or not name.startswith(virtual or "\0")]


@contextmanager
def _schema() -> Iterator[None]:
    schema = f"scoring_{secrets.token_hex(4)}"
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        (site_schema,) = cursor.fetchone()
    # Types of extensions stand in the site's schema. Loading takes longer than any request may.
    options = f"-c search_path={schema},{site_schema} -c statement_timeout=0"
    with _alias(_settings(OPTIONS={"options": options})):
        try:
            _schema_fill(schema, site_schema)
            yield
        finally:
            # Whatever the connection was doing has ended with it.
            connections[ALIAS].close()
            with connections[ALIAS].cursor() as cursor:
                cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")


def _schema_fill(schema: str, site_schema: str) -> None:
    """Copy the tables; foreign keys are not copied, and numbers are counted anew."""
    with connections[ALIAS].cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {schema}")
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = %s AND tablename LIKE %s ORDER BY tablename",
            [site_schema, _TABLES],
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f'CREATE TABLE {schema}."{table}" (LIKE {site_schema}."{table}" INCLUDING ALL)')
