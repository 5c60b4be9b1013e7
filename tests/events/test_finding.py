"""Events in the search: their words, their state, and a date that lets what is to come stand first."""

from datetime import date

import pytest

from search.index import page_index
from search.models import SearchEntry
from search.rebuild import dated_entries_refresh
from tests.factories.events import make_event
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.django_db
PAST = {"starts_at": "2020-05-12 18:00", "ends_at": "2020-05-12 20:00"}
LATER = {"starts_at": "2090-05-10 18:00", "ends_at": "2090-05-10 20:00"}


@pytest.fixture
def member():
    return make_member("Amselhövel")


def facets(document) -> dict:
    return {name: list(values) for name, values in document.facets.items() if values}


def test_a_document_says_kind_state_topic_and_place(member):
    document = make_event(
        member, **LATER, topics=["nachwuchs"], series_title="Reihe Sieben"
    ).search_document()
    assert document.kind == "veranstaltung"
    assert document.date == date(2090, 5, 10)
    assert facets(document)["status"] == ["geplant"]
    assert facets(document)["thema"] == ["nachwuchs"]
    assert "Rathaus, Großer Saal" in document.text
    assert "Reihe Sieben" in document.text


def test_the_link_to_take_part_is_not_found(member):
    document = make_event(member, **LATER, access_link="https://video.example/geheim").search_document()
    assert "geheim" not in repr(document)


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        (PAST, "vergangen"),
        ({**PAST, "status": "cancelled", "status_reason": "x"}, "abgesagt"),
        ({**LATER, "status": "cancelled", "status_reason": "x"}, "abgesagt"),
        ({**LATER, "status": "postponed", "status_reason": "x"}, "verschoben"),
        ({**LATER, "status": "moved", "status_reason": "x"}, "verlegt"),
        ({**PAST, "frequency": "yearly"}, "geplant"),
    ],
)
def test_the_state_is_that_of_the_next_date(member, fields, state):
    assert facets(make_event(member, **fields).search_document())["status"] == [state]


def test_a_series_is_dated_by_its_next_date(member):
    document = make_event(
        member, starts_at="2020-05-12 18:00", ends_at="2020-05-12 20:00", frequency="yearly"
    ).search_document()
    assert document.date > date(2026, 11, 1)


def test_the_card_of_a_hit_says_that_it_is_cancelled(client, member, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        event = make_event(member, **LATER, status="cancelled", status_reason="x", title="Gartenwerkstatt")
    page_index(page_id=event.pk)
    body = client.get("/suche/?q=Gartenwerkstatt").content.decode()
    assert "Gartenwerkstatt" in body
    assert "abgesagt" in body
    assert "10. Mai 2090" in body


def test_what_went_by_is_read_again_until_it_says_so(member):
    gone, coming = make_event(member, **PAST), make_event(member, **LATER, title="Bald")
    for event in (gone, coming):
        page_index(page_id=event.pk)
    SearchEntry.objects.filter(page=gone.pk).get().facets.filter(name="status").update(value="geplant")
    assert dated_entries_refresh() == 1
    assert dated_entries_refresh() == 0
