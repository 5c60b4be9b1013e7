"""Recurrence rules (RRULE), expanded period by period.

Not by `dateutil.rrule`: asked for the 30th of February it counts days until the year 9999 before it answers,
and nothing from outside can stop it. Here each period has its price, and there is a limit to what is paid.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from .limits import MAX_STEPS_OF_RULE
from .values import BadValue, Moment, read_moment

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
RUNAWAY = {"HOURLY": "stündlich", "MINUTELY": "minütlich", "SECONDLY": "sekündlich"}
MAX_COUNT = 20_000
MAX_INTERVAL = 1_000
MAX_TIMES_A_DAY = 24
# The parts that are lists of numbers, with the greatest; those of `_NEGATIVE` also count from the end.
_NUMBERS = {
    "BYMONTH": (1, 12), "BYWEEKNO": (1, 53), "BYYEARDAY": (1, 366), "BYMONTHDAY": (1, 31),
    "BYHOUR": (0, 23), "BYMINUTE": (0, 59), "BYSECOND": (0, 60), "BYSETPOS": (1, 366),
}  # fmt: skip
_NEGATIVE = {"BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYSETPOS"}
_BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Rule:
    """A rule as written; what it leaves open, the first date decides."""

    frequency: str
    interval: int
    count: int | None
    until: Moment | None
    week_start: int
    numbers: dict[str, frozenset[int]]
    weekdays: frozenset[
        tuple[int, int]
    ]  # (which one in its month or year, 0 for each; weekday from 0 = Monday)

    @classmethod
    def read(cls, text: str) -> "Rule":
        """The rule of this text. Raises `BadValue` when it is not one, or would run away."""
        parts = _parts(text)
        frequency = parts.pop("FREQ", "")
        if frequency in RUNAWAY:
            raise BadValue(f"Termine wiederholen sich hier nicht {RUNAWAY[frequency]}")
        if frequency not in FREQUENCIES:
            raise BadValue(f"FREQ={frequency[:20]} ist unbekannt" if frequency else "FREQ fehlt")
        interval = _number(parts.pop("INTERVAL", "1"), "INTERVAL", 1, MAX_INTERVAL)
        count = _number(parts.pop("COUNT"), "COUNT", 1, MAX_COUNT) if "COUNT" in parts else None
        until = read_moment(parts.pop("UNTIL")) if "UNTIL" in parts else None
        week_start = parts.pop("WKST", "MO")
        weekdays = _weekdays(parts.pop("BYDAY", ""))
        if parts.pop("RSCALE", "GREGORIAN") != "GREGORIAN" or week_start not in DAYS:
            raise BadValue("sie rechnet mit einem anderen Kalender")
        numbers = {name: _numbers(name, value) for name, value in parts.items()}
        if not _has_day(numbers):
            raise BadValue("diesen Tag gibt es in keinem Jahr")
        if len(_times(numbers, time())) > MAX_TIMES_A_DAY:
            raise BadValue(f"sie hat mehr als {MAX_TIMES_A_DAY} Termine an einem Tag")
        return cls(frequency, interval, count, until, DAYS.index(week_start), numbers, weekdays)

    def starts(
        self,
        first: datetime,
        begin: datetime,
        end: datetime,
        *,
        zone: tzinfo | None = None,
        pay: Callable[[int], None] = lambda steps: None,
    ) -> Iterator[datetime]:
        """The dates from `begin` to before `end`, in order, of a rule whose first date is `first`.

        All times are wall times; `zone` is where they are, for an UNTIL in UTC. The first date belongs to the
        series even if the rule does not name it. `pay` is told how many days are looked at. Raises `BadValue`
        when the rule itself costs too much.
        """
        until = self._until(first, zone)
        counted, spent = 1, 0
        if begin <= first < end:
            yield first
        skip = 0 if self.count else self._periods_before(first, begin)
        filters = _Filters(self, first)
        for year, days in self._periods(first, skip):
            if year > end.year or (days and days[0] > end.date()):
                return
            spent += len(days) + 1
            pay(len(days) + 1)
            if spent > MAX_STEPS_OF_RULE:
                raise BadValue("sie ist zu aufwendig")
            for start in filters.of_period(year, days):
                if start <= first:
                    continue
                counted += 1
                if start >= end or start > until or (self.count and counted > self.count):
                    return
                if start >= begin:
                    yield start

    def _until(self, first: datetime, zone: tzinfo | None) -> datetime:
        if self.until is None:
            return datetime.max
        if self.until.is_date:
            return datetime.combine(self.until.wall, time.max)
        if self.until.zone and zone:
            return self.until.wall.replace(tzinfo=self.until.zone).astimezone(zone).replace(tzinfo=None)
        return self.until.wall

    def _periods_before(self, first: datetime, begin: datetime) -> int:
        """How many periods end for certain before `begin`."""
        days = (begin - first).days
        length = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}[self.frequency] * self.interval
        return max(0, days // length - 1)

    def _periods(self, first: datetime, skip: int) -> Iterator[tuple[int, list[date]]]:
        """The year and the days of each period from the one of the first date on; ends with the calendar."""
        step, number = self.interval, skip * self.interval
        try:
            if self.frequency == "YEARLY":
                for year in range(first.year + number, 10_000, step):
                    yield year, self._days_of_year(year)
            elif self.frequency == "MONTHLY":
                for month in range(first.year * 12 + first.month - 1 + number, 120_000, step):
                    yield month // 12, _days_of_month(month // 12, month % 12 + 1)
            else:
                length = 7 if self.frequency == "WEEKLY" else 1
                day = first.date() + length * number * _DAY
                if length == 7:
                    day -= (day.weekday() - self.week_start) % 7 * _DAY
                while True:
                    yield day.year, [day + offset * _DAY for offset in range(length)]
                    day += length * step * _DAY
        except OverflowError:
            return

    def _days_of_year(self, year: int) -> list[date]:
        months = self.numbers.get("BYMONTH")
        return [day for month in sorted(months or range(1, 13)) for day in _days_of_month(year, month)]


class _Filters:
    """Which days of a period the rule names, at which times; the first date fills in what it leaves open."""

    def __init__(self, rule: Rule, first: datetime) -> None:
        self.rule = rule
        numbers = dict(rule.numbers)
        self.times = _times(numbers, first.time())
        self.positions = sorted(numbers.get("BYSETPOS", ()))
        self.weekdays = {
            day for which, day in rule.weekdays if not which or rule.frequency in ("DAILY", "WEEKLY")
        }
        self.nth = rule.weekdays - {(0, day) for day in range(7)}
        if rule.frequency in ("DAILY", "WEEKLY"):
            self.nth = frozenset()
        has_day = rule.weekdays or numbers.keys() & {"BYWEEKNO", "BYYEARDAY", "BYMONTHDAY"}
        if not has_day and rule.frequency == "YEARLY":
            numbers.setdefault("BYMONTH", frozenset({first.month}))
        if not has_day and rule.frequency in ("YEARLY", "MONTHLY"):
            numbers["BYMONTHDAY"] = frozenset({first.day})
        if not rule.weekdays and ("BYWEEKNO" in numbers or (rule.frequency == "WEEKLY" and not has_day)):
            self.weekdays = {first.weekday()}
        self.numbers = numbers

    def of_period(self, year: int, days: list[date]) -> list[datetime]:
        """All starts of one period, in order."""
        starts = [datetime.combine(day, at) for day in days if self._names(day) for at in self.times]
        if not self.positions:
            return starts
        places = {place - 1 if place > 0 else len(starts) + place for place in self.positions}
        return [starts[place] for place in sorted(places) if 0 <= place < len(starts)]

    def _names(self, day: date) -> bool:
        numbers = self.numbers
        if "BYMONTH" in numbers and day.month not in numbers["BYMONTH"]:
            return False
        if "BYMONTHDAY" in numbers:
            last = monthrange(day.year, day.month)[1]
            if not numbers["BYMONTHDAY"] & {day.day, day.day - last - 1}:
                return False
        if "BYYEARDAY" in numbers:
            place, last = day.timetuple().tm_yday, 366 if isleap(day.year) else 365
            if not numbers["BYYEARDAY"] & {place, place - last - 1}:
                return False
        if "BYWEEKNO" in numbers and not self._in_week(day):
            return False
        if not self.weekdays and not self.nth:
            return True
        return day.weekday() in self.weekdays or self._is_nth(day)

    def _is_nth(self, day: date) -> bool:
        if not any(wanted == day.weekday() for _which, wanted in self.nth):
            return False
        if self.rule.frequency == "YEARLY" and "BYMONTH" not in self.rule.numbers:
            place, last = day.timetuple().tm_yday, 366 if isleap(day.year) else 365
        else:
            place, last = day.day, monthrange(day.year, day.month)[1]
        return bool(
            {((place - 1) // 7 + 1, day.weekday()), (-((last - place) // 7 + 1), day.weekday())} & self.nth
        )

    def _in_week(self, day: date) -> bool:
        """Whether the day lies in one of the weeks of its year; the first has four days of it or more."""
        first = _first_week(day.year, self.rule.week_start)
        weeks = (_first_week(day.year + 1, self.rule.week_start) - first).days // 7
        number = (day - first).days // 7 + 1
        if not 1 <= number <= weeks:
            return False
        return bool(self.numbers["BYWEEKNO"] & {number, number - weeks - 1})


def _first_week(year: int, week_start: int) -> date:
    fourth = date(year, 1, 4)
    return fourth - (fourth.weekday() - week_start) % 7 * _DAY


def _days_of_month(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]


def _times(numbers: dict[str, frozenset[int]], first: time) -> list[time]:
    hours = numbers.get("BYHOUR", {first.hour})
    minutes = numbers.get("BYMINUTE", {first.minute})
    seconds = {min(second, 59) for second in numbers.get("BYSECOND", {first.second})}
    return sorted(time(hour, minute, second) for hour in hours for minute in minutes for second in seconds)


def _parts(text: str) -> dict[str, str]:
    if len(text) > 2_000:
        raise BadValue("sie ist zu lang")
    parts = {}
    for part in filter(None, text.upper().replace(" ", "").split(";")):
        name, equals, value = part.partition("=")
        known = name in _NUMBERS or name in {
            "FREQ",
            "INTERVAL",
            "COUNT",
            "UNTIL",
            "WKST",
            "BYDAY",
            "RSCALE",
            "SKIP",
        }
        if not equals or not (known or name.startswith("X-")):
            raise BadValue(f"„{part[:40]}“ ist unbekannt")
        if known and name != "SKIP" and value:
            parts[name] = value
    return parts


def _number(text: str, name: str, least: int, greatest: int) -> int:
    if not re.fullmatch(r"[+-]?\d{1,12}", text, re.ASCII):
        raise BadValue(f"{name}={text[:20]} ist keine Zahl")
    number = int(text)
    if not least <= number <= greatest:
        raise BadValue(f"{name}={text[:20]} ist nicht zwischen {least} und {greatest}")
    return number


def _numbers(name: str, value: str) -> frozenset[int]:
    least, greatest = _NUMBERS[name]
    numbers = {
        _number(part, name, -greatest if name in _NEGATIVE else least, greatest) for part in value.split(",")
    }
    if least == 1 and 0 in numbers:
        raise BadValue(f"{name}=0 gibt es nicht")
    return frozenset(numbers)


def _has_day(numbers: dict[str, frozenset[int]]) -> bool:
    """Whether any of the months has any of the days: the 30th of February never comes."""
    longest = max(monthrange(2024, month)[1] for month in numbers.get("BYMONTH", {1}))
    return min(abs(day) for day in numbers.get("BYMONTHDAY", {1})) <= longest


def _weekdays(value: str) -> frozenset[tuple[int, int]]:
    found = [(_BYDAY.fullmatch(part), part) for part in value.split(",") if part]
    for match, part in found:
        if not match:
            raise BadValue(f"BYDAY={part[:20]} ist kein Wochentag")
    return frozenset((int(match.group(1) or 0), DAYS.index(match.group(2))) for match, _part in found)
