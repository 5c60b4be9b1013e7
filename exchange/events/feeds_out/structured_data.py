"""An event as schema.org describes it, for search machines. It holds nothing that the page does not show."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.safestring import SafeString

from cms.sharing.json_ld import SCHEMA, json_ld

from ..models import AttendanceMode, EventPage, Occurrence, Status
from ..queries import event_of
from ..wall_time import BERLIN, DAY, wall

MAX_DATES = 20
_MODES = {
    AttendanceMode.ONSITE: "OfflineEventAttendanceMode",
    AttendanceMode.ONLINE: "OnlineEventAttendanceMode",
    AttendanceMode.HYBRID: "MixedEventAttendanceMode",
}
_STATUS = {
    Status.SCHEDULED: "EventScheduled",
    Status.CANCELLED: "EventCancelled",
    Status.POSTPONED: "EventPostponed",
    Status.MOVED: "EventRescheduled",
}
_SCHEMA = f"{SCHEMA}/"


def structured_data(page: EventPage, dates: Iterable[Occurrence], request: HttpRequest) -> SafeString:
    """A JSON-LD element with these dates; "" without any."""
    event = event_of(page)
    return json_ld([_date(page, event, row, request) for row in list(dates)[:MAX_DATES]])


def _date(page: EventPage, event: EventPage, row: Occurrence, request: HttpRequest) -> dict:
    data = {
        "@context": _SCHEMA,
        "@type": "Event",
        "name": page.title,
        "description": page.summary,
        "url": page.get_full_url(request),
        "startDate": _when(row, row.starts_at),
        "endDate": _when(row, row.ends_at - DAY if row.all_day else row.ends_at),
        "eventStatus": _SCHEMA + _STATUS[row.status],
        "eventAttendanceMode": _SCHEMA + _MODES[event.attendance_mode],
        "location": _location(event, page.get_full_url(request)),
        "organizer": {"@type": "GovernmentOrganization", "name": event.member.name},
    }
    if row.status == Status.MOVED:
        data["previousStartDate"] = _when(row, row.original_start)
    return data


def _when(row: Occurrence, moment) -> str:
    """With the offset that is in force at that time; a mere day for what takes all day."""
    return f"{wall(moment):%Y-%m-%d}" if row.all_day else moment.astimezone(BERLIN).isoformat()


def _location(event: EventPage, url: str) -> dict | list[dict]:
    """Where to go; online it is the event's own page, for the link to take part is not public."""
    place = {"@type": "Place", "name": event.venue_name, "address": event.venue_address or event.venue_name}
    virtual = {"@type": "VirtualLocation", "url": url}
    if event.attendance_mode == AttendanceMode.ONLINE:
        return virtual
    return [place, virtual] if event.attendance_mode == AttendanceMode.HYBRID else place
