"""Wall time: what clocks in Europe/Berlin show, also in the two nights in which they are changed.

Dates of events are *meant* as wall time ("each Tuesday at 18:00") and *stored* as instants. On the way:

- a time that clocks skip in spring (02:30) means the same time before the change: it becomes 03:30, as
  iCalendar rules (RFC 5545, 3.3.5);
- a time that clocks show twice in autumn (02:30) means the first of the two.

The editor's form refuses both for the first date (Django does); dates of a series can fall on them.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)


def wall(moment: datetime) -> datetime:
    """What clocks show at a moment (aware), as a naive time."""
    return moment.astimezone(BERLIN).replace(tzinfo=None)


def instant(shown: datetime) -> datetime:
    """The moment (UTC) at which clocks show this naive time."""
    return shown.replace(tzinfo=BERLIN, fold=0).astimezone(UTC)


def midnight(day: date) -> datetime:
    """The moment at which a day begins."""
    return instant(datetime.combine(day, time()))


def day_of(moment: datetime) -> date:
    """The day that calendars show at a moment."""
    return wall(moment).date()
