"""A month as weeks of days, each with its dates."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .entries import Entry
from .filters import LIST, CalendarFilter

MOST_IN_A_DAY = 4


@dataclass(frozen=True)
class Day:
    """A cell of the grid. Days of the neighbouring months stay empty."""

    day: date
    is_in_month: bool
    is_today: bool
    entries: Sequence[Entry]
    more: int
    """How many dates do not fit."""
    address: str = ""
    """The query string of the list of this day, where some do not fit."""


def month_weeks(asked: CalendarFilter, first: date, entries: Sequence[Entry], today: date) -> list[list[Day]]:
    """The weeks (Monday first) that hold the month; a date of several days stands in each of them."""
    by_day: dict[date, list[Entry]] = {}
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    days = [day for week in weeks for day in week if day.month == first.month]
    for entry in entries:
        for day in days:
            if entry.day <= day <= entry.last_day:
                by_day.setdefault(day, []).append(entry)
    return [[_day(asked, day, first, by_day.get(day, []), today) for day in week] for week in weeks]


def _day(asked: CalendarFilter, day: date, first: date, found: list[Entry], today: date) -> Day:
    more = max(len(found) - MOST_IN_A_DAY, 0)
    address = asked.changed(view=LIST, since=day, until=day).address() if more else ""
    return Day(day, day.month == first.month, day == today, found[:MOST_IN_A_DAY], more, address)
