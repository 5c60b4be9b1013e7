"""Queries that every page asks with nothing but other values: put together once in a process.

Writing the statement of a page with its 140 columns takes Django longer than the database takes to answer it.
"""

from collections.abc import Callable, Collection
from datetime import date, datetime
from threading import local
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import DateField, DateTimeField, QuerySet, UUIDField, Value

# The most values that a call gives where a query has room for several: as many as a list has cards on a page.
FEW = 10
# Databases take other values as they are.
_FIELDS = {UUID: UUIDField(), date: DateField(), datetime: DateTimeField()}


class Given(Value):
    """Stands in a prepared query for a value that each call gives under this name.

    Where a call gives several, ``place`` says which of them; those that it lacks are NULL.
    """

    def __init__(self, name: str, place: int | None = None):
        super().__init__(name)
        self.place = place

    def of(self, values: dict[str, Any]) -> Any:
        """What a call has given."""
        value = values[self.value]
        if self.place is None:
            return value
        if len(value) > FEW:
            raise ValueError(f"A prepared query has room for {FEW} values, not for {len(value)}.")
        return value[self.place] if self.place < len(value) else None

    def as_sql(self, compiler, connection) -> tuple[str, list["Given"]]:
        return "%s", [self]


def any_of(name: str) -> list[Given]:
    """Stands behind ``__in``: each call gives a list of up to ``FEW`` values."""
    return [Given(name, place) for place in range(FEW)]


class Prepared:
    """A query whose statement never changes; called with the values for its ``Given`` places it answers rows.

    ``build`` makes the queryset at the first call. It holds nothing of that moment: no time, no language; and
    it fetches nothing in a second query.
    """

    def __init__(self, build: Callable[[], QuerySet]):
        self._build = build
        self._of_thread = local()

    def __call__(self, **values: Any) -> list[Any]:
        """The rows as the queryset would answer them; always asks."""
        if not hasattr(self._of_thread, "statement"):
            self._of_thread.statement = _Statement(self._build())
        return self._of_thread.statement.rows(values)


class PreparedAmong:
    """A query for rows of which a column has one of some values: prepared for a few, put together for more.

    ``build`` makes the queryset without them; it takes what else each call gives, under the names ``given``.
    """

    def __init__(self, build: Callable[..., QuerySet], column: str, *given: str):
        self._build, self._column = build, f"{column}__in"
        self._of_few = Prepared(
            lambda: build(**{name: Given(name) for name in given}).filter(**{self._column: any_of("among")})
        )

    def __call__(self, values: Collection[Any], **given: Any) -> list[Any]:
        """The rows; none, and no question, for no values."""
        if not values:
            return []
        if len(values) <= FEW:
            return self._of_few(among=list(values), **given)
        return list(self._build(**given).filter(**{self._column: values}))


class _Statement:
    """A queryset of one thread with its statement, asked again and again."""

    def __init__(self, queryset: QuerySet):
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        self._sql, self._places = compiler.as_sql()
        columns = [column for column, _statement, _alias in compiler.select[: compiler.col_count]]
        converters, composite = compiler.get_converters(columns), compiler.has_composite_fields(columns)
        compiler.get_converters = lambda _columns: converters
        compiler.has_composite_fields = lambda _columns: composite
        queryset.query.get_compiler = lambda *args, **kwargs: compiler
        self._queryset, self._compiler = queryset, compiler

    def rows(self, values: dict[str, Any]) -> list[Any]:
        connection = self._compiler.connection = connections[DEFAULT_DB_ALIAS]
        given = [
            _bare(each.of(values), connection) if isinstance(each, Given) else each for each in self._places
        ]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, given)
            # Without what they are only sorted by.
            fetched = [row[: self._compiler.col_count] for row in cursor.fetchall()]
        self._compiler.execute_sql = lambda *args, **kwargs: [fetched]
        # Neither the queryset nor the compiler keeps the rows.
        rows = list(self._queryset._iterable_class(self._queryset))
        self._compiler.execute_sql = None
        return rows


def _bare(value: Any, connection) -> Any:
    field = _FIELDS.get(type(value))
    return field.get_db_prep_value(value, connection) if field else value
