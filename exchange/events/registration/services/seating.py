"""Giving seats. All of it happens while the date is locked, so no two people get the same seat."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_noop

from ...models import EventPage, Occurrence, Registration, RegistrationState
from ..changes import facts_of
from ..mails import registration_mail
from ..phase import COUNTING, waiting_list_full
from ..queries import dates_of, holders_of, person_of, seat_rules, waiting_for
from ..seats import Person, next_seats, seats_left

FULL = gettext_noop("Alle Plätze und die Warteliste sind belegt.")


@contextmanager
def seats_locked(occurrence_id: int) -> Iterator[Occurrence]:
    """One transaction in which nobody else gives seats of this date; yields the date as it is now.

    PostgreSQL locks the row; on SQLite every transaction is the only writer from its start on.
    """
    with transaction.atomic():
        locked = Occurrence.objects.select_for_update(of=("self",)).select_related("event")
        yield locked.get(pk=occurrence_id)


def seat_or_wait(*, registration: Registration, occurrence: Occurrence, now: datetime) -> None:
    """Give a newcomer a seat, a place on the waiting list, or neither, and say so by mail."""
    others = list(waiting_for(occurrence))
    newcomer = person_of(registration)
    if newcomer in _turn([*map(person_of, others), newcomer], occurrence, now):
        registration_seat(registration=registration, now=now)
    elif waiting_list_full(occurrence.event, len(others)):
        registration_reject(registration=registration, reason=FULL, now=now)
    else:
        registration.state, registration.waiting_since = RegistrationState.WAITING, now
        registration.save()
        registration_mail(registration, "waiting")
    seats_count(occurrence=occurrence)


def _turn(waiting: list[Person], occurrence: Occurrence, now: datetime) -> list[Person]:
    holders = [person_of(row) for row in holders_of(occurrence)]
    return next_seats(waiting, holders, seat_rules(occurrence.event, now))


def registration_reject(*, registration: Registration, reason: str, now: datetime) -> None:
    """No seat for this person, with the reason by mail."""
    registration.state, registration.reason = RegistrationState.REJECTED, reason
    registration.save()
    registration_mail(registration, "rejected", occasion=f"rejected:{now.isoformat()}")


def registration_seat(*, registration: Registration, now: datetime) -> None:
    """The seat is this person's; the mail brings the dates."""
    registration.state, registration.offer_expires_at = RegistrationState.CONFIRMED, None
    # This mail says when it is: only dates that are still far away need a reminder.
    registration.reminded_at = now
    registration.told = facts_of(registration.occurrence.event, dates_of(registration))
    registration.save()
    occasion = f"confirmed:{now.isoformat()}"
    registration_mail(registration, "confirmed", occasion=occasion, with_dates=True)


def seats_hand_out(*, occurrence: Occurrence, now: datetime) -> None:
    """Offer free seats to those who wait, in turn, and count what is left."""
    if occurrence.takes_place and occurrence.starts_at > now:
        waiting = {row.pk: row for row in waiting_for(occurrence)}
        for person in _turn([person_of(row) for row in waiting.values()], occurrence, now):
            seat_offer(registration=waiting[person.key], occurrence=occurrence, now=now)
    seats_count(occurrence=occurrence)


def seat_offer(*, registration: Registration, occurrence: Occurrence, now: datetime) -> None:
    """Keep a seat for a person who waited, until the offer expires; at the latest when the event begins."""
    expires = min(now + timedelta(hours=occurrence.event.offer_hours), occurrence.starts_at)
    registration.state, registration.offer_expires_at = RegistrationState.OFFERED, expires
    registration.save()
    registration_mail(registration, "offer", occasion=f"offer:{expires.isoformat()}")


def seats_count(*, occurrence: Occurrence) -> None:
    """Write how many seats are free where lists and filters read it; of a cohort on each of its dates."""
    event = occurrence.event
    free = None
    if event.registration_mode in COUNTING:
        rules = seat_rules(event, occurrence.starts_at)
        free = seats_left([person_of(row) for row in holders_of(occurrence)], rules)
    rows = event.occurrences.all() if event.is_cohort else Occurrence.objects.filter(pk=occurrence.pk)
    rows.update(free_seats=free)
    occurrence.free_seats = free


def seats_prepare(*, event: EventPage) -> None:
    """Write the free seats of dates for which nobody has registered yet."""
    counted = event.registration_mode in COUNTING
    rows = event.occurrences.filter(registrations=None)
    rows.update(free_seats=event.capacity if counted else None)
