"""PostgreSQL compares vectors itself where it may; elsewhere memory does the same."""

import pytest
from django.db import connection

from search.meaning import matrix, nearness, pgvector, query_vector
from search.meaning.health import meaning_health
from search.meaning.vectors import entry_vectors_compute
from search.rebuild import vectors_rebuild

from .conftest import visitors

TITLES = ["Ehrenamtliche gewinnen", "Haushalt der Stadt", "Singen im Chor", "Junge Feuerwehr", "Bücherei"]
QUESTIONS = ["Freiwillige finden", "Wer löscht den Brand?", "Musik", "Wo leihe ich Bücher?"]

on_postgres = connection.vendor == "postgresql"


@pytest.fixture
def five(entry):
    for title in TITLES:
        entry(title)
    entry_vectors_compute()


def test_the_database_of_the_tests_compares_itself_if_it_is_able_to(db):
    assert pgvector.installed("default") == on_postgres
    assert meaning_health()["compared_in"] == ("pgvector" if on_postgres else "memory")


def test_memory_and_database_agree(five, monkeypatch):
    asked = [query_vector(question) for question in QUESTIONS]
    by_database = [nearness.nearest(visitors(), vector, 3) for vector in asked]
    monkeypatch.setattr(pgvector, "installed", lambda using: False)
    matrix.forget()
    for vector, found in zip(asked, by_database, strict=True):
        in_memory = nearness.nearest(visitors(), vector, 3)
        assert list(found) == list(in_memory)
        assert list(found.values()) == pytest.approx(list(in_memory.values()), abs=0.01)


def test_installing_again_changes_nothing(five):
    before = nearness.nearest(visitors(), query_vector(QUESTIONS[0]), 3)
    assert pgvector.install("default") == on_postgres
    vectors_rebuild()
    assert nearness.nearest(visitors(), query_vector(QUESTIONS[0]), 3) == before


if on_postgres:

    @pytest.fixture
    def without_extension(db):
        """A database whose owner may not install extensions, and where nobody did."""
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE search_entryvectors DROP COLUMN near")
            cursor.execute("DROP EXTENSION vector")
            cursor.execute("CREATE ROLE plain NOLOGIN")
            cursor.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO plain")
            cursor.execute("SET ROLE plain")
        pgvector.forget()
        yield
        pgvector.forget()

    def test_without_the_extension_memory_compares(without_extension, five, near):
        assert pgvector.install("default") is False
        assert meaning_health()["compared_in"] == "memory"
        assert near("Freiwillige finden", 1) == ["Ehrenamtliche gewinnen"]
