"""One event as VEVENTs: alone, or a series with its rule, dates it leaves out or adds, dates that changed.

The rows of dates are the truth. The rule is what a client shows; wherever rows and rule differ, EXDATE, RDATE
or a VEVENT with RECURRENCE-ID says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import AttendanceMode, EventPage, Occurrence, Status
from ..planning import AHEAD, PlannedDate, planned_dates
from ..recurrence import repeats, rrule_text
from ..wall_time import DAY
from .content_lines import moment, stamp, text

# Clients that ignore STATUS show the event as if it took place; so the title says it too.
PREFIXES = {
    Status.CANCELLED: gettext_lazy("Abgesagt: %s"),
    Status.POSTPONED: gettext_lazy("Verschoben: %s"),
}


@dataclass(frozen=True)
class FeedEvent:
    """An event, all its dates in their order, and its words in the reader's language."""

    event: EventPage
    rows: Sequence[Occurrence]
    title: str
    summary: str
    url: str

    @cached_property
    def changed_at(self) -> datetime:
        """When a calendar last had something new to show.

        Rows that a series gets as time goes on are no news: they bear the sequence of the last news, and are
        younger than its first.
        """
        latest = max(row.sequence for row in self.rows)
        changed = min(row.updated_at for row in self.rows if row.sequence == latest)
        if self.event.sequence > latest and self.event.last_published_at:  # dates were dropped
            return max(changed, self.event.last_published_at)
        return changed


def vevents(shown: FeedEvent) -> Iterator[str]:
    """All lines of an event."""
    if not repeats(shown.event):
        for row in shown.rows:
            yield from _vevent(shown, row)
        return
    planned = _planned(shown)
    yield from _series(shown, planned)
    for row in shown.rows:
        if _differs(row, planned.get(row.original_start), shown.event):
            yield from _vevent(shown, row, is_of_series=True)


def _planned(shown: FeedEvent) -> dict[datetime, PlannedDate]:
    """What the rule alone says, as far as there are rows; behind them it goes on as it is."""
    last = max(row.original_start for row in shown.rows)
    dates = planned_dates(shown.event, (), last - AHEAD + DAY)
    return {date.original_start: date for date in dates if date.original_start <= last}


def _series(shown: FeedEvent, planned: dict[datetime, PlannedDate]) -> Iterator[str]:
    event, first = shown.event, min(planned.values(), key=lambda date: date.original_start)
    originals = {row.original_start for row in shown.rows}
    yield from _begin(shown, event.status, event.status_reason)
    yield moment("DTSTART", first.starts_at, all_day=event.all_day)
    yield moment("DTEND", first.ends_at, all_day=event.all_day)
    yield f"RRULE:{rrule_text(event)}"
    for name, starts in (("EXDATE", planned.keys() - originals), ("RDATE", originals - planned.keys())):
        for start in sorted(starts):
            yield moment(name, start, all_day=event.all_day)
    yield "END:VEVENT"


def _differs(row: Occurrence, planned: PlannedDate | None, event: EventPage) -> bool:
    """Whether a client would show something else than the row for this date of the series."""
    if planned is None:
        length = event.ends_at - event.starts_at if event.ends_at and not event.all_day else None
        return row.starts_at != row.original_start or row.ends_at - row.starts_at != length
    shown = (row.starts_at, row.ends_at, row.status, row.status_reason)
    return shown != (planned.starts_at, planned.ends_at, planned.status, planned.status_reason)


def _vevent(shown: FeedEvent, row: Occurrence, *, is_of_series: bool = False) -> Iterator[str]:
    yield from _begin(shown, row.status, row.status_reason)
    if is_of_series:
        yield moment("RECURRENCE-ID", row.original_start, all_day=row.all_day)
    yield moment("DTSTART", row.starts_at, all_day=row.all_day)
    yield moment("DTEND", row.ends_at, all_day=row.all_day)
    yield "END:VEVENT"


def _begin(shown: FeedEvent, status: str, reason: str) -> Iterator[str]:
    event, takes_place = shown.event, status not in (Status.CANCELLED, Status.POSTPONED)
    title = shown.title if takes_place else PREFIXES[status] % shown.title
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    # The same until something changes: otherwise no two answers would be alike, and nothing could be kept.
    yield stamp("DTSTAMP", shown.changed_at)
    yield stamp("LAST-MODIFIED", shown.changed_at)
    if event.first_published_at:
        yield stamp("CREATED", event.first_published_at)
    yield f"SEQUENCE:{event.sequence}"
    yield f"STATUS:{'CONFIRMED' if takes_place else 'CANCELLED'}"
    yield f"SUMMARY:{text(title)}"
    yield f"DESCRIPTION:{text(_description(shown, reason))}"
    if place := _place(event):
        yield f"LOCATION:{text(place)}"
    yield f"CATEGORIES:{text(event.get_event_type_display())}"
    yield f"URL:{shown.url}"
    if not takes_place:
        yield "TRANSP:TRANSPARENT"


def _description(shown: FeedEvent, reason: str) -> str:
    organiser = _("Veranstaltet von: %s") % shown.event.member.name
    note = _("Hinweis: %s") % reason if reason else ""
    return "\n\n".join(filter(None, [note, shown.summary, organiser, shown.url]))


def _place(event: EventPage) -> str:
    """Where to go; the link to take part online is for those who registered."""
    place = ", ".join(filter(None, [event.venue_name, event.venue_address]))
    if event.attendance_mode == AttendanceMode.ONSITE:
        return place
    return " / ".join(filter(None, [place, _("online")]))
