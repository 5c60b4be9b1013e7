"""A calendar as iCalendar (RFC 5545, 7986)."""

from collections.abc import Iterable, Iterator

from .content_lines import text, written
from .vevent import FeedEvent, vevents

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Kommunennetz//Kalender//DE"
# How often clients should ask: an officer who cancels in the morning is seen at noon.
INTERVAL = "PT1H"

# Written out, for Outlook knows no zone by its name alone. Germany's rule since 1996.
BERLIN = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE""".splitlines()


def vcalendar(events: Iterable[FeedEvent], *, name: str, url: str) -> bytes:
    """The file. `url` is the page for people that shows the same."""
    return written(_lines(events, name, url))


def _lines(events: Iterable[FeedEvent], name: str, url: str) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:{PRODUCT}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"NAME:{text(name)}"
    yield f"X-WR-CALNAME:{text(name)}"
    yield "X-WR-TIMEZONE:Europe/Berlin"
    yield f"URL:{url}"
    yield f"REFRESH-INTERVAL;VALUE=DURATION:{INTERVAL}"
    yield f"X-PUBLISHED-TTL:{INTERVAL}"
    yield from BERLIN
    for event in events:
        yield from vevents(event)
    yield "END:VCALENDAR"
