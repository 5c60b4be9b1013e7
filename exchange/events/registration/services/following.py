"""What follows by itself: from a new version of the event, and from time passing."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import translation

from ...models import ACTIVE, EventPage, Occurrence, Registration, RegistrationState
from ..access import access_link_of
from ..changes import changes_between, facts_of
from ..mails import registration_mail
from ..queries import dates_of
from .leaving import offers_expire
from .seating import seats_hand_out, seats_locked

REMIND_BEFORE = timedelta(days=2)


def registrations_follow(*, event: EventPage, now: datetime) -> None:
    """After an event was published: give seats that are new, and tell people what changed."""
    dates = Occurrence.objects.filter(event=event, registrations__isnull=False).distinct().order_by("pk")
    for number in list(dates.values_list("pk", flat=True)):
        with seats_locked(number) as occurrence:
            seats_hand_out(occurrence=occurrence, now=now)
        for registration in _people(occurrence_id=number, state__in=ACTIVE):
            changes_tell(registration=registration, now=now)


@transaction.atomic
def changes_tell(*, registration: Registration, now: datetime) -> None:
    """Tell one person what is different from what they know; once for each change, nothing after the end."""
    dates = dates_of(registration)
    if not any(row.ends_at > now for row in dates):
        return
    facts = facts_of(registration.occurrence.event, dates)
    with translation.override(registration.language):
        changes = changes_between(registration.told, facts)
    if registration.told == facts:
        return
    Registration.objects.filter(pk=registration.pk).update(told=facts)
    if changes.lines:
        registration_mail(
            registration, "changed", occasion=f"changed:{now.isoformat()}", changes=changes, with_dates=True
        )


def seats_move_on(*, now: datetime) -> None:
    """End offers whose time is over, and give seats that the passing of a deadline set free."""
    late = Q(registrations__state=RegistrationState.OFFERED, registrations__offer_expires_at__lte=now)
    waiting = Q(registrations__state=RegistrationState.WAITING, starts_at__gt=now)
    for number in (
        Occurrence.objects.filter(late | waiting).order_by("pk").values_list("pk", flat=True).distinct()
    ):
        offers_expire(occurrence_id=number, now=now)


def reminders_send(*, now: datetime) -> None:
    """Remind confirmed people once of each date that is near, and give them the link to take part."""
    soon = Q(starts_at__gt=now, starts_at__lte=now + REMIND_BEFORE)
    opens = Q(event__access_link__gt="", ends_at__gt=now)
    events = Occurrence.objects.filter(soon | opens).order_by().values("event")
    confirmed = _people(occurrence__event__in=events, state=RegistrationState.CONFIRMED)
    for registration in confirmed:
        _remind(registration, now)
        _give_link(registration, now)


@transaction.atomic
def _remind(registration: Registration, now: datetime) -> None:
    for row in dates_of(registration):
        window = row.starts_at - REMIND_BEFORE
        told = registration.reminded_at
        if row.takes_place and window <= now < row.starts_at and (told is None or told < window):
            link = access_link_of(registration, now)
            registration.reminded_at, registration.told_link = now, link or registration.told_link
            registration.save(update_fields=["reminded_at", "told_link"])
            registration_mail(
                registration, "reminder", occasion=f"reminder:{row.pk}", next_date=row, link=link
            )


@transaction.atomic
def _give_link(registration: Registration, now: datetime) -> None:
    link = access_link_of(registration, now)
    if link and link != registration.told_link:
        registration.told_link = link
        registration.save(update_fields=["told_link"])
        registration_mail(registration, "access", occasion=f"access:{now.isoformat()}", link=link)


def _people(**which) -> QuerySet[Registration]:
    rows = Registration.objects.filter(**which).select_related("occurrence__event", "member")
    return rows.order_by("pk")
