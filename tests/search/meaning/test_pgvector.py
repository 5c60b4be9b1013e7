"""PostgreSQL compares vectors itself where it may; elsewhere memory does the same."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from search.answering import answer
from search.engines import SearchRequest
from search.meaning import Neighbours, matrix, pgvector, query_vector
from search.meaning.health import meaning_health
from search.meaning.vectors import entry_vectors_compute
from search.models import EntryVectors, SearchEntry
from search.planning import query_plan
from search.rebuild import vectors_rebuild
from tests.search.conftest import NOW

from .conftest import visitors

TITLES = ["Ehrenamtliche gewinnen", "Haushalt der Stadt", "Singen im Chor", "Junge Feuerwehr", "Bücherei"]
QUESTIONS = ["Freiwillige finden", "Wer löscht den Brand?", "Musik", "Wo leihe ich Bücher?"]

on_postgres = connection.vendor == "postgresql"


@pytest.fixture
def five(entry):
    if on_postgres:
        # No table is altered while something waits to be checked at the commit, which no test reaches.
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for title in TITLES:
        entry(title)
    entry_vectors_compute()


@pytest.fixture
def command():
    """Run ``manage.py search_vectors``; answers what it prints."""

    def run(*flags):
        out = StringIO()
        call_command("search_vectors", *flags, stdout=out)
        return out.getvalue()

    return run


def hits():
    """What visitors find for each question, in order."""

    def found(question):
        request = SearchRequest(language="de", now=NOW, plan=query_plan(question, "de"))
        return answer(request, question).entry_ids

    return [found(question) for question in QUESTIONS]


def nearest():
    return [Neighbours("default", query_vector(question)).among(visitors(), 3) for question in QUESTIONS]


def test_the_database_of_the_tests_compares_itself_if_it_is_able_to(db):
    assert pgvector.installed("default") == on_postgres
    assert meaning_health()["compared_in"] == ("pgvector" if on_postgres else "memory")


def test_memory_and_database_agree(five, monkeypatch):
    by_database = nearest()
    monkeypatch.setattr(pgvector, "installed", lambda using: False)
    matrix.forget()
    for found, in_memory in zip(by_database, nearest(), strict=True):
        assert list(found) == list(in_memory)
        assert list(found.values()) == pytest.approx(list(in_memory.values()), abs=0.01)


def test_the_command_says_where_it_is_compared_and_how_many_wait(five, entry, command):
    entry("Noch ohne Bedeutung")
    where = "in der Datenbank" if on_postgres else "im Arbeitsspeicher"
    assert command() == f"Verglichen wird {where}; 1 Einträge warten noch.\n"


def test_switched_off_the_command_says_so(db, command, settings):
    settings.SEARCH_MEANING = False
    assert "abgeschaltet" in command()


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

    def test_without_the_extension_memory_compares(without_extension, five, near, command, caplog):
        caplog.set_level("WARNING")
        pgvector.install_if_possible("default")
        assert "compared in memory" in caplog.text
        assert meaning_health()["compared_in"] == "memory"
        assert near("Freiwillige finden", 1) == ["Ehrenamtliche gewinnen"]
        with pytest.raises(CommandError, match="CREATE EXTENSION vector"), transaction.atomic():
            command("--in-database")

    def test_to_memory_and_back_with_the_same_hits_all_the_while(five, command):
        """As in a running process: nothing is told to ask anew."""
        before, near = hits(), [list(found) for found in nearest()]
        assert any(before)
        assert command("--in-memory") == "Verglichen wird im Arbeitsspeicher; 0 Einträge warten noch.\n"
        assert hits() == before
        assert [list(found) for found in nearest()] == near
        assert "in der Datenbank" in command("--in-database")
        assert hits() == before
        assert [list(found) for found in nearest()] == near

    def test_the_way_back_can_be_gone_twice(five, command):
        before = hits()
        command("--in-memory")
        command("--in-memory")
        assert hits() == before

    def test_what_was_written_while_memory_compared_is_found_by_the_database(five, entry, command, near):
        command("--in-memory")
        entry("Hunde ausführen")
        assert vectors_rebuild() == 1
        assert not pgvector.installed("default")
        command("--in-database")
        assert near("Mit dem Hund spazieren gehen", 1) == ["Hunde ausführen"]

    def test_what_is_written_while_it_is_installed_is_found_too(five, entry, near):
        pgvector.remove("default")
        row = SearchEntry.objects.get(title="Bücherei")

        def write(done, total):
            entry("Hunde ausführen")
            EntryVectors.objects.filter(pk=row.pk).delete()
            SearchEntry.objects.filter(pk=row.pk).update(title="Katzen streicheln")
            entry_vectors_compute()
            assert not pgvector.installed("default")

        pgvector.install("default", progress=write)
        assert pgvector.installed("default")
        assert near("Mit dem Hund spazieren gehen", 1) == ["Hunde ausführen"]
        assert near("Ein weiches Fell", 1) == ["Katzen streicheln"]

    def test_what_an_interrupted_installation_left_is_not_asked_and_made_anew(five, near):
        pgvector.remove("default")

        def interrupt(done, total):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            pgvector.install("default", progress=interrupt)
        assert not pgvector.installed("default")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE search_entryvectors SET near = NULL WHERE near IS NOT NULL")
            assert cursor.rowcount == len(TITLES)
        before = nearest()
        pgvector.install("default")
        assert [list(found) for found in nearest()] == [list(found) for found in before]

    def test_installing_again_changes_nothing(five, command):
        before = nearest()
        command("--in-database")
        assert nearest() == before

else:

    def test_other_databases_say_that_they_cannot(five, command):
        with pytest.raises(CommandError, match="Nur PostgreSQL"):
            command("--in-database")
        before = hits()
        assert "im Arbeitsspeicher" in command("--in-memory")
        assert hits() == before
