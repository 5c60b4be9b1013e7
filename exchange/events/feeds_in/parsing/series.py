"""From events to dates: a series, its exceptions, and the versions of single dates that replace its own."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from .events import Event, Span
from .limits import MAX_OF_SERIES, Work
from .result import FeedOccurrence
from .values import BadValue, Moment
from .zones import BERLIN


class Window:
    """From `start` to before `end`."""

    def __init__(self, start: datetime, end: datetime) -> None:
        self.start, self.end = (_in_utc(moment) for moment in (start, end))

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Whether something of it lies within; what has no length lies where it begins."""
        return start < self.end and (end > self.start or start == end == self.start)


def _in_utc(moment: datetime) -> datetime:
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=BERLIN)).astimezone(UTC)
    except OverflowError:  # the very ends of the calendar
        return moment.replace(tzinfo=UTC)


class _Marks:
    """Moments that name dates of one series: by instant, or by day where one of the two has no time."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.instants: dict[datetime, Event | None] = {}
        self.days: dict[date, Event | None] = {}

    def add(self, moment: Moment, value: Event | None = None) -> None:
        if moment.is_date or (self.event.all_day and moment.zone is None):
            self.days[moment.wall.date()] = value
        elif self.event.all_day:
            self.days[self.event.instant(moment).astimezone(BERLIN).date()] = value
        else:
            self.instants[self.event.instant(moment)] = value

    def has(self, wall: datetime) -> bool:
        if wall.date() in self.days:
            return True
        return bool(self.instants) and wall.replace(tzinfo=self.event.zone).astimezone(UTC) in self.instants


def occurrences_of(events: list[Event], window: Window, work: Work) -> Iterator[FeedOccurrence]:
    """The dates within the window of all events of one UID. Raises `TooMuchWork`."""
    masters = _masters(events, work)
    overrides = _newest(events)
    if not masters:
        for override in overrides:
            yield from _of_event(override, override, _original(override, None), window)
        return
    for place, master in enumerate(masters):
        own = overrides if place == 0 else []
        yield from _of_master(master, own, window, work, is_alone=len(masters) == 1)


def _masters(events: list[Event], work: Work) -> list[Event]:
    """The events that are no version of a single date: the newest one, or several that lie on different days.

    Some programs write every date of a series as an event of its own and give all the same UID.
    """
    masters = [event for event in events if event.recurrence_id is None]
    if len(masters) < 2:
        return masters
    newest = max(event.sequence for event in masters)
    by_start = {
        event.first: event
        for event in sorted(masters, key=lambda event: event.age)
        if event.sequence == newest
    }
    if len(by_start) > 1:
        work.report(
            masters[1].line, f"{len(by_start)} Termine haben dieselbe Kennung (UID): „{masters[0].uid[:60]}“."
        )
    return sorted(by_start.values(), key=lambda event: event.first)


def _newest(events: list[Event]) -> list[Event]:
    """One version for each date."""
    versions = {}
    for event in sorted(events, key=lambda event: event.age):
        if event.recurrence_id:
            moment = event.recurrence_id
            key = moment.wall if moment.is_date else event.instant(moment).replace(tzinfo=None)
            versions[key, moment.is_date] = event
    return list(versions.values())


def _of_master(
    master: Event, overrides: list[Event], window: Window, work: Work, *, is_alone: bool
) -> Iterator[FeedOccurrence]:
    if not (master.rule or master.extra or overrides) and is_alone:
        if not (master.exceptions and _excluded(master).has(master.first)):
            yield from _of_event(master, master, None, window)
        return
    replaced = _Marks(master)
    for override in overrides:
        replaced.add(override.recurrence_id, override)
        yield from _of_event(_with_texts(override, master), override, _original(override, master), window)
    excluded = _excluded(master)
    following = _Following(master, overrides)
    found = 0
    for wall, span in _originals(master, overrides, window, work):
        work.look_at_clock()
        if replaced.has(wall) or excluded.has(wall):
            continue
        original = _aware(wall, master)
        version = following.version(original) or replace(master, first=wall, span=span)
        for occurrence in _of_event(version, master, original, window):
            found += 1
            if found > MAX_OF_SERIES:
                work.report(
                    master.line,
                    f"„{master.summary[:60]}“ hat mehr als {MAX_OF_SERIES} Termine; der Rest fehlt.",
                )
                return
            yield occurrence


class _Following:
    """Versions for "this and all following" dates (RANGE=THISANDFUTURE): each moves what comes after it."""

    def __init__(self, master: Event, overrides: list[Event]) -> None:
        found = [(_original(event, master), event) for event in overrides if event.is_range]
        found.sort(key=lambda pair: pair[0])
        self.begins = [begin for begin, _event in found]
        self.versions = [_with_texts(event, master) for _begin, event in found]

    def version(self, original: datetime) -> Event | None:
        """The date that the series has at `original`, as the last version before it has it."""
        place = bisect_right(self.begins, original) - 1
        if place < 0:
            return None
        version = self.versions[place]
        shift = _aware(version.first, version).replace(tzinfo=None) - self.begins[place].replace(tzinfo=None)
        return replace(version, first=original.replace(tzinfo=None) + shift, zone=BERLIN)


def _excluded(master: Event) -> _Marks:
    marks = _Marks(master)
    for moment in master.exceptions:
        marks.add(moment)
    return marks


def _originals(
    master: Event, overrides: list[Event], window: Window, work: Work
) -> Iterator[tuple[datetime, Span]]:
    """Start (wall time) and length of the series' own dates that may lie in the window, also when moved."""
    lengths = [_length(span) for span in (master.span, *(span for _start, span in master.extra))]
    for override in overrides:
        if override.is_range:
            shift = override.instant(override.recurrence_id) - _aware(override.first, override)
            lengths.append(abs(shift) + _length(override.span))
    reach = max(lengths) + timedelta(days=2)
    begin = _shifted(window.start, -reach)
    end = _shifted(window.end, reach)
    extra = {wall: span for wall, span in master.extra if begin <= wall < end}
    yield from sorted(extra.items(), key=lambda pair: pair[0])
    starts = iter([master.first])
    if master.rule:
        starts = master.rule.starts(master.first, begin, end, zone=master.zone, pay=work.step)
    try:
        for wall in starts:
            if wall not in extra:
                yield wall, master.span
    except BadValue as bad:
        work.report(
            master.rule_line, f"„{master.summary[:60]}“: die Wiederholung wird nicht angenommen: {bad}."
        )


