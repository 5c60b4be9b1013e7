"""Entries with vectors."""

import pytest

from exchange.municipalities.readers import VISITOR
from search.meaning import Neighbours, matrix, pgvector, query_vector
from search.meaning.vectors import entry_vectors_compute
from search.models import SearchEntry
from tests.search.conftest import NOW


@pytest.fixture(autouse=True)
def _meaning(meaning):
    """Every test of this folder understands texts."""


@pytest.fixture
def understood(entry):
    """Make an entry (see ``entry``) and compute its vectors; answers the entry for everybody."""

    def make(*args, **fields):
        page = entry(*args, **fields)
        entry_vectors_compute()
        return SearchEntry.objects.get(page=page, part="page")

    return make


@pytest.fixture
def near(db):
    """Titles of entries by nearness to a text; of what a German visitor may find by default."""

    def titles(text, limit=10, visible=None):
        found = Neighbours("default", query_vector(text)).among(
            visitors() if visible is None else visible, limit
        )
        entries = SearchEntry.objects.in_bulk(found)
        return [entries[entry_id].title for entry_id in found]

    return titles


@pytest.fixture
def in_memory(monkeypatch):
    """The database compares no vectors itself: SQLite, or PostgreSQL without the extension."""
    monkeypatch.setattr(pgvector, "installed", lambda using: False)
    matrix.forget()


def visitors(language="de"):
    """What a visitor may find in a language."""
    return SearchEntry.objects.findable_by(VISITOR, NOW).filter(language=language)
