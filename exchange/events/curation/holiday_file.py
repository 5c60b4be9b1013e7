"""Reading school holidays from a calendar (ICS) or a table (CSV). Pure: bytes in, rows or problems out."""

from dataclasses import dataclass
from datetime import date, datetime

from exchange.municipalities.table_file import TableError, read_date, table_read

from ..feeds_in import parse_feed
from ..wall_time import BERLIN, DAY, day_of

MAX_NAME = 120
_CALENDAR = b"BEGIN:VCALENDAR"
# Holidays are published for some years ahead; a file that says more is no file of holidays.
_EARLIEST, _LATEST = datetime(2000, 1, 1, tzinfo=BERLIN), datetime(2100, 1, 1, tzinfo=BERLIN)
MAX_DAYS = 100


@dataclass(frozen=True)
class HolidayRow:
    """Holidays with their first and last day."""

    line: int
    name: str
    first_day: date
    last_day: date


def holidays_parse(content: bytes) -> list[HolidayRow]:
    """The holidays of a file, in its order. Raises ``TableError`` naming the lines.

    A table has the columns ``name``, ``von``, ``bis`` (2027-03-22 or 22.03.2027), separated by semicolons.
    """
    rows, problems = _calendar(content) if _CALENDAR in content[:1000].upper() else _table(content)
    problems += [problem for row in rows for problem in _problems(row)]
    if not rows and not problems:
        problems.append("Die Datei enthält keine Ferien.")
    if problems:
        raise TableError(problems)
    return rows


def _calendar(content: bytes) -> tuple[list[HolidayRow], list[str]]:
    feed = parse_feed(content, _EARLIEST, _LATEST)
    rows = [
        HolidayRow(found.line, found.summary[:MAX_NAME], day_of(found.start), day_of(found.end) - DAY)
        for found in feed.occurrences
        if found.all_day and not found.is_cancelled
    ]
    return rows, [f"Zeile {problem.line}: {problem.reason}" for problem in feed.problems]


def _table(content: bytes) -> tuple[list[HolidayRow], list[str]]:
    lines, problems = table_read(content, {"name": _name, "von": _day, "bis": _day})
    return [HolidayRow(line, each["name"], each["von"], each["bis"]) for line, each in lines], problems


def _name(value: str) -> str:
    if not value or len(value) > MAX_NAME:
        raise ValueError(f"Der Name fehlt oder ist länger als {MAX_NAME} Zeichen")
    return value


def _day(value: str) -> date:
    """A date as programs write it, or as people do."""
    try:
        return datetime.strptime(value, "%d.%m.%Y").date()
    except ValueError:
        return read_date(value)


def _problems(row: HolidayRow) -> list[str]:
    if not row.name:
        return [f"Zeile {row.line}: Der Name fehlt."]
    if row.last_day < row.first_day:
        return [f"Zeile {row.line}: Der letzte Tag liegt vor dem ersten."]
    if (row.last_day - row.first_day).days >= MAX_DAYS:
        return [f"Zeile {row.line}: Das sind mehr als {MAX_DAYS} Tage. Ist das Jahr richtig?"]
    return []