def _shifted(moment: datetime, by: timedelta) -> datetime:
    """A wall time, within the calendar."""
    try:
        return moment.replace(tzinfo=None) + by
    except OverflowError:
        return datetime.min if by < timedelta(0) else datetime.max


def _length(span: Span) -> timedelta:
    return timedelta(days=span.days) + span.wall + span.exact


def _with_texts(override: Event, master: Event) -> Event:
    """Cancellations often come without the texts of their event."""
    texts = {
        name: getattr(override, name) or getattr(master, name)
        for name in ("summary", "description", "location", "url")
    }
    return replace(override, **texts)


def _original(override: Event, master: Event | None) -> datetime:
    return _aware_moment(override.recurrence_id, override, master or override)


def _aware_moment(moment: Moment, override: Event, master: Event) -> datetime:
    """The start that the series gives a date; a RECURRENCE-ID that is a mere day has the series' time."""
    if master.all_day:
        day = (
            moment.wall if moment.is_date or not moment.zone else override.instant(moment).astimezone(BERLIN)
        )
        return datetime(day.year, day.month, day.day, tzinfo=BERLIN)
    if moment.is_date:
        return _aware(datetime.combine(moment.wall, master.first.time()), master)
    return master.instant(moment).astimezone(BERLIN)


def _aware(wall: datetime, event: Event) -> datetime:
    """In German time. By way of UTC, so that times that clocks leave out become real ones."""
    if event.all_day:
        return wall.replace(tzinfo=BERLIN)
    return wall.replace(tzinfo=event.zone).astimezone(UTC).astimezone(BERLIN)


def _of_event(
    version: Event, source: Event, original: datetime | None, window: Window
) -> Iterator[FeedOccurrence]:
    """The one date of a version, if it lies within the window."""
    start = _aware(version.first, version)
    wall_end = version.first + timedelta(days=version.span.days) + version.span.wall
    # Compared in UTC: within one zone, Python compares wall times, also in the hour that is there twice.
    ends = _aware(wall_end, version).astimezone(UTC) + version.span.exact
    ends = max(start.astimezone(UTC), ends)
    end = ends.astimezone(BERLIN)
    if window.overlaps(start.astimezone(UTC), ends):
        yield FeedOccurrence(
            uid=source.uid, recurrence_id=original, start=start, end=end, all_day=version.all_day,
            status=version.status, summary=version.summary, description=version.description,
            location=version.location, url=version.url, sequence=version.sequence,
            last_modified=version.last_modified, line=version.line,
        )  # fmt: skip
