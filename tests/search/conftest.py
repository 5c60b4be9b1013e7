"""Entries to find: pages with a document of our choice, indexed by the real function."""

from datetime import UTC, date, datetime

import pytest
from wagtail.models import Page

from cms.finding import SearchDocument
from search.analysis import QueryPlan
from search.engines import SearchAnswer, SearchRequest, search_engine
from search.index import document_index
from search.learning import analyser_in_use
from search.models import SearchEntry

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def entry(site):
    """Make a plain page with an entry: ``entry("Title", text="…", audience="network", facets={…})``.

    There are no other entries than those made so.
    """
    SearchEntry.objects.all().delete()

    def make(title="Beitrag", *, audience="public", expire_at=None, **fields) -> Page:
        page = site.root_page.add_child(instance=Page(title=title, expire_at=expire_at))
        fields = {"kind": "praxisbeispiel", "date": date(2026, 11, 1)} | fields
        document = SearchDocument(title=title, **fields)
        document_index(page=page, document=document, audience=audience, path=f"/{page.slug}/")
        return page

    return make


@pytest.fixture
def find(db):
    """Titles found for a query, best first, by the engine of the database in use."""
    return lambda query="", **wanted: titles_of(answer_to(query, **wanted))


def answer_to(query: str = "", language: str = "de", **wanted) -> SearchAnswer:
    """The engine's answer to a query."""
    plan = analyser_in_use(language)[0].plan(query) if query else QueryPlan()
    request = {"language": language, "now": NOW, "plan": plan, "limit": 50} | wanted
    return search_engine().search(SearchRequest(**request))


def titles_of(answer: SearchAnswer) -> list[str]:
    """The titles of the found entries, in order."""
    entries = SearchEntry.objects.in_bulk(answer.entry_ids)
    return [entries[entry_id].title for entry_id in answer.entry_ids]
