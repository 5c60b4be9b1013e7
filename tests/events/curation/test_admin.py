"""The pages of the admin: proposing, the queue, deciding, school holidays."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from exchange.events.curation.services import event_decide, event_propose
from exchange.events.models import EventPage, LandCalendar, SchoolHoliday

from .conftest import make_own

pytestmark = pytest.mark.django_db

QUEUE = "/admin/landeskalender/"


def as_(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text_of(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").main.get_text(" ").split())


def state_of(event) -> str:
    return EventPage.objects.get(pk=event.pk).land_calendar


class TestTheMembersEditor:
    def test_the_editor_offers_to_propose_and_later_to_withdraw(self, event, editor):
        edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
        client = as_(editor)
        propose, withdraw = f"{QUEUE}{event.pk}/vorschlagen/", f"{QUEUE}{event.pk}/zurueckziehen/"
        page = client.get(edit).content.decode()
        assert propose in page
        assert withdraw not in page
        assert client.post(propose, {"reason": "Für alle"}).status_code == 302
        assert state_of(event) == LandCalendar.PROPOSED
        page = client.get(edit).content.decode()
        assert propose not in page
        assert withdraw in page
        assert client.post(withdraw, {}).status_code == 302
        assert state_of(event) == LandCalendar.OWN

    def test_strangers_get_no_page(self, event, stranger):
        for name in ("vorschlagen/", "zurueckziehen/", ""):
            response = as_(stranger).post(
                f"{QUEUE}{event.pk}/{name}{'/' if name else ''}", {"decision": "accepted"}
            )
            assert response.status_code in (302, 403, 404)
        assert state_of(event) == LandCalendar.OWN

    @pytest.mark.parametrize("address", ["", "ferien/"])
    def test_the_queue_is_for_the_ministry(self, editor, curator, address):
        assert as_(editor).get(QUEUE + address).status_code in (302, 403)
        assert as_(curator).get(QUEUE + address).status_code == 200


class TestTheQueue:
    def test_it_says_that_nothing_waits(self, curator):
        assert "Es wartet kein Vorschlag auf eine Entscheidung." in text_of(as_(curator).get(QUEUE))

    def test_what_waits_longest_comes_first(self, event, member, editor, curator):
        newer = make_own(member, title="Später")
        event_propose(event=event, user=editor, note="Für alle Kreise")
        event_propose(event=newer, user=editor)
        text = text_of(as_(curator).get(QUEUE))
        assert text.index("Wie Freiwillige bleiben") < text.index("Später")
        assert "Für alle Kreise" in text
        assert "Amselhövel" in text

    def test_each_state_has_its_list(self, event, editor, curator):
        event_propose(event=event, user=editor)
        event_decide(event=event, user=curator, decision="featured")
        client = as_(curator)
        assert "Wie Freiwillige bleiben" in text_of(client.get(QUEUE + "?stand=hervorgehoben"))
        for state in ("vorgeschlagen", "aufgenommen", "abgelehnt", "unfug"):
            assert "Wie Freiwillige bleiben" not in text_of(client.get(f"{QUEUE}?stand={state}"))

    def test_many_cost_as_much_as_few(self, member, editor, curator):
        client, costs = as_(curator), []
        for count in (3, 12):
            while EventPage.objects.filter(land_calendar="proposed").count() < count:
                event_propose(event=make_own(member, title="Termin"), user=editor)
            client.get(QUEUE)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get(QUEUE)
            costs.append(len(queries))
        assert costs[0] == costs[1]


class TestDeciding:
    @pytest.fixture
    def page(self, event, editor):
        event_propose(event=event, user=editor)
        return f"{QUEUE}{event.pk}/"

    def test_it_shows_dates_and_holidays_of_the_day(self, page, curator, event):
        start = timezone.now() + timedelta(days=400)
        event.occurrences.update(starts_at=start, ends_at=start + timedelta(hours=1))
        day = timezone.localtime(start).date()
        SchoolHoliday.objects.create(name="Herbstferien", first_day=day, last_day=day)
        assert "Schulferien: Herbstferien" in text_of(as_(curator).get(page))

    def test_a_decision_is_stored_and_leads_back_to_the_queue(self, page, curator, event):
        response = as_(curator).post(page, {"decision": "accepted", "reason": ""}, follow=True)
        assert "„Wie Freiwillige bleiben“: aufgenommen." in response.content.decode()
        assert state_of(event) == LandCalendar.ACCEPTED

    def test_declining_without_a_reason_is_answered_in_the_form(self, page, curator, event):
        response = as_(curator).post(page, {"decision": "declined", "reason": " "})
        assert "Bitte begründen Sie, warum der Termin nicht aufgenommen wird." in text_of(response)
        assert state_of(event) == LandCalendar.PROPOSED

    def test_no_decision_is_answered_too(self, page, curator):
        assert "Bitte wählen Sie eine Entscheidung." in text_of(as_(curator).post(page, {}))

    def test_former_decisions_stand_below(self, page, curator, event):
        event_decide(event=event, user=curator, decision="declined", reason="zu früh")
        assert "nicht aufgenommen – zu früh" in text_of(as_(curator).get(page))

    def test_an_event_that_was_never_proposed_has_no_such_page(self, member, curator):
        own = make_own(member, title="Eigenes")
        assert as_(curator).get(f"{QUEUE}{own.pk}/").status_code in (302, 403)


class TestHolidays:
    ADDRESS = QUEUE + "ferien/"

    def upload(self, client, content: bytes, **data):
        return client.post(
            self.ADDRESS, {"file": SimpleUploadedFile("ferien.csv", content), **data}, follow=True
        )

    def test_a_file_is_loaded_and_listed(self, curator):
        response = self.upload(as_(curator), b"name;von;bis\nOsterferien;2027-03-22;2027-04-03\n")
        assert "1 neuer Eintrag, 0 bekannt" in str(next(iter(response.context["messages"])))
        assert "Osterferien 22. März 2027 3. April 2027" in text_of(response)

    def test_what_is_wrong_is_said_with_the_line(self, curator):
        response = self.upload(as_(curator), b"name;von;bis\nOsterferien;x;2027-04-03\n")
        assert "Zeile 2, Spalte „von“: „x“ ist kein Datum" in text_of(response)

    def test_a_file_that_is_too_large_is_refused(self, curator):
        response = self.upload(as_(curator), b"x" * (1024 * 1024 + 1))
        assert "Die Datei ist größer als 1 MB." in text_of(response)

    def test_one_entry_is_removed_by_its_button(self, curator, editor):
        holiday = SchoolHoliday.objects.create(
            name="Ferien", first_day=date(2027, 1, 1), last_day=date(2027, 1, 2)
        )
        address = f"{self.ADDRESS}{holiday.pk}/entfernen/"
        assert as_(editor).post(address).status_code in (302, 403)
        assert SchoolHoliday.objects.exists()
        assert as_(curator).get(address).status_code == 405
        as_(curator).post(address)
        assert not SchoolHoliday.objects.exists()
