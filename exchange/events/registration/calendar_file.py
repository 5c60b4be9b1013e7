"""The dates of a registration as a file for the person's calendar."""

from collections.abc import Iterable

from django.conf import settings
from icalendar import Calendar, Event

from ..models import EventPage, Occurrence
from ..wall_time import BERLIN, day_of


def calendar_file(event: EventPage, dates: Iterable[Occurrence]) -> str:
    """These dates as iCalendar. UID and RECURRENCE-ID are those of the public feeds: one entry, not two."""
    calendar = Calendar()
    calendar.add("prodid", "-//Kommunennetz//Anmeldung//DE")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for row in dates:
        calendar.add_component(_entry(event, row))
    calendar.add_missing_timezones()
    return calendar.to_ical().decode()


def _entry(event: EventPage, row: Occurrence) -> Event:
    entry = Event()
    entry.add("uid", str(event.uid))
    entry.add("dtstamp", row.updated_at)
    entry.add("sequence", event.sequence)
    entry.add("summary", event.title)
    whole = day_of if row.all_day else lambda moment: moment.astimezone(BERLIN)
    entry.add("dtstart", whole(row.starts_at))
    entry.add("dtend", whole(row.ends_at))
    if event.frequency != "none":
        entry.add("recurrence-id", whole(row.original_start))
    if place := ", ".join(filter(None, (event.venue_name, event.venue_address))):
        entry.add("location", place)
    entry.add("status", "CONFIRMED" if row.takes_place else "CANCELLED")
    entry.add("url", event.full_url or settings.BASE_URL)
    return entry
