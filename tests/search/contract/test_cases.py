"""The same cases, in the same order, on every engine."""

import pytest
from django.db import connection

from search.answering import answer
from search.counting import words_count
from search.engines import SearchRequest, database_engine
from search.learning import analyser_in_use
from search.models import SearchEntry
from search.planning import query_plan

from ..conftest import NOW
from .cases import CASES, Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def engine():
    """The engine under test: that of the database in use."""
    return database_engine()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_case_is_answered_in_this_order(entry, engine, case: Case):
    assert found_in(case, entry, engine) == list(case.found)


def test_the_engine_is_that_of_the_database(engine):
    assert engine.name == connection.vendor


def _translate(language: str) -> None:
    """Make the entries those of a language, analysed as what they are."""
    analyser = analyser_in_use(language)[0]
    for row in SearchEntry.objects.all():
        row.language = language
        row.title_stems, row.title_parts = analyser.fields(row.title)
        row.save()


def found_in(case: Case, entry, engine) -> list[str]:
    """The titles that an engine finds for a case, best first; counts agree with them."""
    for made in case.entries:
        entry(made.title, text=made.text, date=made.date)
    _translate(case.language)
    words_count()
    plan = query_plan(case.query, case.language)
    request = SearchRequest(language=case.language, now=NOW, plan=plan, limit=50)
    answered = answer(request, case.query, engine=engine)
    titles = SearchEntry.objects.in_bulk(answered.entry_ids)
    assert answered.total == len(answered.hits)
    assert sum(answered.facets.get("art", {}).values()) == len(answered.hits)
    return [titles[entry_id].title for entry_id in answered.entry_ids]
