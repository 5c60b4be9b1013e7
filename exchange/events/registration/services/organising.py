"""What organisers do with registrations."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ...models import SEATED, Attendance, Occurrence, Registration, RegistrationState
from ..mails import registration_mail
from ..queries import holders_of, person_of, seat_rules
from ..retention import registrations_erase
from ..seats import seats_left
from .leaving import registration_locked
from .seating import registration_reject, registration_seat, seat_offer, seats_hand_out, seats_locked
from .signing_up import address_normal

_OPEN = (RegistrationState.APPLIED, RegistrationState.WAITING, RegistrationState.REJECTED)


def registration_accept(*, registration: Registration, now: datetime) -> None:
    """Give a seat to somebody who applied or waits. Raises ``ValueError`` when none is free."""
    with registration_locked(registration) as (fresh, occurrence):
        _check_open(fresh)
        _check_seat(occurrence, now)
        registration_seat(registration=fresh, now=now)
        seats_hand_out(occurrence=occurrence, now=now)


def registration_offer(*, registration: Registration, now: datetime) -> None:
    """Offer a seat to somebody who applied or waits. Raises ``ValueError`` when none is free."""
    with registration_locked(registration) as (fresh, occurrence):
        _check_open(fresh)
        _check_seat(occurrence, now)
        seat_offer(registration=fresh, occurrence=occurrence, now=now)
        seats_hand_out(occurrence=occurrence, now=now)


def registration_wait(*, registration: Registration, now: datetime) -> None:
    """Put an application on the waiting list."""
    with registration_locked(registration) as (fresh, occurrence):
        _check_open(fresh)
        fresh.state, fresh.waiting_since = RegistrationState.WAITING, now
        fresh.save()
        registration_mail(fresh, "waiting", occasion=f"waiting:{now.isoformat()}")
        seats_hand_out(occurrence=occurrence, now=now)


def registration_refuse(*, registration: Registration, reason: str, now: datetime) -> None:
    """No seat for this person, also when they had one; the reason goes by mail, the seat to the next."""
    with registration_locked(registration) as (fresh, occurrence):
        if not fresh.is_active:
            raise ValueError(_("Diese Anmeldung ist schon beendet."))
        registration_reject(registration=fresh, reason=reason, now=now)
        seats_hand_out(occurrence=occurrence, now=now)


def registration_enter(*, occurrence: Occurrence, details: dict, now: datetime) -> Registration:
    """Give a seat to somebody who called or wrote. Raises ``ValueError`` when none is free, or when known."""
    with seats_locked(occurrence.pk) as locked:
        email = address_normal(details.get("email", ""))
        if email and locked.registrations.filter(email=email, state__in=(*SEATED, *_OPEN[:2])).exists():
            raise ValueError(_("Diese Adresse ist schon angemeldet."))
        _check_seat(locked, now)
        registration = Registration.objects.create(
            occurrence=locked, created_at=now, confirmed_at=now, **{**details, "email": email}
        )
        registration_seat(registration=registration, now=now)
        seats_hand_out(occurrence=locked, now=now)
        return registration


def registration_erase(*, registration: Registration, now: datetime) -> None:
    """Forget a person who asks for it, at once and with all mails; the seat goes to the next."""
    with seats_locked(registration.occurrence_id) as occurrence:
        registrations_erase(numbers=[registration.pk])
        seats_hand_out(occurrence=occurrence, now=now)


@transaction.atomic
def attendance_record(
    *, occurrence: Occurrence, registrations: Collection[Registration], present: Collection[int]
) -> None:
    """Write who of these people was there on this date; ``present`` holds keys of registrations."""
    Attendance.objects.filter(occurrence=occurrence, registration__in=registrations).delete()
    Attendance.objects.bulk_create(
        Attendance(occurrence=occurrence, registration=row) for row in registrations if row.pk in present
    )


def _check_open(registration: Registration) -> None:
    if registration.state not in _OPEN:
        raise ValueError(_("Das geht bei diesem Stand der Anmeldung nicht."))


def _check_seat(occurrence: Occurrence, now: datetime) -> None:
    """Organisers may pass over quotas, never over the number of seats."""
    holders = [person_of(row) for row in holders_of(occurrence)]
    if seats_left(holders, seat_rules(occurrence.event, now)) == 0:
        raise ValueError(_("Es ist kein Platz frei. Erhöhen Sie zuerst die Zahl der Plätze."))
