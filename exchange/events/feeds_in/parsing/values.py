"""Values of properties: dates, times, durations, texts."""

import html
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from .limits import MAX_VALUE

# Also with the marks of ISO 8601 that some programs put between, without seconds, or with an offset.
_MOMENT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII | re.I,
)
_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?",
    re.ASCII | re.I,
)
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)(?::?\d\d)?", re.ASCII)
_ESCAPED = re.compile(r"\\([nN;,\\])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE | re.ASCII)
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u2028\u2029\ufeff]")


class BadValue(Exception):
    """A value can not be read; the message says why, in German. `line` is where, if that is known."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.line = line


@dataclass(frozen=True)
class Moment:
    """A date, or a wall time with its zone; `zone` is `None` when it floats."""

    wall: datetime  # naive
    is_date: bool
    zone: tzinfo | None = None


def read_moment(text: str) -> Moment:
    """DATE, DATE-TIME, and what programs write for them. Raises `BadValue`."""
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        raise BadValue(f"„{text[:40]}“ ist kein Datum")
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        wall = datetime(int(year), int(month), int(day))
        if hour is None:
            return Moment(wall, True)
        if int(hour) > 24 or int(minute) > 59 or int(second or 0) > 60:
            raise ValueError
        # 24:00 is midnight; the 60th second exists on some days, and nobody means it.
        wall += timedelta(hours=int(hour), minutes=int(minute), seconds=min(int(second or 0), 59))
        if zone and zone not in "Zz":
            return Moment(wall - read_offset(zone), False, UTC)
    except (ValueError, OverflowError):
        raise BadValue(f"Das Datum „{text[:40]}“ gibt es nicht")
    return Moment(wall, False, UTC if zone else None)


def read_duration(text: str) -> tuple[int, timedelta]:
    """Whole days (on the calendar), and hours and seconds (on the clock). Raises `BadValue`."""
    found = _DURATION.fullmatch(text.strip())
    if not found or not any(found.groups()[1:]):
        raise BadValue(f"„{text[:40]}“ ist keine Dauer")
    sign = -1 if found.group(1) == "-" else 1
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    return sign * (7 * weeks + days), sign * timedelta(hours=hours, minutes=minutes, seconds=seconds)


def read_offset(text: str) -> timedelta:
    """An offset from UTC: +0100. Raises `BadValue`."""
    found = _OFFSET.fullmatch(text.strip())
    if not found or int(found.group(2)) > 18 or int(found.group(3)) > 59:
        raise BadValue(f"„{text[:40]}“ ist kein Zeitversatz")
    offset = timedelta(hours=int(found.group(2)), minutes=int(found.group(3)))
    return -offset if found.group(1) == "-" else offset


def read_text(value: str) -> str:
    """A text without its escapes and without letters that nobody sees."""
    plain = _ESCAPED.sub(lambda found: "\n" if found.group(1) in "nN" else found.group(1), value[:MAX_VALUE])
    return _INVISIBLE.sub("", plain.replace("\r", "")).strip()


def read_line(value: str) -> str:
    """A text in one line; without the entities of HTML that web sites leave in titles (&amp;)."""
    return " ".join(_ENTITY.sub(lambda found: html.unescape(found.group()), read_text(value)).split())
