"""The demo content, indexed with its meaning, once for this folder; the scores as a table at the end."""

import os

import pytest
from django.db import connection, transaction
from django.test import override_settings

from cms.finding import PUBLIC
from home.demo.services import demo_load
from home.first_pages.services import first_pages_create
from search.meaning.vectors import entry_vectors_compute
from search.models import SearchEntry
from search.rebuild import search_rebuild
from tests.home.demo.conftest import RollBack, register_districts

from .scoring import Scores, baseline_write, table_of

_TABLES: pytest.StashKey[list[str]] = pytest.StashKey()


@pytest.fixture(scope="package")
def indexed_demo(django_db_setup, django_db_blocker):
    """Everything that a visitor of the demo finds."""
    with django_db_blocker.unblock(), override_settings(SEARCH_MEANING=True):
        try:
            with transaction.atomic():
                if connection.vendor == "postgresql":
                    # The transaction stays open while a test waits for other servers.
                    with connection.cursor() as cursor:
                        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
                register_districts()
                first_pages_create()
                demo_load()
                search_rebuild()
                # What only members find is not asked for.
                SearchEntry.objects.exclude(audience=PUBLIC).delete()
                entry_vectors_compute()
                yield
                raise RollBack
        except RollBack:
            pass


@pytest.fixture
def told(request):
    """Show the scores of an engine at the end of the run; keep them as the baseline, if that is wanted."""

    def tell(engine: str, scores: Scores) -> None:
        request.config.stash.setdefault(_TABLES, []).extend(["", *table_of(engine, scores)])
        if os.environ.get("RELEVANCE_BASELINE"):
            baseline_write(engine, scores)

    return tell


def pytest_terminal_summary(terminalreporter, config):
    for line in config.stash.get(_TABLES, []):
        terminalreporter.write_line(line)
