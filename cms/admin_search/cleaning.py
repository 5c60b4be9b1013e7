"""Which characters of a query reach the database (wagtail/wagtail#13227)."""

from modelsearch.query import MATCH_NONE, And, Or, Phrase, PlainText, SearchQuery


def query_clean(text: str) -> str:
    """The text without quotes and NUL, on which the databases fail; nothing when it has no letter or digit.

    PostgreSQL would answer a query of signs alone with everything.
    """
    words = text.replace('"', " ").replace("\x00", " ").split()
    return " ".join(words) if any(sign.isalnum() for sign in text) else ""


def query_safe(query: str | SearchQuery) -> str | SearchQuery:
    """The query with each of its texts clean; texts of which nothing is left fall away."""
    if isinstance(query, str):
        return query_clean(query) or MATCH_NONE
    if isinstance(query, (PlainText, Phrase)):
        query.query_string = query_clean(query.query_string)
        return query if query.query_string else MATCH_NONE
    if isinstance(query, (And, Or)):
        query.subqueries = [safe for part in query.subqueries if (safe := query_safe(part)) is not MATCH_NONE]
        return query if query.subqueries else MATCH_NONE
    return query


class CleanQueryMixin:
    """For a query compiler: what people type can not break the database."""

    def __init__(self, queryset, query, **options):
        super().__init__(queryset, query_safe(query), **options)
