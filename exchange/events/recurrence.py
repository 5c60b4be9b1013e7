"""How an event repeats: from an officer's words to dates and iCalendar's rule; what is wrong with them."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, datetime, time

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday
from django.utils.translation import gettext as _

from cms.days import written_day

from .models.choices import Frequency, MonthlyPosition, Weekday
from .models.timing import EventTiming
from .wall_time import instant, wall

DAYS = tuple(Weekday.values)
_FREQUENCIES = {
    Frequency.DAILY: DAILY,
    Frequency.WEEKLY: WEEKLY,
    Frequency.MONTHLY_DAY: MONTHLY,
    Frequency.MONTHLY_WEEKDAY: MONTHLY,
    Frequency.YEARLY: YEARLY,
}
_NAMES = {DAILY: "DAILY", WEEKLY: "WEEKLY", MONTHLY: "MONTHLY", YEARLY: "YEARLY"}


def repeats(timing: EventTiming) -> bool:
    """Whether there can be more than one date."""
    return timing.frequency != Frequency.NONE


def chosen_days(timing: EventTiming) -> list[str]:
    """The weekdays of a weekly series in their order; that of the first date when none is chosen."""
    chosen = set(filter(None, timing.weekdays.split(",")))
    return [day for day in DAYS if day in chosen] or [_weekday_of(wall(timing.starts_at))]


def wall_starts(timing: EventTiming, horizon: datetime) -> Iterator[datetime]:
    """When the dates begin, as clocks show it, before ``horizon`` (naive); the first date in any case."""
    first = wall(timing.starts_at)
    yield first
    for start in _rule(timing, first) if repeats(timing) else ():
        if start >= horizon:
            return
        if start > first:
            yield start


def _rule(timing: EventTiming, first: datetime) -> rrule:
    end = {"count": timing.count} if timing.count else {}
    if timing.until:
        end = {"until": datetime.combine(timing.until, time.max)}
    return rrule(_FREQUENCIES[timing.frequency], dtstart=first, interval=timing.interval,
                 byweekday=_by_weekday(timing), **end)  # fmt: skip


def _by_weekday(timing: EventTiming) -> list[weekday] | None:
    if timing.frequency == Frequency.WEEKLY:
        return [weekday(DAYS.index(day)) for day in chosen_days(timing)]
    if timing.frequency == Frequency.MONTHLY_WEEKDAY:
        return [weekday(wall(timing.starts_at).weekday(), position_of(timing))]
    return None


def rrule_text(timing: EventTiming) -> str:
    """iCalendar's RRULE, e.g. ``FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20271231T225959Z``; "" for none.

    UNTIL is in UTC, as iCalendar wants beside a start with a zone; a plain date beside an all-day start.
    """
    if not repeats(timing):
        return ""
    parts = [f"FREQ={_NAMES[_FREQUENCIES[timing.frequency]]}"]
    if timing.interval > 1:
        parts.append(f"INTERVAL={timing.interval}")
    if timing.frequency == Frequency.WEEKLY:
        parts.append(f"BYDAY={','.join(chosen_days(timing))}")
    if timing.frequency == Frequency.MONTHLY_WEEKDAY:
        parts.append(f"BYDAY={position_of(timing)}{_weekday_of(wall(timing.starts_at))}")
    if timing.until and timing.all_day:
        parts.append(f"UNTIL={timing.until:%Y%m%d}")
    elif timing.until:
        last = instant(datetime.combine(timing.until, time(23, 59, 59)))
        parts.append(f"UNTIL={last.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    elif timing.count:
        parts.append(f"COUNT={timing.count}")
    return ";".join(parts)


def timing_problems(timing: EventTiming) -> dict[str, str]:
    """What contradicts itself, by field, in the words of the form. What is missing is no contradiction."""
    problems: dict[str, str] = {}
    if not timing.starts_at:
        return problems
    if timing.ends_at and _ends_too_early(timing):
        problems["ends_at"] = _("Das Ende liegt vor dem Beginn.")
    if repeats(timing):
        problems |= _rule_problems(timing, wall(timing.starts_at))
        if timing.ends_at and "interval" not in problems and (message := _overlap(timing)):
            problems["ends_at"] = message
    return problems


def _ends_too_early(timing: EventTiming) -> bool:
    if timing.all_day:
        return wall(timing.ends_at).date() < wall(timing.starts_at).date()
    return timing.ends_at <= timing.starts_at


def _rule_problems(timing: EventTiming, first: datetime) -> dict[str, str]:
    problems = {}
    if timing.until and timing.count:
        problems["count"] = _("Geben Sie den letzten Tag oder die Anzahl an, nicht beides.")
    if timing.until and timing.until < first.date():
        problems["until"] = _("Der letzte Tag liegt vor dem ersten Termin.")
    if not timing.interval:
        problems["interval"] = _("Der kleinste Abstand ist 1.")
    checks = {
        Frequency.WEEKLY: ("weekdays", _weekly_problem),
        Frequency.MONTHLY_DAY: ("frequency", _monthly_day_problem),
        Frequency.MONTHLY_WEEKDAY: ("monthly_position", _monthly_weekday_problem),
        Frequency.YEARLY: ("frequency", _yearly_problem),
    }
    name, check = checks.get(timing.frequency, ("", None))
    if check and (message := check(timing, first)):
        problems[name] = message
    return problems


def _weekly_problem(timing: EventTiming, first: datetime) -> str:
    if _weekday_of(first) in chosen_days(timing):
        return ""
    return _(
        "Der erste Termin ist ein %(day)s. Kreuzen Sie auch diesen Tag an oder ändern Sie den Beginn."
    ) % {"day": Weekday(_weekday_of(first)).label}


def _monthly_day_problem(timing: EventTiming, first: datetime) -> str:
    if first.day <= 28:
        return ""
    return _(
        "Nicht jeder Monat hat einen %(day)s. Wählen Sie einen Tag bis zum 28. oder einen Wochentag "
        "im Monat, zum Beispiel den letzten Freitag."
    ) % {"day": f"{first.day}."}


def _yearly_problem(timing: EventTiming, first: datetime) -> str:
    is_leap_day = (first.month, first.day) == (2, 29)
    return (
        _("Den 29. Februar gibt es nur in Schaltjahren. Wählen Sie einen anderen Tag.") if is_leap_day else ""
    )


def _monthly_weekday_problem(timing: EventTiming, first: datetime) -> str:
    fitting = fitting_positions(first)
    if timing.monthly_position is None:
        if len(fitting) == 1:
            return ""
        return _("Meinen Sie den vierten oder den letzten? Bitte wählen Sie.")
    if timing.monthly_position in fitting:
        return ""
    return _("Der Beginn (%(date)s) ist nicht %(position)s %(day)s im Monat.") % {
        "date": written_day(first.date()),
        "position": MonthlyPosition(timing.monthly_position).label,
        "day": Weekday(_weekday_of(first)).label,
    }


def fitting_positions(day: datetime) -> list[int]:
    """Which of its weekday in the month a day is: the second, the fourth and last …"""
    nth = (day.day - 1) // 7 + 1
    is_last = day.day + 7 > monthrange(day.year, day.month)[1]
    return [*([nth] if nth <= 4 else []), *([MonthlyPosition.LAST.value] if is_last else [])]


def position_of(timing: EventTiming) -> int:
    """Which of its weekday in the month the dates are: 1 to 4, or -1 for the last."""
    return timing.monthly_position or fitting_positions(wall(timing.starts_at))[0]


def _overlap(timing: EventTiming) -> str:
    starts = wall_starts(timing, datetime.max)
    length = wall(timing.ends_at) - wall(timing.starts_at)
    first, second = next(starts), next(starts, None)
    if second is None or first + length <= second:
        return ""
    return _(
        "Der erste Termin endet erst, wenn der zweite schon begonnen hat. Das Ende gehört zum ersten Termin, "
        "nicht zur ganzen Reihe."
    )


def _weekday_of(day: datetime) -> str:
    return DAYS[day.weekday()]
