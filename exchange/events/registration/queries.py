"""Reads of registrations."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, QuerySet

from ..models import SEATED, EventPage, Occurrence, Registration, RegistrationState
from .seats import Person, SeatRules, in_turn, party_of


def seat_rules(event: EventPage, now: datetime) -> SeatRules:
    """The limits of an event. Second seats wait for the deadline: only then is it known who else comes."""
    closes = event.registration_closes_at
    return SeatRules(
        capacity=event.capacity,
        per_party=event.seats_per_member,
        per_district=event.district_quota,
        later_seats_wait=event.seats_per_member is not None and closes is not None and now < closes,
    )


def person_of(registration: Registration) -> Person:
    """The registration as the rules of seats know it."""
    member = registration.member
    return Person(
        key=registration.pk,
        party=party_of(
            member_id=registration.member_id, institution=registration.institution, key=registration.pk
        ),
        district=member.district_row_id if member else None,
    )


def holders_of(occurrence: Occurrence) -> QuerySet[Registration]:
    """Who holds a seat of this date, or is offered one."""
    return occurrence.registrations.filter(state__in=SEATED).select_related("member").order_by("pk")


def waiting_for(occurrence: Occurrence) -> QuerySet[Registration]:
    """The waiting list, in the order of arrival."""
    waiting = occurrence.registrations.filter(state=RegistrationState.WAITING)
    return waiting.select_related("member").order_by("waiting_since", "pk")


def waiting_position(registration: Registration, now: datetime) -> int:
    """Where a waiting person stands, beginning with 1, in the order in which seats are given."""
    occurrence = registration.occurrence
    order = in_turn(
        [person_of(row) for row in waiting_for(occurrence)],
        [person_of(row) for row in holders_of(occurrence)],
        seat_rules(occurrence.event, now),
    )
    return [person.key for person in order].index(registration.pk) + 1


def counted_date(event: EventPage) -> Occurrence | None:
    """The date of a cohort on which all its registrations hang: the first, or the one that has some."""
    some = Registration.objects.filter(occurrence=OuterRef("pk"))
    return event.occurrences.annotate(some=Exists(some)).order_by("-some", "original_start").first()


def dates_of(registration: Registration) -> list[Occurrence]:
    """The dates to which a registration belongs: all of a cohort, otherwise one."""
    occurrence = registration.occurrence
    if not occurrence.event.is_cohort:
        return [occurrence]
    return list(occurrence.event.occurrences.order_by("starts_at", "pk"))


def registrable_dates(event: EventPage, now: datetime, *, at_most: int) -> list[Occurrence]:
    """The dates for which one could register, next first: of a cohort only the one that counts."""
    if event.is_cohort:
        counted = counted_date(event)
        return [counted] if counted else []
    return list(event.occurrences.filter(ends_at__gt=now).order_by("starts_at", "pk")[:at_most])


def waiting_counts(occurrences: list[Occurrence]) -> dict[int, int]:
    """How many people wait for each date, by its key."""
    waiting = Registration.objects.filter(
        occurrence__in=[row.pk for row in occurrences], state=RegistrationState.WAITING
    )
    return dict(
        waiting.order_by().values("occurrence").annotate(Count("pk")).values_list("occurrence", "pk__count")
    )
