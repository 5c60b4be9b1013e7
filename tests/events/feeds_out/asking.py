"""Asking for feeds as a calendar program does."""

from datetime import datetime

import icalendar
import vobject

from exchange.events.feeds_in import parse_feed

ALL = (datetime(2026, 1, 1), datetime(2032, 1, 1))


def feed(client, address: str = "/kalender/kalender.ics?von=2027-01-01", **headers) -> bytes:
    """What a feed answers."""
    response = client.get(address, headers=headers)
    assert response.status_code == 200, response.status_code
    return response.content


def lines(content: bytes) -> list[str]:
    """Content lines, unfolded."""
    return content.decode().replace("\r\n ", "").split("\r\n")[:-1]


def events(content: bytes) -> list[icalendar.Event]:
    """The VEVENTs as `icalendar` reads them, after `vobject` found nothing wrong with the file."""
    vobject.readOne(content.decode()).validate(raiseException=True)
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def dates(content: bytes) -> list[tuple]:
    """Start, end and status of every date that a client shows, as our own reader of feeds expands them."""
    found = parse_feed(content, *ALL)
    assert found.problems == []
    return [(date.start, date.end, date.status) for date in found.occurrences]
