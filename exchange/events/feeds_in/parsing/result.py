"""What `parse_feed` answers with."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

CONFIRMED, TENTATIVE, CANCELLED = "CONFIRMED", "TENTATIVE", "CANCELLED"


class Problem(NamedTuple):
    """What could not be read: the line in the file as delivered (the first is 1), and why, in German."""

    line: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class FeedOccurrence:
    """One date of one event.

    All times are aware and in Europe/Berlin. An all-day date begins at midnight and ends at the midnight
    *after* its last day. `recurrence_id` is `None` for an event that happens once; a date of a series has the
    start that the rule gives it, also when it was moved. `(uid, recurrence_id)` is unique in a file.
    `status` is one of iCalendar's words: CONFIRMED, TENTATIVE, CANCELLED.
    """

    uid: str
    recurrence_id: datetime | None
    start: datetime
    end: datetime
    all_day: bool
    status: str
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    sequence: int = 0
    last_modified: datetime | None = None
    line: int = 0

    @property
    def is_cancelled(self) -> bool:
        return self.status == CANCELLED


@dataclass(frozen=True)
class ParsedFeed:
    """The dates that overlap the window, by start; and what could not be read, by line.

    `name` is what the calendar calls itself. `is_complete` says whether all of the file was read, with every
    event in it: what is missing from an incomplete one may still exist.
    """

    occurrences: list[FeedOccurrence] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    name: str = ""
    is_complete: bool = True
