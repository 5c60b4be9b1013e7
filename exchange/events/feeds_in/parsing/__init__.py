"""Reads calendars as programs write them. Pure: no database, no network, no settings."""

from collections.abc import Iterator
from datetime import datetime

from .components import Component, read_calendars
from .content import NotACalendar, plain_bytes
from .events import Event, read_event
from .limits import MAX_BYTES, MAX_OCCURRENCES, TooMuchWork, Work
from .lines import content_lines
from .result import CANCELLED, CONFIRMED, TENTATIVE, FeedOccurrence, ParsedFeed, Problem
from .series import Window, occurrences_of
from .values import BadValue, read_line
from .zones import CalendarZones

__all__ = ["CANCELLED", "CONFIRMED", "TENTATIVE", "FeedOccurrence", "ParsedFeed", "Problem", "parse_feed"]


def parse_feed(data: bytes, start: datetime, end: datetime) -> ParsedFeed:
    """The dates of an iCalendar file that overlap the time from `start` to before `end`, and its problems.

    Naive limits are German time. Whatever stands in `data`, this answers and never raises; a broken event is
    a problem of its own and hides no other.
    """
    work = Work()
    if len(data) > MAX_BYTES:
        work.stop(1, f"Die Datei ist größer als {MAX_BYTES // 1024 // 1024} MB; sie wurde nicht gelesen.")
        return ParsedFeed(problems=work.problems, is_complete=False)
    try:
        plain = plain_bytes(data)
    except NotACalendar as reason:
        work.stop(1, str(reason))
        return ParsedFeed(problems=work.problems, is_complete=False)
    calendars = read_calendars(content_lines(plain, work), work)
    occurrences = _occurrences(calendars, Window(start, end), work)
    return ParsedFeed(
        occurrences=sorted(occurrences, key=lambda found: (found.start, found.uid, found.line)),
        problems=sorted(work.problems, key=lambda problem: problem.line),
        name=next(filter(None, map(_name, calendars)), ""),
        is_complete=work.is_complete,
    )


def _name(calendar: Component) -> str:
    return read_line(calendar.text("X-WR-CALNAME") or calendar.text("NAME"))[:200]


def _occurrences(calendars: list[Component], window: Window, work: Work) -> list[FeedOccurrence]:
    found: dict[tuple, FeedOccurrence] = {}
    line = 1
    try:
        for events in _by_uid(calendars, work).values():
            line = events[0].line
            for occurrence in _of_uid(events, window, work):
                if len(found) >= MAX_OCCURRENCES:
                    raise TooMuchWork(f"Die Datei hat mehr als {MAX_OCCURRENCES} Termine in diesem Zeitraum.")
                found.setdefault((occurrence.uid, occurrence.recurrence_id), occurrence)
    except TooMuchWork as stopped:
        work.stop(line, str(stopped))
    return list(found.values())


def _of_uid(events: list[Event], window: Window, work: Work) -> Iterator[FeedOccurrence]:
    """The dates of one UID; whatever is wrong with them stays with them."""
    work.look_at_clock()
    try:
        for occurrence in occurrences_of(events, window, work):
            work.look_at_clock()
            yield occurrence
    except TooMuchWork:
        raise
    except Exception as error:  # noqa: BLE001 (a hostile date at the edge of the calendar, for one)
        work.is_complete = False
        work.report(events[0].line, f"Der Termin ist nicht lesbar ({type(error).__name__}).")


def _by_uid(calendars: list[Component], work: Work) -> dict[str, list[Event]]:
    """All events of all calendars; an event and the versions of its dates may stand in different ones."""
    events: dict[str, list[Event]] = {}
    for calendar in calendars:
        zones = CalendarZones(calendar, work)
        method = calendar.text("METHOD").upper()
        for component in calendar.children:
            if component.name != "VEVENT":
                continue
            work.look_at_clock()
            event = _event(component, zones, work, method)
            if event:
                events.setdefault(event.uid, []).append(event)
    return events


def _event(component: Component, zones: CalendarZones, work: Work, method: str) -> Event | None:
    title = read_line(component.text("SUMMARY"))[:60]
    try:
        return read_event(component, zones, work, method=method)
    except BadValue as bad:
        reason, line = str(bad), bad.line or component.line
    except (ValueError, OverflowError, ArithmeticError):
        reason, line = "die Zeiten liegen außerhalb des Kalenders", component.line
    work.is_complete = False
    work.report(line, f"„{title or 'Ohne Titel'}“ wurde nicht gelesen: {reason}.")
    return None
