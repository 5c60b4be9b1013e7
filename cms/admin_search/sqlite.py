from modelsearch.backends.database.sqlite import sqlite

from .cleaning import CleanQueryMixin


class _AllFields(CleanQueryMixin):
    def __init__(self, queryset, query, **options):
        # modelsearch#47: `fields` names columns that the FTS table does not have.
        super().__init__(queryset, query, **options | {"fields": None})


class QueryCompiler(_AllFields, sqlite.SQLiteSearchQueryCompiler):
    pass


class AutocompleteCompiler(_AllFields, sqlite.SQLiteAutocompleteQueryCompiler):
    pass


class SearchBackend(sqlite.SQLiteSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler
