"""Django's SQLite, which remembers the statements that it has rewritten.

Django writes ``%s`` where SQLite wants ``?`` and replaces it whenever a statement is executed: that of a page
with its 140 columns takes longer to rewrite than to answer.
"""

from functools import lru_cache

from django.db.backends.sqlite3 import base

# Most statements have a few hundred characters, the longest some thousands.
_rewritten = lru_cache(maxsize=2_000)(base.SQLiteCursorWrapper.convert_query)


class CursorWrapper(base.SQLiteCursorWrapper):
    def convert_query(self, query, *, param_names=None):
        if param_names is not None:
            return super().convert_query(query, param_names=param_names)
        return _rewritten(None, query)


class DatabaseWrapper(base.DatabaseWrapper):
    def create_cursor(self, name=None):
        return self.connection.cursor(factory=CursorWrapper)
