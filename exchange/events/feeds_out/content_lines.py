"""Lines of iCalendar (RFC 5545, 3.1): escaped, folded at 75 octets, never within a letter."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from ..wall_time import BERLIN

OCTETS = 75
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})


def text(value: str) -> str:
    """A text value."""
    return _CONTROL.sub("", value.replace("\r\n", "\n")).strip().translate(_ESCAPES)


def moment(name: str, value: datetime, *, all_day: bool) -> str:
    """A property that holds a date, or a wall time in Germany."""
    local = value.astimezone(BERLIN)
    if all_day:
        return f"{name};VALUE=DATE:{local:%Y%m%d}"
    return f"{name};TZID=Europe/Berlin:{local:%Y%m%dT%H%M%S}"


def stamp(name: str, value: datetime) -> str:
    """A property that holds a time in UTC."""
    return f"{name}:{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def written(lines: Iterable[str]) -> bytes:
    """The lines as they stand in a file."""
    return b"".join(folded(line) for line in lines)


def folded(line: str) -> bytes:
    """One line with its end, folded where it is too long."""
    rest, parts, room = line.encode(), [], OCTETS
    while len(rest) > room:
        cut = room
        while rest[cut] & 0xC0 == 0x80:  # the middle of a letter
            cut -= 1
        parts.append(rest[:cut])
        rest, room = rest[cut:], OCTETS - 1  # the next line begins with a blank
    return b"\r\n ".join([*parts, rest]) + b"\r\n"
