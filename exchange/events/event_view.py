"""What the page of an event shows beyond what all contributions show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import timezone

from exchange.municipalities.contribution_layout import fact_box

from .date_words import date_words, rule_words
from .entries import seats_words
from .models import EventPage, Occurrence, Status
from .queries import dates_of, event_of
from .registration.box import registration_box
from .state import EventState, event_state, next_date

SHOWN_DATES = 6


@dataclass(frozen=True)
class EventDate:
    """One date in words. ``occurrence`` is its row, for what needs more."""

    occurrence: Occurrence
    words: str
    status: str
    status_label: str
    reason: str
    is_past: bool
    seats: str
    moved_from: datetime | None


def event_context(page: EventPage) -> dict:
    """Dates, place and rows of an event; dates and seats are those of the page of the first language."""
    event, now = event_of(page), timezone.now()
    rows = dates_of(event)
    dates = [_event_date(row, now) for row in rows]
    coming = [date for date in dates if not date.is_past]
    state = event_state(rows, now)
    return {
        "event": event,
        "box": registration_box(page, now),
        "fact_box": fact_box(page, [fact for fact in page.facts() if fact.key not in _ELSEWHERE]),
        "state": state,
        "is_past": bool(dates) and not coming,
        "next_date": next((date for date in dates if date.occurrence == next_date(rows, now)), None),
        "dates": coming[:SHOWN_DATES],
        "later_dates": coming[SHOWN_DATES:],
        "past_dates": [date for date in dates if date.is_past],
        "rule": rule_words(event),
        "has_banner": state not in (EventState.PLANNED, EventState.PAST),
        "access_facts": list(page.access_facts.all()),
        "programme_days": programme_days(page),
        "speakers": list(page.speakers.all()),
        "materials": list(page.materials.select_related("document")),
    }


# Facts that have a place of their own on the page.
_ELSEWHERE = ("event_type",)


def _event_date(row: Occurrence, now: datetime) -> EventDate:
    moved = row.status == Status.MOVED and row.original_start != row.starts_at
    return EventDate(
        occurrence=row,
        words=date_words(row),
        status=row.status,
        status_label=row.get_status_display(),
        reason=row.status_reason,
        is_past=row.ends_at <= now,
        seats=seats_words(row),
        moved_from=row.original_start if moved else None,
    )


def programme_days(page: EventPage) -> Sequence[tuple[int, list]]:
    """The programme by day; ``(1, items)`` alone for what takes one day."""
    items = sorted(page.programme.all(), key=lambda item: item.day)
    return [(day, list(of_day)) for day, of_day in groupby(items, lambda item: item.day)]
