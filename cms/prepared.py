"""Queries that every page asks with nothing but other values: put together once in a process.

Writing the statement of a page with its 140 columns takes Django longer than the database takes to answer it.
"""

from collections.abc import Callable
from copy import copy
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet, UUIDField, Value
from django.db.models.sql.compiler import SQLCompiler


class Given(Value):
    """Stands in a prepared query for a value that each call gives under this name."""

    def as_sql(self, compiler, connection) -> tuple[str, list["Given"]]:
        return "%s", [self]


class Prepared:
    """A query whose statement never changes; called with the values for its ``Given`` places it answers rows.

    ``build`` makes the queryset at the first call. It holds nothing of that moment: no time, no language.
    """

    def __init__(self, build: Callable[[], QuerySet]):
        self._build = build

    def __call__(self, **values: int | str | UUID) -> list[Any]:
        """The rows as the queryset would answer them; always asks."""
        queryset, compiler, statement, places = self._parts
        # Connections belong to threads.
        connection = connections[DEFAULT_DB_ALIAS]
        given = [
            _bare(values[each.value], connection) if isinstance(each, Given) else each for each in places
        ]
        compiler = copy(compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *args, **kwargs: (statement, given)
        asked = queryset.all()
        asked.query.get_compiler = lambda *args, **kwargs: compiler
        return list(asked)

    @cached_property
    def _parts(self) -> tuple[QuerySet, SQLCompiler, str, tuple]:
        queryset = self._build()
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        statement, places = compiler.as_sql()
        columns = [column for column, _statement, _alias in compiler.select[: compiler.col_count]]
        converters, composite = compiler.get_converters(columns), compiler.has_composite_fields(columns)
        compiler.get_converters = lambda _columns: converters
        compiler.has_composite_fields = lambda _columns: composite
        return queryset, compiler, statement, places


def _bare(value: int | str | UUID, connection) -> Any:
    return UUIDField().get_db_prep_value(value, connection) if isinstance(value, UUID) else value
