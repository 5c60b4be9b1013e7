"""The page of an event: what it says about its dates, place and state, to whom, and in which language."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from exchange.events.models import (
    EventAccess,
    EventException,
    EventMaterial,
    EventPage,
    Occurrence,
    ProgrammeItem,
    Speaker,
)
from exchange.events.queries import event_of
from exchange.municipalities.models import MemberRole, PageRelation
from tests.factories.contributions import make_practice
from tests.factories.events import berlin, make_event
from tests.factories.files import make_document
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db
PAST = {"starts_at": "2020-05-12 18:00", "ends_at": "2020-05-12 20:00"}
# Later than any day on which these tests may run.
LATER = {"starts_at": "2090-05-10 18:00", "ends_at": "2090-05-10 20:00"}


@pytest.fixture
def member():
    return make_member("Amselhövel")


def text(client, event: EventPage, part: str = "main") -> str:
    response = client.get(event.url)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return re.sub(r"\s+", " ", " ".join(tag.get_text(" ") for tag in soup.select(part)))


class TestDates:
    def test_stand_in_words(self, client, member):
        said = text(client, make_event(member, **LATER, doors_at="17:30"), ".when")
        assert "Mittwoch, 10. Mai 2090, 18:00 bis 20:00 Uhr" in said
        assert "Einlass ab 17:30 Uhr" in said

    def test_of_a_series_come_with_its_rhythm(self, client, member):
        said = text(client, make_event(member, **LATER, frequency="weekly", interval=2, count=8), ".when")
        assert "Alle 2 Wochen am Mittwoch, 8 Termine" in said
        assert "2 weitere Termine" in said
        assert "24. Mai 2090" in said

    def test_that_are_cancelled_or_moved_say_so(self, client, member):
        exceptions = [
            EventException(date="2090-05-17", action="cancelled", reason="Feiertag"),
            EventException(date="2090-05-24", action="moved", new_start=berlin("2090-05-25 18:00")),
        ]
        event = make_event(member, **LATER, frequency="weekly", count=3, exceptions=exceptions)
        said = text(client, event, ".when")
        assert "Abgesagt Mittwoch, 17. Mai 2090, 18:00 bis 20:00 Uhr Feiertag" in said
        assert "Verlegt Donnerstag, 25. Mai 2090, 18:00 bis 20:00 Uhr (statt am 24. Mai 2090)" in said

    @pytest.mark.parametrize(
        ("status", "banner"),
        [
            ("cancelled", "Diese Veranstaltung ist abgesagt Kein Raum"),
            ("postponed", "Verschoben: Der neue Termin steht noch nicht fest Kein Raum"),
            ("moved", "Verlegt auf Mittwoch, 10. Mai 2090"),
        ],
    )
    def test_a_word_about_the_whole_event_stands_above_everything(self, client, member, status, banner):
        event = make_event(member, **LATER, status=status, status_reason="Kein Raum")
        assert banner in text(client, event, ".notices")

    def test_one_cancelled_date_of_a_series_cancels_no_event(self, client, member):
        exceptions = [EventException(date="2090-05-10", action="cancelled")]
        event = make_event(member, **LATER, frequency="weekly", count=3, exceptions=exceptions)
        assert "ist abgesagt" not in text(client, event)

    def test_what_is_over_stays_readable_and_leads_to_what_remained(self, client, member):
        document = make_document(title="Protokoll")
        event = make_event(member, **PAST, materials=[EventMaterial(kind="protokoll", document=document)])
        assert "Diese Veranstaltung ist vorbei : Unterlagen und Ergebnisse" in text(client, event, ".notices")
        assert "Protokoll: Protokoll" in text(client, event, "#unterlagen")
        assert client.get(document.url).status_code == 200


class TestPlace:
    def test_says_where_and_how_accessible_it_is(self, client, member):
        facts = [
            EventAccess(feature="stufenlos", note="Hofseite"),
            EventAccess(feature="wc", available=False),
        ]
        said = text(
            client, make_event(member, access_facts=facts, access_note="Assistenzhunde willkommen"), ".when"
        )
        assert "Vor Ort Rathaus, Großer Saal Marktplatz 1" in said
        assert "Stufenlos erreichbar: ja. Hofseite" in said
        assert "Rollstuhlgerechtes WC: nein" in said
        assert "Assistenzhunde willkommen" in said

    @pytest.mark.parametrize("mode", ["online", "hybrid"])
    @pytest.mark.parametrize("role", [None, MemberRole.EDITOR])
    def test_nobody_reads_the_link_to_take_part(self, client, member, mode, role):
        if role:
            client.force_login(make_user(role, member))
        event = make_event(member, **LATER, attendance_mode=mode, access_link="https://video.example/geheim")
        body = client.get(event.url).content.decode()
        assert "video.example" not in body
        assert "bestätigte Teilnehmende" in body

    def test_online_no_place_is_named(self, client, member):
        assert "Rathaus" not in text(client, make_event(member, attendance_mode="online"), ".when")


def test_programme_and_speakers_stand_in_their_order(client, member):
    items = [
        ProgrammeItem(day=2, starts="09:00", title="Werkstatt", sort_order=0),
        ProgrammeItem(
            day=1, starts="18:00", title="Begrüßung", person="Moderation", room="Saal", sort_order=1
        ),
    ]
    event = make_event(
        member, programme=items, speakers=[Speaker(name="Mara Beispiel", organisation="Institut")]
    )
    said = text(client, event, "#programm")
    assert said.index("1. Tag") < said.index("18:00 Begrüßung Moderation Saal") < said.index("2. Tag")
    assert "Mara Beispiel Institut" in text(client, event, "#referierende")


def test_practices_and_events_name_each_other(client, member):
    practice = make_practice(member, title="Raumbörse")
    event = make_event(member, title="Räume finden", page_relations=[PageRelation(target=practice.page_ptr)])
    assert "Raumbörse" in text(client, event, "[aria-labelledby=verwandt]")
    assert "Räume finden" in text(client, practice, "[aria-labelledby=verwandt]")


def test_an_english_page_shows_the_dates_seats_and_facts_of_the_german_one(client, member):
    event = make_event(member, **LATER, registration_mode="internal", capacity=3)
    Occurrence.objects.filter(event=event).update(free_seats=2)
    english = event.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.title = "How volunteers stay"
    english.starts_at, english.ends_at = berlin("2091-01-01 10:00"), berlin("2091-01-01 12:00")
    english.save_revision().publish()
    english.refresh_from_db()
    assert event_of(english) == event == event_of(event)
    said = text(client, english, ".when")
    assert "2090" in said
    assert "2091" not in said
    assert "2" in said


def test_a_profile_shows_own_dates_of_any_calendar_once_an_event(client, member):
    make_event(member, **LATER, title="Jede Woche", land_calendar="own", frequency="weekly", count=5)
    make_event(member, **PAST, title="Damals")
    make_event(make_member("Zweitort"), **LATER, title="Gemeinsam", further_members=[member])
    make_event(make_member("Drittort"), **LATER, title="Fremd")
    soup = BeautifulSoup(
        client.get(member.profiles.get(locale=Locale.get_default()).url).content, "html.parser"
    )
    titles = [h.get_text() for h in soup.select("[aria-labelledby=veranstaltungen] .entry__title")]
    assert sorted(titles) == ["Damals", "Gemeinsam", "Jede Woche"]


def test_a_profile_without_events_says_nothing_of_them(client, member):
    body = client.get(member.profiles.get(locale=Locale.get_default()).url).content.decode()
    assert "Vergangene Veranstaltungen" not in body


def test_the_front_page_shows_the_next_dates_that_take_place(client, member):
    make_event(member, **LATER, title="Findet statt", frequency="daily", count=3)
    make_event(member, **LATER, title="Fällt aus", status="cancelled", status_reason="x")
    make_event(member, **LATER, title="Nur bei uns", land_calendar="own")
    make_event(member, **PAST, title="Damals")
    soup = BeautifulSoup(client.get("/").content, "html.parser")
    assert [h.get_text() for h in soup.select("[aria-labelledby=termine] h3")] == ["Findet statt"]


@pytest.mark.parametrize("reader", ["visitor", "member"])
def test_a_page_costs_the_same_for_three_dates_and_rows_and_for_thirty(client, member, reader):
    if reader == "member":
        client.force_login(make_user(MemberRole.READER, member))
    costs = []
    for number in (3, 30):
        event = make_event(
            member, **LATER, title=f"Mit {number}", frequency="daily", count=number,
            programme=[ProgrammeItem(title=f"Punkt {n}") for n in range(number)],
            access_facts=[EventAccess(feature="wc") for n in range(number)],
            materials=[EventMaterial(url="https://v.example", kind="folien") for n in range(number)],
        )  # fmt: skip
        client.get(event.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(event.url)
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert costs[0] <= 50
