"""Our SQLite answers as Django's does, and rewrites each statement once."""

import pytest
from django.db.utils import ConnectionHandler

from cms.sqlite3 import base

# The databases are in memory, but no test without this mark makes a query.
pytestmark = pytest.mark.django_db


@pytest.fixture(params=["django.db.backends.sqlite3", "cms.sqlite3"])
def cursor(request):
    connection = ConnectionHandler({"default": {"ENGINE": request.param, "NAME": ":memory:"}})["default"]
    with connection.cursor() as cursor:
        yield cursor
    connection.close()


def test_values_percent_signs_and_names_mean_the_same(cursor):
    asked = "SELECT %s, 'a%%', %s"
    for values in ([1, "50 %"], ("%s", None)):
        cursor.execute(asked, values)
        assert cursor.fetchall() == [(values[0], "a%", values[1])]
    cursor.execute("SELECT %(b)s, 'a%%', %(a)s", {"a": 1, "b": 2})
    assert cursor.fetchall() == [(2, "a%", 1)]
    cursor.execute("SELECT 'a%'")
    assert cursor.fetchall() == [("a%",)]
    cursor.execute("CREATE TABLE letter (name text)")
    cursor.executemany("INSERT INTO letter VALUES (%s)", [["a"], ["b"]])
    cursor.execute("SELECT name FROM letter WHERE name = %s", ["b"])
    assert cursor.fetchall() == [("b",)]


def test_a_statement_is_rewritten_once():
    connection = ConnectionHandler({"default": {"ENGINE": "cms.sqlite3", "NAME": ":memory:"}})["default"]
    base._rewritten.cache_clear()
    with connection.cursor() as cursor:
        for value in range(3):
            cursor.execute("SELECT %s", [value])
    assert (base._rewritten.cache_info().misses, base._rewritten.cache_info().hits) == (1, 2)
    connection.close()
