"""One VEVENT as read: its times, its rule, its exceptions, its texts."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo

from .components import Component
from .limits import MAX_DATES, Work
from .lines import ContentLine
from .result import CANCELLED, CONFIRMED, TENTATIVE
from .rules import Rule
from .values import BadValue, Moment, read_duration, read_line, read_moment, read_text
from .zones import BERLIN, CalendarZones

MAX_UID = 255
LONGEST = timedelta(days=3660)


@dataclass(frozen=True)
class Span:
    """How long a date lasts: days on the calendar, then a time by the clock on the wall or an exact one."""

    days: int = 0
    wall: timedelta = timedelta(0)
    exact: timedelta = timedelta(0)


@dataclass
class Event:
    """Times are wall times of `zone`; of an all-day event they are midnights."""

    line: int
    uid: str
    first: datetime
    all_day: bool
    zone: tzinfo
    span: Span
    recurrence_id: Moment | None = None
    is_range: bool = False  # this and all following dates of the series
    rule: Rule | None = None
    rule_line: int = 0
    extra: list[tuple[datetime, Span]] = field(default_factory=list)  # RDATE
    exceptions: list[Moment] = field(default_factory=list)
    status: str = CONFIRMED
    summary: str = ""
    description: str = ""
    location: str = ""
    url: str = ""
    sequence: int = 0
    last_modified: datetime | None = None

    def instant(self, moment: Moment) -> datetime:
        """The moment in UTC, as this event's zone reads it when it floats."""
        return moment.wall.replace(tzinfo=moment.zone or self.zone).astimezone(UTC)

    @property
    def age(self) -> tuple[int, datetime, int]:
        """The newest of several versions is the greatest."""
        return self.sequence, self.last_modified or datetime.min.replace(tzinfo=UTC), self.line


def read_event(component: Component, zones: CalendarZones, work: Work, *, method: str) -> Event:
    """The event of a VEVENT. Small faults are reported and mended; raises `BadValue` for great ones."""
    reader = _EventReader(component, zones, work)
    event = reader.read()
    if method == "CANCEL":
        event.status = CANCELLED
    return event


