"""What the box on the page of an event says, in each of its states."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exchange.events.models import Registration
from exchange.events.registration.box import registration_box
from exchange.events.registration.phase import Phase, phase_of
from tests.factories.events import berlin

from .conftest import NOW, date_of, make_registrable, register

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "now", "phase"),
    [
        ({}, NOW, Phase.OPEN),
        ({"capacity": None}, NOW, Phase.OPEN),
        ({"registration_mode": "none"}, NOW, Phase.NONE),
        ({"registration_mode": "external", "registration_url": "https://x.example/"}, NOW, Phase.EXTERNAL),
        ({"registration_mode": "application"}, NOW, Phase.APPLICATION),
        ({"registration_opens_at": "2090-04-01 10:01"}, NOW, Phase.NOT_YET),
        ({"registration_opens_at": "2090-04-01 10:00"}, NOW, Phase.OPEN),
        ({"registration_closes_at": "2090-04-01 10:00"}, NOW, Phase.CLOSED),
        ({}, berlin("2090-05-12 18:00"), Phase.CLOSED),
        ({}, berlin("2090-05-12 20:30"), Phase.PAST),
        ({"status": "cancelled", "status_reason": "Sturm"}, NOW, Phase.CANCELLED),
        ({"status": "postponed", "status_reason": "Sturm"}, NOW, Phase.CANCELLED),
    ],
)
def test_rules_and_time_decide(organiser, fields, now, phase):
    event = make_registrable(organiser, **fields)
    assert phase_of(event, date_of(event), waiting=0, now=now) == phase


def test_seats_and_waiting_list_decide(organiser):
    event = make_registrable(organiser, capacity=1, waiting_list_size=1)
    phases = []
    for name in ("anna", "bela", "cleo"):
        phases.append(registration_box(event, NOW).phase)
        register(event, f"{name}@example.org")
    assert phases == [Phase.OPEN, Phase.WAITING, Phase.FULL]


def test_a_seat_that_is_free_while_others_wait_for_it_is_not_announced(organiser):
    event = make_registrable(organiser, capacity=5, seats_per_member=1)
    register(event, "anna@example.org", institution="AWO")
    register(event, "bela@example.org", institution="AWO")
    assert registration_box(event, NOW).phase == Phase.WAITING


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ["Noch 2 Plätze frei.", "Jetzt anmelden"]),
        ({"capacity": 1}, ["Noch 1 Platz frei."]),
        ({"registration_mode": "application"}, ["Jetzt bewerben"]),
        ({"registration_mode": "external", "registration_url": "https://x.example/"}, ["https://x.example/"]),
        ({"registration_opens_at": "2089-03-01 10:00"}, ["Die Anmeldung öffnet am", "1. März 2089"]),
        ({"registration_closes_at": "2089-03-01 10:00"}, ["Anmeldeschluss", "1. März 2089"]),
        ({"status": "cancelled", "status_reason": "Sturm"}, ["Anmeldungen sind nicht möglich"]),
        ({"starts_at": "2020-05-12 18:00", "ends_at": "2020-05-12 20:00"}, ["ist vorbei"]),
    ],
)
def test_the_page_of_the_event_says_it(client, organiser, fields, said):
    content = client.get(make_registrable(organiser, **fields).get_url()).content.decode()
    assert 'id="anmeldung"' in content
    for words in said:
        assert words in content


def test_an_event_without_registration_has_no_box(client, organiser):
    event = make_registrable(organiser, registration_mode="none")
    assert 'id="anmeldung"' not in client.get(event.get_url()).content.decode()


def test_the_box_shows_the_next_dates_of_a_series_each_with_its_seats(organiser):
    event = make_registrable(organiser, frequency="weekly", count=9, capacity=1)
    register(event, "anna@example.org")
    dates = registration_box(event, NOW).dates
    assert [date.phase for date in dates] == [Phase.WAITING] + [Phase.OPEN] * 5


def test_the_box_takes_the_same_queries_however_many_dates_and_people(organiser):
    one = make_registrable(organiser)
    many = make_registrable(organiser, frequency="weekly", count=9)
    Registration.objects.bulk_create(
        Registration(occurrence=row, name="X", email=f"{row.pk}@example.org", state="waiting")
        for row in many.occurrences.all()
    )
    counts = []
    for event in (one, many):
        with CaptureQueriesContext(connection) as queries:
            registration_box(event, NOW)
        counts.append(len(queries))
    assert counts == [3, 3]
