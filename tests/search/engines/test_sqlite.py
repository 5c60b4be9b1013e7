"""What only SQLite must do."""

from django.db import connection

from search.counting import words_count
from search.engines import SearchRequest
from search.planning import query_plan
from tests.search.conftest import NOW

if connection.vendor == "sqlite":
    from search.engines.sqlite import SqliteEngine

    def test_who_may_find_a_hit_is_read_from_the_narrow_index(entry):
        for number in range(3):
            entry(f"Karte {number}", text="Ein langer Text.", facets={"thema": ["x"]})
        words_count()
        request = SearchRequest(
            language="de", now=NOW, plan=query_plan("Karte", "de"), filters={"thema": ["x"]}
        )
        sql, params = SqliteEngine().matching(request, 10)
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            plan = " ".join(row[3] for row in cursor.fetchall())
        assert "INDEX search_entry_found" in plan
