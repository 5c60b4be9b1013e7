"""Events as editors make them, published through a revision; their dates as rows."""

from datetime import datetime
from zoneinfo import ZoneInfo

from exchange.events.models import EventPage, Occurrence
from exchange.municipalities.models import Member

from .contributions import make_contribution

BERLIN = ZoneInfo("Europe/Berlin")


def berlin(text: str) -> datetime:
    """ "2027-05-12 18:00" as wall time in Berlin."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def make_event(member: Member, live: bool = True, **fields) -> EventPage:
    """An event of the Land calendar, on the evening of 12 May 2027. Times may be text ("2027-05-12 18:00").

    Publishing makes its dates, from then (not from today) on.
    """
    for name in ("starts_at", "ends_at", "registration_opens_at", "registration_closes_at"):
        if isinstance(fields.get(name), str):
            fields[name] = berlin(fields[name])
    return make_contribution(EventPage, member, live, _EVENT | fields)


def occurrences_of(event: EventPage) -> list[Occurrence]:
    """The dates of an event, in their order."""
    return list(event.occurrences.order_by("original_start"))


_EVENT = {
    "title": "Wie Freiwillige bleiben",
    "summary": "Ein Abend für Engagementbeauftragte: Was hält Menschen im Ehrenamt?",
    "land_calendar": "accepted",
    "event_type": "regionales-seminar",
    "audiences": ["engagementbeauftragte"],
    "attendance_mode": "onsite",
    "venue_name": "Rathaus, Großer Saal",
    "venue_address": "Marktplatz 1, 00000 Musterhausen",
    "starts_at": berlin("2027-05-12 18:00"),
    "ends_at": berlin("2027-05-12 20:30"),
}
