"""Which characters of a query reach the database (wagtail/wagtail#13227)."""

from modelsearch.query import MATCH_NONE, Phrase, PlainText


def query_clean(text: str) -> str:
    """The text without quotes and NUL, on which the databases fail; nothing when it has no letter or digit.

    PostgreSQL would answer a query of signs alone with everything.
    """
    words = text.replace('"', " ").replace("\x00", " ").split()
    return " ".join(words) if any(sign.isalnum() for sign in text) else ""


class CleanQueryMixin:
    """For a query compiler: cleans the query first, and finds nothing for an empty one."""

    def __init__(self, queryset, query, **options):
        if isinstance(query, str):
            query = query_clean(query) or MATCH_NONE
        elif isinstance(query, (PlainText, Phrase)):
            query.query_string = query_clean(query.query_string)
        super().__init__(queryset, query, **options)
