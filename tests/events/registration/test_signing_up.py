"""From the form to a seat or the waiting list."""

from datetime import timedelta

import pytest

from cms.mail.models import OutboxMail
from exchange.events.models import Registration, SpecialNeeds
from exchange.events.registration.queries import waiting_position
from exchange.events.registration.services.signing_up import MAILS_AT_MOST, registration_confirm
from tests.factories.events import berlin
from tests.factories.municipalities import make_member

from .conftest import (
    NOW,
    date_of,
    mails_to,
    make_registrable,
    register,
    request_seat,
    states,
    subjects_to,
)

pytestmark = pytest.mark.django_db


class TestTheForm:
    def test_alone_gives_no_seat_but_a_link_by_mail(self, event):
        request_seat(event, "anna@example.org")
        assert states(event) == {"anna": "pending"}
        assert date_of(event).free_seats == 2
        [mail] = mails_to("anna@example.org")
        assert "bestätigen" in mail.subject
        assert "/kalender/anmeldung/bestaetigen/" in mail.text

    def test_keeps_needs_apart_and_out_of_mails(self, event):
        registration = request_seat(event, "anna@example.org", needs={"access": "Rampe", "catering": "vegan"})
        needs = SpecialNeeds.objects.get(registration=registration)
        assert (needs.access, needs.catering) == ("Rampe", "vegan")
        assert not OutboxMail.objects.filter(text__contains="Rampe").exists()

    def test_without_needs_keeps_no_row(self, event):
        request_seat(event, "anna@example.org", needs={"access": "", "catering": ""})
        assert not SpecialNeeds.objects.exists()

    def test_again_tells_who_is_registered_and_changes_nothing(self, event):
        register(event, "anna@example.org", function="Leitung")
        request_seat(event, "ANNA@example.org", function="Angreifer")
        assert Registration.objects.get().function == "Leitung"
        assert subjects_to("anna@example.org")[-1] == "Sie sind schon angemeldet"

    def test_again_and_again_writes_once_an_hour_to_who_is_registered(self, event):
        register(event, "anna@example.org")
        for minutes in (1, 2, 59):
            request_seat(event, "anna@example.org", now=NOW + timedelta(minutes=minutes))
        assert subjects_to("anna@example.org").count("Sie sind schon angemeldet") == 1

    def test_writes_a_stranger_only_a_few_times_an_hour(self, event):
        for _ in range(MAILS_AT_MOST + 3):
            request_seat(event, "opfer@example.org")
        assert len(mails_to("opfer@example.org")) == MAILS_AT_MOST
        request_seat(event, "opfer@example.org", now=NOW + timedelta(minutes=61))
        assert len(mails_to("opfer@example.org")) == MAILS_AT_MOST + 1


class TestTheLink:
    def test_gives_a_seat(self, event):
        registration = register(event, "anna@example.org")
        assert registration.state == "confirmed"
        assert date_of(event).free_seats == 1
        assert subjects_to("anna@example.org")[-1] == "Sie sind angemeldet"

    def test_brings_the_date_for_the_calendar(self, event):
        register(event, "anna@example.org")
        [(name, kind, content)] = mails_to("anna@example.org")[-1].attachments
        assert (name, kind) == ("termin.ics", "text/calendar")
        assert "DTSTART;TZID=Europe/Berlin:20900512T180000" in content

    def test_may_be_followed_twice(self, event):
        registration = request_seat(event, "anna@example.org")
        for _ in range(2):
            assert registration_confirm(registration=registration, now=NOW).state == "confirmed"
        assert date_of(event).free_seats == 1
        assert len(mails_to("anna@example.org")) == 2

    def test_of_a_second_form_leads_to_the_first_registration(self, event):
        first, second = (request_seat(event, "anna@example.org") for _ in range(2))
        registration_confirm(registration=first, now=NOW)
        assert registration_confirm(registration=second, now=NOW).pk == first.pk
        assert Registration.objects.count() == 1

    def test_after_the_beginning_is_too_late(self, event):
        registration = request_seat(event, "anna@example.org")
        with pytest.raises(ValueError, match="nicht mehr anmelden"):
            registration_confirm(registration=registration, now=berlin("2090-05-12 18:00"))

    def test_after_the_deadline_still_counts_for_a_form_that_was_in_time(self, organiser):
        event = make_registrable(organiser, registration_closes_at="2090-04-01 11:00")
        registration = request_seat(event, "anna@example.org")
        assert (
            registration_confirm(registration=registration, now=NOW + timedelta(hours=2)).state == "confirmed"
        )


