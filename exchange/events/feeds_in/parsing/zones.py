"""Which time zone a program means by its name for it."""

import re
from datetime import timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from .components import Component
from .limits import Work
from .lines import ContentLine
from .values import BadValue
from .vtimezone import DefinedZone

BERLIN = ZoneInfo("Europe/Berlin")
_WINDOWS = {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}
_GERMAN = {
    "mez": "Europe/Berlin", "mesz": "Europe/Berlin", "cest": "Europe/Berlin", "westeuropa": "Europe/Berlin",
    "mitteleuropäische zeit": "Europe/Berlin", "mitteleuropäische sommerzeit": "Europe/Berlin",
    "mitteleuropäische normalzeit": "Europe/Berlin", "z": "UTC", "weltzeit": "UTC",
}  # fmt: skip
_OFFSET = re.compile(r"(?:UTC|GMT|Z)?\s*([+-])(\d{1,2})(?::?(\d\d))?\b", re.IGNORECASE | re.ASCII)


class CalendarZones:
    """The zones of one VCALENDAR: its own definitions, and the zone of times that float."""

    def __init__(self, calendar: Component, work: Work) -> None:
        self.work = work
        self._defined = {
            zone.text("TZID").casefold(): zone for zone in calendar.children if zone.name == "VTIMEZONE"
        }
        self._found: dict[str, tzinfo] = {}
        floating = calendar.properties.get("X-WR-TIMEZONE")
        self.floating = self.named(floating.value, floating) if floating and floating.value else BERLIN

    def named(self, tzid: str, line: ContentLine) -> tzinfo:
        """The zone of this name; reports an unknown one once and takes Berlin."""
        if tzid not in self._found:
            zone = zone_by_name(tzid) or self._definition(tzid) or _guessed(tzid)
            if zone is None:
                reason = f"Die Zeitzone „{tzid[:60]}“ ist unbekannt; angenommen ist die deutsche Zeit."
                self.work.report(line.number, reason)
            self._found[tzid] = zone or BERLIN
        return self._found[tzid]

    def _definition(self, tzid: str) -> tzinfo | None:
        defined = self._defined.get(tzid.casefold())
        if defined is None:
            return None
        if named := zone_by_name(defined.text("X-LIC-LOCATION")):
            return named
        try:
            return DefinedZone(defined)
        except BadValue as bad:
            self.work.report(defined.line, f"Die Zeitzone „{tzid[:60]}“ ist nicht lesbar: {bad}.")
            return None


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """The last part of a zone's name: berlin -> Europe/Berlin; Europe wins."""
    # Etc/GMT+1 means one hour *behind* Greenwich, and nobody who writes "GMT+1" does.
    known = (name for name in available_timezones() if not name.startswith("Etc/"))
    names = sorted(known, key=lambda name: (name.startswith("Europe/"), name))
    return {name.rpartition("/")[2].replace("_", " ").casefold(): name for name in names if "/" in name}


def zone_by_name(tzid: str) -> tzinfo | None:
    """A zone of the IANA or of Windows, also behind a prefix (/freeassociation.example/Europe/Berlin)."""
    name = tzid.strip().strip('"').casefold()
    if len(name) > 200:
        return None
    parts = name.replace("\\", "").strip("/").split("/")
    tails = ["/".join(parts[start:]) for start in range(len(parts))]
    for candidate in [name, *(tails if len(parts) > 1 else [])]:
        found = _names().get(candidate) or _WINDOWS.get(candidate) or _GERMAN.get(candidate)
        if found:
            return ZoneInfo(found)
    return None


def _guessed(tzid: str) -> tzinfo | None:
    """From "(UTC+01:00) Amsterdam, Berlin, Bern": the first city; else the offset."""
    for word in re.split(r"[,;()/]|\s-\s", tzid[:200]):
        if city := _cities().get(word.strip().casefold()):
            return ZoneInfo(city)
    offset = _OFFSET.search(tzid[:200])
    if not offset:
        return None
    sign, hours, minutes = offset.groups()
    distance = timedelta(hours=int(hours), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    # Nobody in this country lives without summer time; the offset is the winter's.
    if distance == timedelta(hours=1):
        return BERLIN
    return timezone(distance) if abs(distance) < timedelta(hours=24) else None
