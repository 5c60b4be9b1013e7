"""What Elasticsearch finds, compared with the database; what every engine does stands in the contract."""

from dataclasses import replace

import numpy as np
import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from exchange.municipalities.readers import Reader
from search.engines import NEWEST, SearchRequest, database_engine, search_engine
from search.meaning import matrix
from search.meaning.encoder import DIMENSIONS, VERSION
from search.meaning.numbers import to_bytes
from search.models import EntryVectors, SearchEntry
from search.planning import query_plan

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]

MEMBER = Reader(is_member=True)


def question(query="", **wanted):
    return SearchRequest(language="de", now=timezone.now(), plan=query_plan(query, "de"), **wanted)


def titles(ids):
    entries = SearchEntry.objects.in_bulk(list(ids))
    return [entries[entry_id].title for entry_id in ids]


def direction(number: int) -> np.ndarray:
    """A vector of length one; those of neighbouring numbers are near to each other."""
    vector = np.zeros(DIMENSIONS, np.float32)
    # No component of a real one is large.
    vector[number * 8 : number * 8 + 32] = 1 / np.sqrt(32)
    return vector


@pytest.fixture
def meanings(entry):
    """Five entries whose means turn away from that of the first, step by step."""
    matrix.forget()
    facets = [{"thema": ["a"]}, {"thema": ["b"]}, {"thema": ["a"]}, {"thema": ["b"]}, {"thema": ["a"]}]
    audiences = ["public", "public", "public", "network", "public"]
    for number, (facet, audience) in enumerate(zip(facets, audiences, strict=True)):
        page = entry(f"Nummer {number}", facets=facet, audience=audience)
        row = SearchEntry.objects.get(page=page)
        mean = to_bytes(direction(number).reshape(1, -1))
        EntryVectors.objects.create(entry=row, encoder=VERSION, source_hash="", stamp=1, mean=mean)
        row.save()
    yield
    matrix.forget()


class TestMeaning:
    @pytest.mark.parametrize(
        "wanted",
        [
            {},
            {"reader": MEMBER},
            {"filters": {"thema": ["a"]}},
            {"filters": {"thema": ["b"]}, "reader": MEMBER},
            {"query": '"Nummer 2"'},
            {"query": "Nummer -2"},
        ],
        ids=str,
    )
    def test_the_nearest_are_those_of_the_database(self, meanings, told, wanted):
        request = question(**wanted)
        found = told().candidates(request, direction(0), 10, 3)
        expected = database_engine().candidates(request, direction(0), 10, 3)
        assert titles(found.near) == titles(expected.near) != []
        assert titles(found.near_beyond) == titles(expected.near_beyond)
        assert bool(found.near_beyond) == bool(request.filters)

    def test_an_entry_without_a_vector_is_no_fault(self, meanings, told, entry):
        entry("Ohne Vektor")
        assert titles(told().candidates(question(), direction(0), 10, 10).near)[0] == "Nummer 0"
        assert "Ohne Vektor" in titles(told().newest(question(limit=20)))

    def test_hits_by_meaning_count_and_are_listed_as_far_as_the_reader_may(self, meanings, told):
        everything = frozenset(SearchEntry.objects.values_list("pk", flat=True))
        request = question("Zauber", also=everything, order=NEWEST, limit=20)
        engine = told()
        assert engine.total(request) == 4
        assert engine.counts(request) == database_engine().counts(request)
        assert engine.newest(request) == database_engine().newest(request)
        assert engine.total(replace(request, reader=MEMBER)) == 5

    def test_what_is_found_by_meaning_alone_is_added_to_the_counts_by_words(self, meanings, told, entry):
        entry("Nummer sieben", facets={"thema": ["a"]})
        engine = told()
        everything = frozenset(SearchEntry.objects.values_list("pk", flat=True))
        for wanted in ({}, {"filters": {"thema": ["a"]}}, {"query": "Zauber"}, {"query": "sieben -Zauber"}):
            request = question(**{"query": "sieben", **wanted})
            by_words = engine.candidates(request, direction(0), 10, 3).counts
            assert by_words == engine.counts(request)
            request = replace(request, also=everything)
            assert engine.counts(request, by_words) == database_engine().counts(request)


class TestBeyondTheFirst:
    def test_what_is_known_is_not_found_again(self, entry, told):
        for number in range(5):
            entry(f"Karte {number}")
        engine = told()
        first = engine.best(question("Karte"), 2)
        rest = engine.best(question("Karte"), 10, without=first)
        assert len(first) == 2
        assert len(rest) == 3
        assert not {*first} & {*rest}

    def test_the_deepest_page_of_the_site_can_be_asked_for(self, entry, told):
        entry("Karte")
        assert told().newest(question(offset=9_990, limit=10)) == []

    def test_more_hits_than_are_counted_are_called_so(self, entry, told, monkeypatch):
        monkeypatch.setattr("search.engines.elasticsearch.engine.MAX_COUNTED", 3)
        for number in range(5):
            entry(f"Karte {number}", facets={"thema": ["x"]})
        counts = told().counts(question("Karte"))
        assert (counts.total, counts.capped) == (3, True)
        assert told().total(question("Karte")) == 3


def test_names_and_values_of_facets_with_signs_of_their_own_are_counted(entry, told):
    entry("Karte", facets={"a.b": ["x=y", "(z)*"], "a+b": ["#&@~"]})
    request = question("Karte", filters={"a.b": ["x=y"]})
    assert told().counts(request) == database_engine().counts(request)


def test_a_query_of_many_words_synonyms_and_phrases_is_understood(entry, told):
    entry("Ehrenamt in der Engagementstrategie", text="Wie wir Freiwillige gewinnen und danken.")
    query = 'wie gewinnen wir "Freiwillige gewinnen" Ehrenamt Engagementstrategie danken -Feuerwehr ' * 2
    assert titles(told().best(question(query), 10)) == ["Ehrenamt in der Engagementstrategie"]


class TestWhatVisitorsMayNotSee:
    """Through the site's own engine, as pages change; the worker delivers after each."""

    @pytest.fixture
    def found(self, contributions, told):
        def found(query="Zauberfest", **wanted):
            told()
            engine = search_engine()
            assert engine.name == "elasticsearch"
            return titles(engine.best(question(query, **wanted), 10))

        return found

    @pytest.fixture
    def practice(self, contributions):
        return contributions[0]

    def test_is_found_at_first(self, found):
        assert found() == ["Zauberfest"]
        assert found("Feuerschlucker") == []
        assert found("Feuerschlucker", reader=MEMBER) == ["Zauberfest"]

    @pytest.mark.parametrize("change", ["unpublish", "delete", "expire", "restrict"])
    def test_is_gone_with_the_change(self, found, practice, change, on_commit):
        assert found() == ["Zauberfest"]
        with on_commit():
            if change == "expire":
                practice.expire_at = timezone.now()
                practice.save_revision().publish()
            elif change == "restrict":
                PageViewRestriction.objects.create(page=practice, restriction_type=PageViewRestriction.LOGIN)
            else:
                getattr(practice, change)()
        assert found() == []
        assert found(reader=MEMBER) == (["Zauberfest"] if change == "restrict" else [])
