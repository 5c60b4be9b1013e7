"""From the form to a seat: what is asked, the link by mail, and what the link does."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from ...models import ACTIVE, Occurrence, Registration, RegistrationMode, RegistrationState, SpecialNeeds
from ..changes import facts_of
from ..mails import registration_mail
from ..queries import dates_of
from .seating import seat_or_wait, seats_count, seats_locked

# To one address, within this time: enough for a person, too few to annoy somebody else with.
MAILS_AT_MOST = 3
MAILS_WITHIN = timedelta(hours=1)


@transaction.atomic
def registration_request(
    *, occurrence: Occurrence, language: str, details: dict, needs: dict | None = None, now: datetime
) -> None:
    """Keep what the form says and send a link to the address; nothing counts before the link is followed.

    ``details`` are fields of ``Registration``, ``needs`` of ``SpecialNeeds``. The caller learns nothing about
    the address: if it is registered already, the mail says so.
    """
    details = {**details, "email": address_normal(details["email"])}
    same = occurrence.registrations.filter(email=details["email"])
    if known := same.filter(state__in=ACTIVE).first():
        registration_mail(known, "known", occasion=f"known:{now:%Y%m%d%H}")
        return
    recent = Registration.objects.filter(
        email=details["email"], state=RegistrationState.PENDING, created_at__gt=now - MAILS_WITHIN
    )
    if recent.count() >= MAILS_AT_MOST:
        return
    registration = Registration.objects.create(
        occurrence=occurrence, language=language, created_at=now, **details
    )
    if needs and any(needs.values()):
        SpecialNeeds.objects.create(registration=registration, **needs)
    registration_mail(registration, "confirm")


def registration_confirm(*, registration: Registration, now: datetime) -> Registration:
    """The person has the mailbox: give a seat, a place on the waiting list, or take the application.

    Safe to repeat. Answers the registration that counts: an earlier one of the same address, if there is one.
    Raises ``ValueError`` when it is too late.
    """
    with seats_locked(registration.occurrence_id) as occurrence:
        registration = Registration.objects.select_related("member").get(pk=registration.pk)
        registration.occurrence = occurrence
        if registration.state != RegistrationState.PENDING:
            return registration
        same = occurrence.registrations.filter(email=registration.email, state__in=ACTIVE)
        if earlier := same.first():
            registration.delete()
            return earlier
        if not occurrence.takes_place or occurrence.starts_at <= now:
            raise ValueError(_("Für diesen Termin kann man sich nicht mehr anmelden."))
        registration.confirmed_at = now
        registration_admit(registration=registration, occurrence=occurrence, now=now)
        return registration


def registration_admit(*, registration: Registration, occurrence: Occurrence, now: datetime) -> None:
    """What a confirmed address leads to, by the event's way of registering. Call it with the date locked."""
    registration.told = facts_of(occurrence.event, dates_of(registration))
    if occurrence.event.registration_mode == RegistrationMode.APPLICATION:
        registration.state = RegistrationState.APPLIED
        registration.save()
        registration_mail(registration, "applied")
        seats_count(occurrence=occurrence)
    else:
        seat_or_wait(registration=registration, occurrence=occurrence, now=now)


def address_normal(address: str) -> str:
    """An address as it is compared: mailboxes that differ in case alone are one."""
    return address.strip().lower()
