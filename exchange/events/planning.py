"""Which dates an event should have, from what its editor says: the rule, its exceptions, its status."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from .models.choices import ExceptionAction, Status
from .models.timing import EventTiming
from .recurrence import repeats, wall_starts
from .wall_time import DAY, instant, midnight, wall

AHEAD = timedelta(days=731)


@dataclass(frozen=True)
class PlannedDate:
    """One date; times are moments in UTC. All-day dates end at the midnight after their last day."""

    original_start: datetime
    starts_at: datetime
    ends_at: datetime
    all_day: bool
    status: str = Status.SCHEDULED
    status_reason: str = ""


def planned_dates(event: EventTiming, exceptions: Iterable, now: datetime) -> list[PlannedDate]:
    """The dates up to 24 months ahead, of ``now`` or of the first date if that is later, in their order.

    ``exceptions`` are rows (`EventException`), saved or not. Without a start there is no date.
    """
    if not event.starts_at:
        return []
    by_day = {row.date: row for row in exceptions} if repeats(event) else {}
    return [
        _with_status(_moved(_planned(event, start), by_day.get(start.date())), event)
        for start in wall_starts(event, wall(max(now, event.starts_at) + AHEAD))
    ]


def _planned(event: EventTiming, start: datetime) -> PlannedDate:
    first = wall(event.starts_at)
    last = wall(event.ends_at) if event.ends_at else first
    if event.all_day:
        begin = midnight(start.date())
        end = midnight(start.date() + (last.date() - first.date()) + DAY)
        return PlannedDate(begin, begin, end, True)
    # The same time on the clock every time, so an evening stays an evening when clocks are changed.
    begin, end = instant(start), instant(start + (last - first))
    return PlannedDate(begin, begin, max(begin, end), False)


def _moved(planned: PlannedDate, exception) -> PlannedDate:
    if exception is None:
        return planned
    if exception.action == ExceptionAction.CANCELLED or not exception.new_start:
        return replace(planned, status=Status.CANCELLED, status_reason=exception.reason)
    start, end = exception.new_start, exception.new_end
    if planned.all_day:
        days = max((wall(end).date() - wall(start).date()) + DAY, DAY) if end else None
        start = midnight(wall(start).date())
        end = midnight(wall(start).date() + days) if days else start + (planned.ends_at - planned.starts_at)
    elif end is None:
        end = start + (planned.ends_at - planned.starts_at)
    return replace(planned, starts_at=start, ends_at=end, status=Status.MOVED, status_reason=exception.reason)


def _with_status(planned: PlannedDate, event: EventTiming) -> PlannedDate:
    """A word about the whole event outweighs those about single dates; a cancelled date stays cancelled."""
    if event.status == Status.SCHEDULED or planned.status == Status.CANCELLED:
        return planned
    return replace(planned, status=event.status, status_reason=event.status_reason)


def exception_problems(event: EventTiming, days: Iterable[date]) -> list[str]:
    """What is wrong with the days of exceptions: named twice, or no date of the event."""
    days = list(days)
    if not days or not event.starts_at:
        return []
    if not repeats(event):
        return [_("Ausnahmen gibt es nur bei Wiederholungen. Ändern Sie oben den Termin oder den Status.")]
    horizon = datetime.combine(max(days) + DAY, datetime.min.time())
    known = {start.date() for start in wall_starts(event, horizon)}
    problems = [
        _("Am %(day)s ist kein Termin der Reihe.") % {"day": f"{day:%d.%m.%Y}"}
        for day in days
        if day not in known
    ]
    doubled = sorted({day for day in days if days.count(day) > 1})
    return problems + [
        _("Für den %(day)s stehen zwei Ausnahmen da.") % {"day": f"{day:%d.%m.%Y}"} for day in doubled
    ]