class _EventReader:
    def __init__(self, component: Component, zones: CalendarZones, work: Work) -> None:
        self.component, self.zones, self.work = component, zones, work

    def read(self) -> Event:
        start_line = self.component.properties.get("DTSTART")
        if start_line is None:
            raise BadValue("DTSTART (Beginn) fehlt")
        start = self._moment(start_line)
        zone = start.zone or (BERLIN if start.is_date else self.zones.floating)
        all_day = start.is_date or self._is_outlook_day(start)
        event = Event(
            line=self.component.line, uid=self._uid(), first=start.wall, all_day=all_day,
            zone=BERLIN if all_day else zone, span=Span(),
        )  # fmt: skip
        event.span = self._span(event, start)
        self._texts(event)
        self._series(event)
        return event

    def _text(self, name: str) -> str:
        return self.component.text(name)

    def _uid(self) -> str:
        if uid := read_line(self._text("UID")):
            return uid if len(uid) <= MAX_UID else _digest(uid)
        self.work.report(
            self.component.line, "Der Termin hat keine Kennung (UID); sie wird aus Titel und Beginn gebildet."
        )
        return _digest(self._text("DTSTART"), self._text("SUMMARY"))

    def _moment(self, line: ContentLine, value: str | None = None) -> Moment:
        try:
            moment = read_moment(line.value if value is None else value)
        except BadValue as bad:
            raise BadValue(f"{line.name}: {bad}", line.number)
        if moment.is_date or line.parameters.get("VALUE", "").upper() == "DATE":
            return Moment(moment.wall.replace(hour=0, minute=0, second=0), True)
        tzid = line.parameters.get("TZID")
        return (
            Moment(moment.wall, False, self.zones.named(tzid, line)) if tzid and not moment.zone else moment
        )

    def _is_outlook_day(self, start: Moment) -> bool:
        """Outlook says of a whole day that it lasts from midnight to midnight."""
        says = self._text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
        return says and start.wall.hour == start.wall.minute == 0

    def _span(self, event: Event, start: Moment) -> Span:
        end, duration = self.component.properties.get("DTEND"), self.component.properties.get("DURATION")
        span = Span()
        try:
            if end and end.value:
                span = self._until(event, self._moment(end), end)
            elif duration and duration.value:
                days, exact = read_duration(duration.value)
                if event.all_day:
                    days, exact = days + -(-exact // timedelta(days=1)), timedelta(0)
                span = Span(days=days, exact=exact)
                if timedelta(days=days) + exact < timedelta(0):
                    raise BadValue("die Dauer ist negativ")
        except BadValue as bad:
            self._mend(end or duration, f"{bad}; der Termin ist ohne Ende eingetragen.")
            span = Span()
        if timedelta(days=span.days) + span.wall + span.exact > LONGEST:
            self._mend(end or duration, "Der Termin dauert über zehn Jahre; er ist ohne Ende eingetragen.")
            span = Span()
        return Span(days=max(span.days, 1)) if event.all_day else span

    def _mend(self, line: ContentLine, reason: str) -> None:
        self.work.report(line.number, f"{self._title()}{reason}")

    def _until(self, event: Event, end: Moment, line: ContentLine) -> Span:
        """From the start to this end; in wall time, so that a series ends at the same time all year round."""
        if event.all_day:
            days = (end.wall.date() - event.first.date()).days
            days += 0 if end.is_date or end.wall.time() == datetime.min.time() else 1
            span = Span(days=days)
        else:
            wall = end.wall
            if end.zone and end.zone != event.zone:
                wall = end.wall.replace(tzinfo=end.zone).astimezone(event.zone).replace(tzinfo=None)
            span = Span(wall=wall - event.first)
        if span.days < 0 or span.wall < timedelta(0):
            raise BadValue("das Ende liegt vor dem Beginn")
        return span

    def _title(self) -> str:
        summary = read_line(self._text("SUMMARY"))[:60]
        return f"„{summary}“: " if summary else ""

    def _texts(self, event: Event) -> None:
        event.summary = read_line(self._text("SUMMARY"))[:500]
        event.description = read_text(self._text("DESCRIPTION"))
        event.location = read_line(self._text("LOCATION"))[:500]
        url = self._text("URL")
        event.url = url if url.lower().startswith(("https://", "http://")) and len(url) <= 1000 else ""
        status = self._text("STATUS").upper()
        # "CANCELED" is how Americans write it.
        event.status = {"CANCELED": CANCELLED, CANCELLED: CANCELLED, TENTATIVE: TENTATIVE}.get(
            status, CONFIRMED
        )
        sequence = self._text("SEQUENCE")
        event.sequence = (
            int(sequence) if sequence.isascii() and sequence.isdigit() and len(sequence) < 10 else 0
        )
        for name in ("LAST-MODIFIED", "DTSTAMP"):
            if event.last_modified is None and self._text(name):
                event.last_modified = self._stamp(name, event)

    def _stamp(self, name: str, event: Event) -> datetime | None:
        try:
            return event.instant(self._moment(self.component.properties[name]))
        except (BadValue, OverflowError, ValueError):
            return None  # nobody misses it

    def _series(self, event: Event) -> None:
        if line := self.component.properties.get("RECURRENCE-ID"):
            event.recurrence_id = self._moment(line)
            event.is_range = line.parameters.get("RANGE", "").upper() == "THISANDFUTURE"
            return
        if line := self.component.properties.get("EXRULE"):
            self._mend(
                line, "Ausnahmen als Regel (EXRULE) werden nicht mehr gelesen; Termine können zu viel sein."
            )
        if line := self.component.properties.get("RRULE"):
            try:
                event.rule, event.rule_line = Rule.read(line.value), line.number
            except BadValue as bad:
                raise BadValue(f"die Wiederholung wird nicht angenommen: {bad}", line.number)
        for line in self.component.dates:
            self._dates(event, line)

    def _dates(self, event: Event, line: ContentLine) -> None:
        known = event.exceptions if line.name == "EXDATE" else event.extra
        for value in filter(None, line.value.split(",")):
            self.work.look_at_clock()
            if len(known) >= MAX_DATES:
                self._mend(line, f"Mehr als {MAX_DATES} einzelne Tage; die übrigen zählen nicht.")
                return
            try:
                if line.name == "EXDATE":
                    event.exceptions.append(self._moment(line, value.strip()))
                else:
                    event.extra.append(self._extra(event, line, value))
            except BadValue as bad:
                self._mend(line, f"{bad}.")

    def _extra(self, event: Event, line: ContentLine, value: str) -> tuple[datetime, Span]:
        """One RDATE in the event's wall time: a date, or a period with its own end or duration."""
        begin, _slash, end = value.strip().partition("/")
        start = self._moment(line, begin)
        wall = _wall_in(event, start)
        if not end:
            return wall, event.span
        if end[:1] in "Pp+":
            days, exact = read_duration(end)
            return wall, Span(days=days, exact=exact)
        return wall, Span(wall=max(_wall_in(event, self._moment(line, end)) - wall, timedelta(0)))


def _wall_in(event: Event, moment: Moment) -> datetime:
    """A moment as wall time of the event's zone; a mere day gets the time of the event's first date."""
    if moment.is_date:
        return moment.wall if event.all_day else datetime.combine(moment.wall, event.first.time())
    wall = moment.wall
    if moment.zone and moment.zone != event.zone:
        wall = moment.wall.replace(tzinfo=moment.zone).astimezone(event.zone).replace(tzinfo=None)
    return wall.replace(hour=0, minute=0, second=0) if event.all_day else wall


def _digest(*texts: str) -> str:
    return "ohne-uid-" + hashlib.sha256("\n".join(texts).encode()).hexdigest()[:32]
