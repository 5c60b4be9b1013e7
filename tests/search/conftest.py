"""Entries to find: pages with a document of our choice, indexed by the real function."""

from datetime import UTC, date, datetime

import pytest
from wagtail.models import Page, Site

from cms.finding import SearchDocument
from search.analysis import QueryPlan
from search.engines import SearchRequest, search_engine
from search.index import document_index
from search.learning import analyser_in_use

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def root(db):
    """The page below which test pages stand."""
    site = Site.objects.filter(is_default_site=True).first()
    return site.root_page


@pytest.fixture
def entry(root):
    """Make a plain page with an entry: ``entry("Title", text="…", audience="network", facets={…})``."""

    def make(title="Beitrag", *, audience="public", expire_at=None, **fields):
        page = root.add_child(instance=Page(title=title, expire_at=expire_at))
        fields = {"kind": "praxisbeispiel", "date": date(2026, 11, 1)} | fields
        document_index(
            page=page,
            document=SearchDocument(title=title, **fields),
            audience=audience,
            path=f"/{page.slug}/",
        )
        return page

    return make


@pytest.fixture
def find(db):
    """Titles found for a query, best first, by the engine of the database in use."""

    def search(query="", **wanted):
        answer = answer_to(query, **wanted)
        return titles_of(answer)

    return search


def answer_to(query="", language="de", **wanted):
    plan = analyser_in_use(language)[0].plan(query) if query else QueryPlan()
    request = SearchRequest(**{"language": language, "now": NOW, "plan": plan, "limit": 50} | wanted)
    return search_engine().search(request)


def titles_of(answer):
    from search.models import SearchEntry

    titles = SearchEntry.objects.in_bulk(answer.entry_ids)
    return [titles[entry_id].title for entry_id in answer.entry_ids]
