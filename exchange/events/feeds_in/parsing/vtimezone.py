"""A zone as a file defines it (VTIMEZONE), for names that nobody else knows: "Customized Time Zone"."""

from contextlib import suppress
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import islice

from .components import Component
from .rules import Rule
from .values import BadValue, read_moment, read_offset

MAX_OBSERVANCES = 40
MAX_CHANGES = 400


class _Observance:
    """Standard or summer time: its offset, and the wall times at which it begins."""

    def __init__(self, component: Component) -> None:
        self.offset = read_offset(component.text("TZOFFSETTO"))
        before = component.text("TZOFFSETFROM")
        self.before = read_offset(before) if before else self.offset
        self.is_summer = component.name == "DAYLIGHT"
        self.first = read_moment(component.text("DTSTART") or "19700101T000000").wall
        self.dates = [self.first]
        for line in component.dates[:MAX_CHANGES]:
            if line.name == "RDATE":
                self.dates += [read_moment(part).wall for part in islice(line.value.split(","), MAX_CHANGES)]
        rule = component.text("RRULE")
        self.rule = Rule.read(rule) if rule else None
        self._years: dict[int, list[datetime]] = {}
        if self.rule and not _is_once_a_year(self.rule):
            raise BadValue("nur jährliche Wechsel sind erlaubt")

    def latest_before(self, wall: datetime) -> datetime | None:
        """When it last began, at or before this wall time."""
        known = [begin for begin in self.dates if begin <= wall]
        if self.rule and wall >= self.first:
            known += [
                begin for begin in self._of_year(wall.year - 1) + self._of_year(wall.year) if begin <= wall
            ]
        return max(known, default=None)

    def _of_year(self, year: int) -> list[datetime]:
        """When the rule begins it in a year; looked up once, as a series asks for each of its dates."""
        if year not in self._years:
            begin, end = datetime(max(year, 1), 1, 1), datetime(min(max(year, 1) + 1, 9999), 1, 1)
            self._years[year] = []
            with suppress(BadValue):  # it costs too much
                self._years[year] = list(self.rule.starts(self.first, begin, end))
        return self._years[year]


def _is_once_a_year(rule: Rule) -> bool:
    """Whether it can be told for any year without the years before, and names few days of it."""
    is_yearly = rule.frequency == "YEARLY" and rule.interval == 1 and rule.count is None
    return is_yearly and ("BYMONTH" in rule.numbers or not (rule.numbers or rule.weekdays))


class DefinedZone(tzinfo):
    """Answers for wall times by the observance that began last. Raises `BadValue` when made of nonsense."""

    def __init__(self, component: Component) -> None:
        children = component.children[:MAX_OBSERVANCES]
        self._name = component.text("TZID")
        self._observances = [_Observance(child) for child in children]
        if not self._observances:
            raise BadValue("sie enthält keine Angaben")
        self._at = lru_cache(maxsize=4096)(self._find)

    def _find(self, wall: datetime) -> timedelta:
        began = [(begin, seen) for seen in self._observances if (begin := seen.latest_before(wall))]
        if not began:
            return min(self._observances, key=lambda seen: (seen.is_summer, seen.first)).offset
        begin, seen = max(began, key=lambda pair: pair[0])
        # In the hour that is left out when clocks go forward, the time before still counts.
        return seen.before if wall < begin + (seen.offset - seen.before) else seen.offset

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """The offset at this wall time; in the hour that is there twice, the first one's."""
        return self._at(moment.replace(tzinfo=None, fold=0)) if moment else None

    def dst(self, moment: datetime | None) -> timedelta | None:
        """Not known apart from the offset."""
        return timedelta(0)

    def tzname(self, moment: datetime | None) -> str | None:
        return self._name