class TestAFullEvent:
    @pytest.fixture
    def full(self, event):
        register(event, "anna@example.org")
        register(event, "bela@example.org")
        return event

    def test_puts_the_next_on_the_waiting_list_with_a_position(self, full):
        third, fourth = register(full, "cleo@example.org"), register(full, "dana@example.org")
        assert states(full) == {
            "anna": "confirmed", "bela": "confirmed", "cleo": "waiting", "dana": "waiting",
        }  # fmt: skip
        assert [waiting_position(row, NOW) for row in (third, fourth)] == [1, 2]
        assert subjects_to("cleo@example.org")[-1] == "Sie stehen auf der Warteliste"

    def test_refuses_when_the_waiting_list_is_full_too(self, organiser):
        event = make_registrable(organiser, capacity=1, waiting_list_size=1)
        for name in ("anna", "bela", "cleo"):
            register(event, f"{name}@example.org")
        assert states(event) == {"anna": "confirmed", "bela": "waiting", "cleo": "rejected"}
        assert "Warteliste sind belegt" in mails_to("cleo@example.org")[-1].text

    def test_without_a_waiting_list_refuses_at_once(self, organiser):
        event = make_registrable(organiser, capacity=1, waiting_list_size=0)
        register(event, "anna@example.org")
        assert register(event, "bela@example.org").state == "rejected"


class TestQuotas:
    def test_over_the_quota_of_a_municipality_one_waits_although_seats_are_free(self, organiser):
        event = make_registrable(organiser, capacity=5, seats_per_member=1)
        town = make_member("Berghude")
        register(event, "anna@example.org", member=town)
        assert register(event, "bela@example.org", member=town).state == "waiting"
        assert register(event, "cleo@example.org", institution="AWO").state == "confirmed"

    def test_second_seats_wait_for_the_deadline(self, organiser):
        event = make_registrable(
            organiser, capacity=5, seats_per_member=2, registration_closes_at="2090-05-01 12:00"
        )
        town = make_member("Berghude")
        register(event, "anna@example.org", member=town)
        assert register(event, "bela@example.org", member=town).state == "waiting"

    def test_without_a_deadline_second_seats_are_given_when_nobody_waits_for_a_first(self, organiser):
        event = make_registrable(organiser, capacity=5, seats_per_member=2)
        town = make_member("Berghude")
        register(event, "anna@example.org", member=town)
        assert register(event, "bela@example.org", member=town).state == "confirmed"

    def test_the_quota_of_a_district_counts_members_of_it(self, organiser, districts):
        event = make_registrable(organiser, capacity=5, district_quota=1)
        north, south = districts
        register(event, "anna@example.org", member=make_member("Berghude", district_row=north))
        second = register(event, "bela@example.org", member=make_member("Tannrode", district_row=north))
        third = register(event, "cleo@example.org", member=make_member("Ulmenau", district_row=south))
        assert (second.state, third.state) == ("waiting", "confirmed")


class TestOtherModes:
    def test_an_application_takes_no_seat(self, organiser):
        event = make_registrable(organiser, registration_mode="application")
        assert register(event, "anna@example.org", motivation="Neugier").state == "applied"
        assert date_of(event).free_seats == 2
        assert subjects_to("anna@example.org")[-1] == "Ihre Bewerbung ist da"

    def test_without_a_limit_nobody_counts(self, organiser):
        event = make_registrable(organiser, capacity=None)
        assert register(event, "anna@example.org").state == "confirmed"
        assert date_of(event).free_seats is None
