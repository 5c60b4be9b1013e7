"""Keep the rows of dates in step with what the published page says."""

from dataclasses import fields, replace
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale

from ..holding import held_ids
from ..models import EventPage, Frequency, Occurrence, Status
from ..planning import PlannedDate, planned_dates
from ..recurrence import repeats
from ..wall_time import day_of

# What calendars show of the page itself.
SHOWN = ("title", "summary", "venue_name", "venue_address", "attendance_mode", "slug", "visibility")


@transaction.atomic
def occurrences_refresh(*, event: EventPage, now: datetime | None = None) -> None:
    """Write the dates of an event as its published version plans them, up to 24 months after ``now``.

    Rows that are moved keep their ``original_start``. What is past stays as it was. A date that the rule no
    longer knows is dropped, or, when somebody is registered for it, moved to the new date of that day or else
    cancelled.
    ``sequence`` of the event and of each changed row grows when calendars have something new to show.
    Translations own no dates: for them nothing happens.
    """
    if event.locale_id != Locale.get_default().pk:
        return
    event = EventPage.objects.select_for_update().get(pk=event.pk)
    now = now or timezone.now()
    rows = {row.original_start: row for row in event.occurrences.order_by("original_start")}
    planned = {date.original_start: date for date in planned_dates(event, event.exceptions.all(), now)}
    _Refresh(event, rows, planned, now).run()


def events_refresh() -> None:
    """The periodic job: the 24 months move on, and a date that was missed is made."""
    series = EventPage.objects.live().filter(locale=Locale.get_default()).exclude(frequency=Frequency.NONE)
    for event in series.order_by("pk").iterator():
        occurrences_refresh(event=event)


class _Refresh:
    """One comparison of rows with the plan."""

    def __init__(self, event: EventPage, rows: dict, planned: dict[datetime, PlannedDate], now: datetime):
        self.event, self.rows, self.planned, self.now = event, rows, planned, now
        self.held = held_ids([row.pk for row in rows.values()])
        self.changed: list[Occurrence] = []
        self.latest = max(rows, default=None)

    def run(self) -> None:
        matched = {start: self.rows.pop(start) for start in list(self.rows) if start in self.planned}
        for start, row in matched.items():
            self._write(row, self.planned.pop(start))
        self._settle_leftovers()
        new = [self._new(date) for date in self.planned.values() if self._is_wanted(date)]
        is_news = (
            self.changed or self.rows or any(row.original_start <= self.latest for row in new if self.latest)
        )
        if is_news:
            self.event.sequence += 1
            EventPage.objects.filter(pk=self.event.pk).update(sequence=self.event.sequence)
        for row in (*self.changed, *new):
            row.sequence = self.event.sequence
        Occurrence.objects.bulk_create(new)
        Occurrence.objects.bulk_update(
            self.changed,
            ["original_start", "starts_at", "ends_at", "all_day", "status", "status_reason", "digest",
             "updated_at", "sequence"],
        )  # fmt: skip

    def _settle_leftovers(self) -> None:
        """Rows that the rule no longer knows: moved to another planned date, cancelled, kept or dropped."""
        dropped = []
        for start, row in self.rows.items():
            if date := self._heir(row):
                del self.planned[date.original_start]
                if row.pk in self.held or date.status == Status.MOVED:
                    status = date.status if date.status != Status.SCHEDULED else Status.MOVED
                    date = replace(date, original_start=start, status=status)
                self._write(row, date)
            elif row.pk in self.held:
                if row.ends_at > self.now:
                    self._write(row, self._cancelled(row))
            elif row.ends_at > self.now or not repeats(self.event):
                dropped.append(row.pk)
        self.rows = {row.original_start: row for row in self.rows.values() if row.pk in dropped}
        Occurrence.objects.filter(pk__in=dropped).delete()

    def _heir(self, row: Occurrence) -> PlannedDate | None:
        """The planned date that takes a row's place: the only one of an event that happens once, else that of
        the same day, which is how a series begins an hour later."""
        if not repeats(self.event):
            return next(iter(self.planned.values()), None)
        if row.ends_at <= self.now:
            return None
        day = day_of(row.original_start)
        return next((date for date in self.planned.values() if day_of(date.original_start) == day), None)

    def _cancelled(self, row: Occurrence) -> PlannedDate:
        reason = row.status_reason or _("Dieser Termin gehört nicht mehr zur Reihe.")
        return PlannedDate(
            row.original_start, row.starts_at, row.ends_at, row.all_day, Status.CANCELLED, reason
        )

    def _is_wanted(self, date: PlannedDate) -> bool:
        """Dates that were added to the past of a series after it began never took place."""
        return self.latest is None or date.ends_at > self.now or not repeats(self.event)

    def _new(self, date: PlannedDate) -> Occurrence:
        values = {field.name: getattr(date, field.name) for field in fields(date)}
        return Occurrence(event=self.event, digest=self._digest(date), updated_at=self.now, **values)

    def _write(self, row: Occurrence, date: PlannedDate) -> None:
        digest = self._digest(date)
        if row.digest == digest and row.original_start == date.original_start:
            return
        for field in fields(date):
            setattr(row, field.name, getattr(date, field.name))
        row.digest, row.updated_at = digest, self.now
        self.changed.append(row)

    def _digest(self, date: PlannedDate) -> str:
        """A fingerprint of all that calendars show of a date."""
        shown = [str(getattr(self.event, name)) for name in SHOWN]
        times = [date.starts_at.timestamp(), date.ends_at.timestamp(), date.all_day]
        return sha256(repr([*shown, *times, str(date.status), date.status_reason]).encode()).hexdigest()
