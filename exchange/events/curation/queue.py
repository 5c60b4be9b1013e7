"""What the ministry decides on: events with their dates and what else happens on these days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone
from wagtail.models import Locale

from ..models import EventPage, LandCalendar, LandProposal, Occurrence
from .clashes import Clash, clashes_of


@dataclass(frozen=True)
class QueueItem:
    """An event before or after the decision."""

    event: EventPage
    proposal: LandProposal | None
    next_date: Occurrence | None
    clashes: list[Clash]

    @property
    def strong_clashes(self) -> list[Clash]:
        return [clash for clash in self.clashes if clash.is_strong]


def events_in_state(state: LandCalendar) -> QuerySet[EventPage]:
    """Published events of a state; those that wait longest first, the others by their last proposal."""
    latest = LandProposal.objects.filter(event=OuterRef("pk")).order_by("-proposed_at", "-pk")
    events = (
        EventPage.objects.live()
        .filter(land_calendar=state, locale=Locale.get_default(), archived_at=None)
        .select_related("member")
        .annotate(proposed_at=Subquery(latest.values("proposed_at")[:1]))
    )
    if state == LandCalendar.PROPOSED:
        return events.order_by("proposed_at", "pk")
    return events.order_by(F("proposed_at").desc(nulls_last=True), "-pk")


def queue_items(events: Iterable[EventPage], now: datetime | None = None) -> list[QueueItem]:
    """The events with what one needs to decide; six queries, however many."""
    events, now = list(events), now or timezone.now()
    proposals = {row.event_id: row for row in LandProposal.objects.filter(event__in=events).order_by("pk")}
    coming = Occurrence.objects.filter(event__in=events, ends_at__gt=now).order_by("-starts_at", "-pk")
    next_dates = {occurrence.event_id: occurrence for occurrence in coming}
    clashes = clashes_of(events, now)
    return [
        QueueItem(event, proposals.get(event.pk), next_dates.get(event.pk), clashes[event.pk])
        for event in events
    ]
