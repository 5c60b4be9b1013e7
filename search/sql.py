"""Querysets as SQL, for statements that the ORM cannot write or would read too slowly."""

from django.db.models import QuerySet

Sql = tuple[str, list]


def sql_of(queryset: QuerySet, using: str) -> Sql:
    """The queryset, in no order, as SQL of this database and its parameters.

    Conditions that nothing can fulfil, such as a filter without values, become one that is false.
    """
    sql, params = queryset.order_by().query.get_compiler(using, elide_empty=False).as_sql()
    return sql, list(params)
