"""Cancelling, and answering an offer. Each gives the seat on to the next."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils.translation import gettext as _

from ...models import Occurrence, Registration, RegistrationState, SpecialNeeds
from ..mails import registration_mail
from .seating import registration_seat, seats_hand_out, seats_locked


@contextmanager
def registration_locked(registration: Registration) -> Iterator[tuple[Registration, Occurrence]]:
    """The registration as it is now, and its date, which is locked."""
    with seats_locked(registration.occurrence_id) as occurrence:
        fresh = Registration.objects.select_related("member").get(pk=registration.pk)
        fresh.occurrence = occurrence
        yield fresh, occurrence


def registration_cancel(*, registration: Registration, now: datetime) -> None:
    """The person does not come. Special needs go at once, the seat to the next. Safe to repeat."""
    with registration_locked(registration) as (fresh, occurrence):
        if fresh.is_active:
            _leave(fresh, RegistrationState.CANCELLED, "cancelled")
            seats_hand_out(occurrence=occurrence, now=now)


def offer_accept(*, registration: Registration, now: datetime) -> None:
    """Take the offered seat. Raises ``ValueError`` when there is no offer (any more)."""
    with registration_locked(registration) as (fresh, occurrence):
        if fresh.state == RegistrationState.CONFIRMED:
            return
        if fresh.state != RegistrationState.OFFERED or fresh.offer_expires_at <= now:
            raise ValueError(_("Dieses Angebot gilt nicht mehr."))
        registration_seat(registration=fresh, now=now)
        seats_hand_out(occurrence=occurrence, now=now)


def offers_expire(*, occurrence_id: int, now: datetime) -> None:
    """End the offers of a date whose time is over, and give the seats on."""
    with seats_locked(occurrence_id) as occurrence:
        late = occurrence.registrations.filter(state=RegistrationState.OFFERED, offer_expires_at__lte=now)
        for registration in late.order_by("pk"):
            registration.occurrence = occurrence
            _leave(registration, RegistrationState.EXPIRED, "expired")
        seats_hand_out(occurrence=occurrence, now=now)


def _leave(registration: Registration, state: RegistrationState, mail: str) -> None:
    registration.state, registration.offer_expires_at = state, None
    registration.save()
    SpecialNeeds.objects.filter(registration=registration).delete()
    registration_mail(registration, mail)
