"""What the ORM cannot write, or would write or read too slowly."""

from collections.abc import Collection
from typing import TypeVar

from django.db import connections, transaction
from django.db.models import QuerySet

Sql = tuple[str, list]
Rows = TypeVar("Rows", bound=QuerySet)


def sql_of(queryset: QuerySet, using: str) -> Sql:
    """The queryset, in no order, as SQL of this database and its parameters.

    Conditions that nothing can fulfil, such as a filter without values, become one that is false.
    """
    sql, params = queryset.order_by().query.get_compiler(using, elide_empty=False).as_sql()
    return sql, list(params)


def numbered(rows: Rows, ids: Collection[int]) -> Rows:
    """Those of the rows that have one of these primary keys.

    On PostgreSQL as one array: a parameter for each of some hundred takes longer than finding the rows.
    """
    if connections[rows.db].vendor != "postgresql":
        return rows.filter(pk__in=ids)
    column = f"{rows.model._meta.db_table}.{rows.model._meta.pk.column}"
    return rows.extra(where=[f"{column} = ANY (%s::bigint[])"], params=[list(ids)])  # noqa: S610


def rows_of(queryset: QuerySet) -> list[tuple]:
    """The rows of a queryset of ``values_list``, in no order.

    PostgreSQL's planner does not know what reading a long column costs, and would rather read those of all
    entries than an index; its driver would send bytes as digits, which takes twice as long altogether.
    """
    connection = connections[queryset.db]
    sql, params = sql_of(queryset, queryset.db)
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()
    # Not needed where SQLite is used.
    from psycopg import Cursor
    from psycopg.pq import Format

    with transaction.atomic(queryset.db), connection._prepare_cursor(Cursor(connection.connection)) as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.cursor.format = Format.BINARY
        cursor.execute(sql, params)
        return cursor.fetchall()
