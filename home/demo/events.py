"""The events: their dates count from the day of loading, so that the calendar is never empty."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from exchange.events.models import EventMaterial, EventPage, LandCalendar, Occurrence
from exchange.events.planning import planned_dates
from exchange.events.recurrence import fitting_positions
from exchange.events.wall_time import instant, wall
from exchange.municipalities.models import Municipality, PageRelation
from home.fields import rows_add, values_set

from .accounts import author_of
from .contributions import contribution_of, function_of
from .files import document_get_or_create
from .members import SOURCE, date_back, members_by_name, profile_of
from .reading import Entry, entries

DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
ROWS = ("programme", "access_facts", "speakers")
SPECIAL = {
    "member", "starts", "length", "moved_from", "district", "contact_point", "related", "further_members",
    "featured", "land_calendar", "exceptions", "materials", *ROWS,
}  # fmt: skip


def events_load(*, tell) -> int:
    """Make the events that do not exist; answers how many. What users changed or wrote stays."""
    known = set(EventPage.objects.filter(source=SOURCE).values_list("source_id", flat=True))
    missing = [each for each in entries("events") if each.key not in known]
    for number, each in enumerate(missing, 1):
        _create(each)
        tell("Veranstaltungen", number, len(missing))
    return len(missing)


def moment(said: dict[str, Any], today: datetime) -> datetime:
    """``{ weeks = 6, day = "Do", time = "10:00" }``: that day of the week six weeks from this one."""
    monday = wall(today).date() - timedelta(days=wall(today).weekday())
    day = monday + timedelta(weeks=said["weeks"], days=DAYS.index(said["day"]))
    return instant(datetime.combine(day, time.fromisoformat(said["time"])))


def end_of(start: datetime, said: dict[str, Any]) -> datetime:
    """``{ hours = 2.5 }``, or ``{ days = 2, until = "14:00" }``: that time two days later."""
    if "hours" in said:
        return start + timedelta(hours=said["hours"])
    day = wall(start).date() + timedelta(days=said["days"])
    return instant(datetime.combine(day, time.fromisoformat(said["until"])))


def _create(each: Entry) -> None:
    data, now = each.data, timezone.now()
    profile = profile_of(data["member"])
    page = EventPage(live=False, source=SOURCE, source_id=each.key, owner=author_of(data["member"]))
    values_set(page, {name: data[name] for name in data.keys() - SPECIAL})
    _set_dates(page, data, now)
    page.land_calendar = (
        LandCalendar.FEATURED if data.get("featured") else data.get("land_calendar", "accepted")
    )
    page.district = Municipality.objects.filter(ags=data.get("district", "")).first()
    page.contact_point = profile.contact_points.get(
        function=function_of(data["member"], data["contact_point"])
    )
    page.further_members = [members_by_name()[name] for name in data.get("further_members", ())]
    for name in ROWS:
        rows_add(page, name, data.get(name, []))
    _add_exceptions(page, data.get("exceptions", ()), now)
    _add_materials(page, data.get("materials", ()), profile.member.collection)
    profile.add_child(instance=page)
    _link(page, data.get("related", ()))
    page.save_revision(user=page.owner).publish()
    _after_publishing(page, data, now)


def _set_dates(page: EventPage, data: dict[str, Any], now: datetime) -> None:
    page.starts_at = moment(data["starts"], now)
    page.ends_at = end_of(page.starts_at, data["length"])
    if page.frequency == "monthly_weekday":
        page.monthly_position = fitting_positions(wall(page.starts_at))[0]


def _add_exceptions(page: EventPage, rows, now: datetime) -> None:
    """``nth`` counts the dates of the series from one; ``days`` is how much later a moved one takes place."""
    dates = planned_dates(page, (), now)
    built = []
    for row in rows:
        date = dates[row["nth"] - 1]
        values = {"date": wall(date.original_start).date(), "action": row["action"], "reason": row["reason"]}
        if days := row.get("days"):
            values["new_start"] = instant(wall(date.starts_at) + timedelta(days=days))
        built.append(values)
    rows_add(page, "exceptions", built)


def _add_materials(page: EventPage, rows, collection) -> None:
    for position, row in enumerate(rows):
        name = row.get("document")
        document = document_get_or_create(name=name, collection=collection) if name else None
        values = {key: row[key] for key in row.keys() - {"document"}}
        page.materials.add(EventMaterial(sort_order=position, document=document, **values))


def _link(page: EventPage, keys) -> None:
    for position, key in enumerate(keys):
        target = Page.objects.get(pk=contribution_of(key).pk)
        page.page_relations.add(PageRelation(target=target, sort_order=position))


def _after_publishing(page: EventPage, data: dict[str, Any], now: datetime) -> None:
    """Some weeks ago, lists shall show; and a moved event had another date before."""
    date_back(page, wall(now).date() - timedelta(days=40 + len(data["title"])))
    if said := data.get("moved_from"):
        Occurrence.objects.filter(event=page).update(original_start=moment(said, now))
