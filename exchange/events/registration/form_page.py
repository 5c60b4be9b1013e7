"""What the page with the form needs to know about its event."""

from dataclasses import dataclass, field
from datetime import datetime

from ..models import EventPage, Occurrence
from ..queries import event_of
from .phase import REGISTRABLE, Phase, phase_of
from .queries import registrable_dates, waiting_counts
from .retention import NEEDS_KEPT, kept_until

# Of a series, the next ones: who plans further ahead comes back.
DATES_AT_MOST = 24


@dataclass
class FormPage:
    """The page of the event in the visitor's language, and the dates for which one can register now."""

    page: EventPage
    now: datetime
    event: EventPage = field(init=False)
    dates: list[Occurrence] = field(init=False)
    phase: Phase = field(init=False)

    def __post_init__(self):
        self.event = event_of(self.page)
        rows = registrable_dates(self.event, self.now, at_most=DATES_AT_MOST)
        waiting = waiting_counts(rows)
        phases = {
            row.pk: phase_of(self.event, row, waiting=waiting.get(row.pk, 0), now=self.now) for row in rows
        }
        self.dates = [row for row in rows if phases[row.pk] in REGISTRABLE]
        self.phase = phases[(self.dates or rows)[0].pk] if rows else Phase.PAST

    @property
    def kept_until(self) -> datetime:
        """When what is written into the form is deleted at the latest."""
        ends = self.event.occurrences.order_by("-ends_at").values_list("ends_at", flat=True).first()
        return kept_until(ends if self.event.is_cohort else max(row.ends_at for row in self.dates))

    needs_kept_days = NEEDS_KEPT.days
