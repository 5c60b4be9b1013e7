"""The registration box on the page of an event."""

from dataclasses import dataclass
from datetime import datetime

from ..date_words import date_words
from ..models import EventPage, Occurrence
from ..queries import event_of
from .phase import REGISTRABLE, Phase, phase_of
from .queries import registrable_dates, waiting_counts

SHOWN_AT_MOST = 6


@dataclass(frozen=True)
class BoxDate:
    """One date in the box."""

    occurrence: Occurrence
    words: str
    phase: Phase
    free_seats: int | None

    @property
    def is_registrable(self) -> bool:
        return self.phase in REGISTRABLE


@dataclass(frozen=True)
class Box:
    """What the box says; several ``dates`` each with a state of its own."""

    event: EventPage
    dates: list[BoxDate]

    @property
    def phase(self) -> Phase:
        """The phase of what one can register for next."""
        if not self.dates:
            return Phase.PAST
        return next((date.phase for date in self.dates if date.is_registrable), self.dates[0].phase)

    @property
    def is_registrable(self) -> bool:
        return self.phase in REGISTRABLE

    @property
    def free_seats(self) -> int | None:
        """Of an event with one date; of others each date says it."""
        return self.dates[0].free_seats if len(self.dates) == 1 else None


def registration_box(page: EventPage, now: datetime) -> Box:
    """The box for an event's page in any language; two or three queries, however many dates there are."""
    event = event_of(page)
    rows = registrable_dates(event, now, at_most=SHOWN_AT_MOST)
    waiting = waiting_counts(rows)
    return Box(
        event,
        [
            BoxDate(
                row,
                date_words(row),
                phase_of(event, row, waiting=waiting.get(row.pk, 0), now=now),
                row.free_seats,
            )
            for row in rows
        ],
    )
