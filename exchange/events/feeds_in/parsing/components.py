"""From content lines to calendars: which property belongs to which event, also where an END is missing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .limits import MAX_DATES, MAX_DEPTH, MAX_EVENTS, TooMuchWork, Work
from .lines import ContentLine

REPEATED = {"EXDATE", "RDATE"}
OBSERVANCES = {"STANDARD", "DAYLIGHT"}


@dataclass
class Component:
    """A calendar, an event, a time zone or one of its two halves."""

    name: str
    line: int
    properties: dict[str, ContentLine] = field(default_factory=dict)
    dates: list[ContentLine] = field(default_factory=list)  # EXDATE and RDATE, which may stand several times
    children: list["Component"] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The raw value of a property, "" without it."""
        line = self.properties.get(name)
        return line.value if line else ""


def read_calendars(lines: Iterable[ContentLine], work: Work) -> list[Component]:
    """All VCALENDARs with their VEVENTs and VTIMEZONEs; other components are left out with what they hold."""
    reader = _Reader(work)
    line = None
    try:
        for line in lines:
            reader.take(line)
        reader.end_of_file()
    except TooMuchWork as stopped:
        work.stop(line.number if line else 1, str(stopped))
    return reader.calendars


class _Reader:
    def __init__(self, work: Work) -> None:
        self.work = work
        self.calendars: list[Component] = []
        self.open: list[Component] = []
        self.events = 0

    def take(self, line: ContentLine) -> None:
        if line.name == "BEGIN":
            self._begin(line.value.upper(), line.number)
        elif line.name == "END":
            self._end(line.value.upper(), line.number)
        elif self.open:
            self._property(line)

    def _begin(self, name: str, number: int) -> None:
        if name in ("VCALENDAR", "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"):
            self._close_unfinished(name, number)
        if len(self.open) >= MAX_DEPTH:
            raise TooMuchWork("Die Datei ist zu tief verschachtelt.")
        if name != "VCALENDAR" and not self.open:
            self._open(Component("VCALENDAR", number))
        component = Component(name, number)
        if name == "VEVENT":
            self.events += 1
            if self.events > MAX_EVENTS:
                raise TooMuchWork(
                    f"Die Datei hat mehr als {MAX_EVENTS} Termine; der Rest wurde nicht gelesen."
                )
        self._open(component)

    def _open(self, component: Component) -> None:
        if component.name == "VCALENDAR":
            self.calendars.append(component)
        elif component.name in ("VEVENT", "VTIMEZONE") or component.name in OBSERVANCES:
            self.open[-1].children.append(component)
        self.open.append(component)

    def _close_unfinished(self, name: str, number: int) -> None:
        """A new event inside of an event: the END of the one before is missing."""
        keep = 0 if name == "VCALENDAR" else 1
        while len(self.open) > keep:
            unfinished = self.open.pop()
            self.work.report(
                number, f"END:{unfinished.name[:40]} fehlt (begonnen in Zeile {unfinished.line})."
            )

    def _end(self, name: str, number: int) -> None:
        if name not in [component.name for component in self.open]:
            self.work.report(number, f"END:{name[:40]} ohne BEGIN.")
            return
        while (closed := self.open.pop()).name != name:
            self.work.report(number, f"END:{closed.name[:40]} fehlt (begonnen in Zeile {closed.line}).")

    def end_of_file(self) -> None:
        for component in reversed(self.open):
            reason = f"Die Datei bricht ab: END:{component.name[:40]} fehlt."
            self.work.report(component.line, reason)

    def _property(self, line: ContentLine) -> None:
        """The first of several counts, as in most programs. Few names are known, so this stays small."""
        component = self.open[-1]
        if line.name not in REPEATED:
            component.properties.setdefault(line.name, line)
        elif len(component.dates) < MAX_DATES:
            component.dates.append(line)
        elif len(component.dates) == MAX_DATES:
            component.dates.append(line)
            self.work.report(
                line.number, f"Mehr als {MAX_DATES} Zeilen {line.name}; die übrigen zählen nicht."
            )
