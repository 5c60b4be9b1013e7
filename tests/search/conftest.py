"""Entries to find: pages with a document of our choice, indexed by the real function."""

from datetime import UTC, date, datetime

import pytest
from wagtail.models import Page

from cms.finding import SearchDocument
from search.answering import Answer, answer
from search.engines import SearchRequest
from search.index import document_index
from search.models import SearchEntry
from search.planning import query_plan
from search.rebuild import search_rebuild
from tests.factories.contributions import make_guideline, make_offer, make_practice, make_strategy, make_term
from tests.factories.municipalities import make_member

from .results_page import ResultsPage

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


@pytest.fixture
def member(db):
    return make_member("Eulenstadt", slug="eulenstadt")


@pytest.fixture
def contributions(member):
    """One of each kind; the practice has a topic of its own, a cost and a part for members."""
    make_term("topic", "lichter", label_de="Lichter")
    made = [
        make_practice(
            member,
            title="Zauberfest",
            summary="Ein Fest für Freiwillige.",
            solution="<p>Mit Laternenumzug durch die Stadt.</p>",
            members_text="<p>Der Feuerschlucker sagte ab.</p>",
            topics=["lichter"],
            cost_once=800,
        ),
        make_strategy(member, title="Zauberstrategie"),
        make_guideline(member, title="Zauberleitlinie"),
        make_offer(member, title="Zauberhilfe"),
    ]
    search_rebuild()
    return made


@pytest.fixture
def opened(client):
    return lambda address: ResultsPage(client.get(address))


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    """Run what happens after the transaction, as it would outside of a test."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def answer_to(query: str = "", language: str = "de", **wanted) -> Answer:
    """The answer to a query by the engine in use."""
    plan = query_plan(query, language)
    request = {"language": language, "now": NOW, "plan": plan, "limit": 50} | wanted
    return answer(SearchRequest(**request), query)


def titles_of(found: Answer) -> list[str]:
    """The titles of the found entries, in order."""
    entries = SearchEntry.objects.in_bulk(found.entry_ids)
    return [entries[entry_id].title for entry_id in found.entry_ids]
