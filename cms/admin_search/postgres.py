from modelsearch.backends.database.postgres import postgres

from .cleaning import CleanQueryMixin


class QueryCompiler(CleanQueryMixin, postgres.PostgresSearchQueryCompiler):
    pass


class AutocompleteCompiler(CleanQueryMixin, postgres.PostgresAutocompleteQueryCompiler):
    pass


class SearchBackend(postgres.PostgresSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler
