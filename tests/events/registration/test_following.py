"""What happens by itself: offers, their end, deadlines, changes, reminders, the link to take part."""

from datetime import timedelta

import pytest

from exchange.events.models import EventException, Registration, SpecialNeeds
from exchange.events.registration.services import leaving
from exchange.events.registration.services.following import (
    registrations_follow,
    reminders_send,
    seats_move_on,
)
from exchange.events.registration.tasks import registrations_follow_task
from exchange.events.services.occurrences import occurrences_refresh
from tests.factories.events import berlin
from tests.factories.municipalities import make_member

from .conftest import NOW, date_of, mails_to, make_registrable, register, states, subjects_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(event):
    """Anna and Bela have seats, Cleo and Dana wait."""
    for name in ("anna", "bela", "cleo", "dana"):
        register(event, f"{name}@example.org")
    return event


def person(name: str) -> Registration:
    return Registration.objects.select_related("occurrence__event", "member").get(email=f"{name}@example.org")


def publish(event, *, now=NOW, **changes):
    """A new version of the event, and what follows from it."""
    version = event.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(version, name, value)
    version.save_revision().publish()
    event.refresh_from_db()
    occurrences_refresh(event=event, now=now)
    registrations_follow(event=event, now=now)


class TestOffers:
    def test_a_seat_that_becomes_free_is_offered_to_the_first_who_waits(self, full):
        leaving.registration_cancel(registration=person("anna"), now=NOW)
        assert states(full) == {
            "anna": "cancelled", "bela": "confirmed", "cleo": "offered", "dana": "waiting",
        }  # fmt: skip
        assert date_of(full).free_seats == 0
        assert "bis Montag, 3. April 2090, 10:00 Uhr" in mails_to("cleo@example.org")[-1].text

    def test_accepted_it_is_a_seat(self, full):
        leaving.registration_cancel(registration=person("anna"), now=NOW)
        leaving.offer_accept(registration=person("cleo"), now=NOW)
        leaving.offer_accept(registration=person("cleo"), now=NOW)
        assert states(full)["cleo"] == "confirmed"
        assert subjects_to("cleo@example.org")[-1] == "Sie sind angemeldet"

    def test_declined_it_goes_to_the_next(self, full):
        leaving.registration_cancel(registration=person("anna"), now=NOW)
        leaving.registration_cancel(registration=person("cleo"), now=NOW)
        assert states(full)["dana"] == "offered"

    def test_not_answered_in_time_it_goes_to_the_next(self, full):
        leaving.registration_cancel(registration=person("anna"), now=NOW)
        late = NOW + timedelta(hours=48)
        seats_move_on(now=late - timedelta(seconds=1))
        assert states(full)["cleo"] == "offered"
        seats_move_on(now=late)
        assert (states(full)["cleo"], states(full)["dana"]) == ("expired", "offered")
        assert subjects_to("cleo@example.org")[-1] == "Das Angebot ist verfallen"

    def test_after_its_end_it_cannot_be_accepted_even_before_the_clock_has_ended_it(self, full):
        leaving.registration_cancel(registration=person("anna"), now=NOW)
        with pytest.raises(ValueError, match="gilt nicht mehr"):
            leaving.offer_accept(registration=person("cleo"), now=NOW + timedelta(hours=48))

    def test_ends_at_the_latest_when_the_event_begins(self, full):
        leaving.registration_cancel(registration=person("anna"), now=berlin("2090-05-12 12:00"))
        assert person("cleo").offer_expires_at == berlin("2090-05-12 18:00")

    def test_is_not_made_for_what_has_begun_or_does_not_take_place(self, full):
        leaving.registration_cancel(registration=person("anna"), now=berlin("2090-05-12 18:00"))
        assert states(full)["cleo"] == "waiting"

    def test_who_leaves_takes_special_needs_along(self, event):
        SpecialNeeds.objects.create(registration=register(event, "anna@example.org"), access="DGS")
        leaving.registration_cancel(registration=person("anna"), now=NOW)
        assert not SpecialNeeds.objects.exists()

    def test_more_seats_are_offered_when_the_event_is_published(self, full):
        publish(full, capacity=3)
        assert (states(full)["cleo"], states(full)["dana"]) == ("offered", "waiting")

    def test_fewer_seats_take_nobodys_seat(self, full):
        publish(full, capacity=1)
        assert states(full)["bela"] == "confirmed"
        assert date_of(full).free_seats == 0

    def test_second_seats_are_given_after_the_deadline(self, organiser):
        event = make_registrable(
            organiser, capacity=5, seats_per_member=2, registration_closes_at="2090-05-01 12:00"
        )
        town = make_member("Berghude")
        register(event, "anna@example.org", member=town)
        register(event, "bela@example.org", member=town)
        seats_move_on(now=berlin("2090-05-01 11:59"))
        assert states(event)["bela"] == "waiting"
        seats_move_on(now=berlin("2090-05-01 12:00"))
        assert states(event)["bela"] == "offered"


class TestChanges:
    def test_of_time_and_place_are_told_once_with_what_was_before(self, full):
        mails = len(mails_to("anna@example.org"))
        changes = {"starts_at": berlin("2090-05-19 17:00"), "ends_at": berlin("2090-05-19 19:00")}
        publish(full, venue_name="Bürgerhaus", **changes)
        registrations_follow(event=full, now=NOW + timedelta(hours=1))
        told = mails_to("anna@example.org")[mails:]
        assert len(told) == 1
        assert "Neuer Termin: Freitag, 19. Mai 2090, 17:00 bis 19:00 Uhr (bisher: Freitag, 12. Mai 2090, " \
            "18:00 bis 20:30 Uhr)" in told[0].text  # fmt: skip
        assert "Neuer Ort: Bürgerhaus" in told[0].text
        assert "20900519T170000" in told[0].attachments[0][2]

    def test_are_told_to_who_waits_and_not_to_who_left(self, full):
        leaving.registration_cancel(registration=person("anna"), now=NOW)
        publish(full, venue_name="Bürgerhaus")
        assert subjects_to("dana@example.org")[-1] == "Änderung"
        assert subjects_to("anna@example.org")[-1] == "Sie sind abgemeldet"

    def test_that_do_not_matter_are_not_told(self, full):
        mails = len(mails_to("anna@example.org"))
        publish(full, summary="Ein anderer Satz.")
        assert len(mails_to("anna@example.org")) == mails

    def test_and_back_again_are_two_changes(self, full):
        publish(full, venue_name="Bürgerhaus")
        publish(full, venue_name="Rathaus, Großer Saal", now=NOW + timedelta(hours=1))
        assert "bisher: Bürgerhaus" in mails_to("anna@example.org")[-1].text

    def test_the_cancellation_is_told_with_its_reason(self, full):
        publish(full, status="cancelled", status_reason="Sturmwarnung")
        mail = mails_to("anna@example.org")[-1]
        assert mail.subject.startswith("Abgesagt:")
        assert "Grund: Sturmwarnung" in mail.text
        assert "STATUS:CANCELLED" in mail.attachments[0][2]

    def test_a_single_date_of_a_series_tells_only_its_people(self, organiser):
        event = make_registrable(organiser, frequency="weekly", count=3)
        _first, second = event.occurrences.order_by("original_start")[:2]
        register(event, "anna@example.org")
        Registration.objects.filter(email="anna@example.org").update(occurrence=second)
        register(event, "bela@example.org")
        before = {name: len(mails_to(f"{name}@example.org")) for name in ("anna", "bela")}
        exception = EventException(date=second.original_start.date(), action="cancelled", reason="Feiertag")
        publish(event, exceptions=[exception])
        after = {name: len(mails_to(f"{name}@example.org")) for name in ("anna", "bela")}
        assert (after["anna"] - before["anna"], after["bela"] - before["bela"]) == (1, 0)

    def test_the_task_of_a_deleted_event_does_nothing(self, event):
        registrations_follow_task.func(0)


class TestReminders:
    def test_are_sent_once_two_days_before(self, event):
        register(event, "anna@example.org")
        for moment in ("2090-05-10 17:59", "2090-05-10 18:00", "2090-05-10 18:05", "2090-05-12 17:00"):
            reminders_send(now=berlin(moment))
        assert subjects_to("anna@example.org").count("Bald ist es so weit") == 1

    def test_are_not_sent_to_who_registered_just_now(self, event):
        register(event, "anna@example.org", now=berlin("2090-05-11 10:00"))
        reminders_send(now=berlin("2090-05-11 10:05"))
        assert "Bald ist es so weit" not in subjects_to("anna@example.org")

    def test_are_sent_to_who_has_a_seat_alone(self, full):
        reminders_send(now=berlin("2090-05-11 10:00"))
        reminded = [name for name in "anna bela cleo dana".split()
                    if "Bald ist es so weit" in subjects_to(f"{name}@example.org")]  # fmt: skip
        assert reminded == ["anna", "bela"]

    def test_are_not_sent_for_what_is_cancelled(self, event):
        register(event, "anna@example.org")
        publish(event, status="cancelled", status_reason="Sturm")
        reminders_send(now=berlin("2090-05-11 10:00"))
        assert "Bald ist es so weit" not in subjects_to("anna@example.org")

    def test_come_for_each_date_of_a_cohort(self, organiser):
        event = make_registrable(organiser, frequency="weekly", count=2, is_cohort=True)
        register(event, "anna@example.org")
        for moment in ("2090-05-10 19:00", "2090-05-11 19:00", "2090-05-17 19:00", "2090-05-18 19:00"):
            reminders_send(now=berlin(moment))
        assert subjects_to("anna@example.org").count("Bald ist es so weit") == 2


class TestTheLinkToTakePart:
    @pytest.fixture
    def online(self, organiser):
        event = make_registrable(
            organiser, attendance_mode="online", access_link="https://video.example/1", capacity=1
        )
        for name in ("anna", "bela"):
            register(event, f"{name}@example.org")
        return event

    def links_to(self, name: str) -> list[str]:
        return [mail.text for mail in mails_to(f"{name}@example.org") if "video.example" in mail.text]

    def test_comes_when_it_is_time_once_and_only_to_who_has_a_seat(self, online):
        for moment in ("2090-05-11 17:59", "2090-05-11 18:00", "2090-05-12 18:30"):
            reminders_send(now=berlin(moment))
        assert len(self.links_to("anna")) == 1
        assert self.links_to("bela") == []

    def test_comes_again_when_it_changes(self, online):
        reminders_send(now=berlin("2090-05-11 18:00"))
        publish(online, access_link="https://video.example/2")
        reminders_send(now=berlin("2090-05-11 19:00"))
        assert "video.example/2" in self.links_to("anna")[-1]
        assert len(self.links_to("anna")) == 2

    def test_does_not_come_after_the_end(self, online):
        reminders_send(now=berlin("2090-05-12 20:30"))
        assert self.links_to("anna") == []
