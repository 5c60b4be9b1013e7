"""What was said to people about date and place, and what is different now."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from ..date_words import date_words
from ..models import AttendanceMode, EventPage, Occurrence, Status
from ..planning import PlannedDate

# Facts as JSON: {"dates": {original start: [start, end, all day, status, reason]}, "place": …, "mode": …}
Facts = dict


@dataclass
class Changes:
    """What a mail tells, in sentences; ``is_cancelled``: none of the dates takes place any more."""

    lines: list[str] = field(default_factory=list)
    is_cancelled: bool = False


def facts_of(event: EventPage, dates: Iterable[Occurrence]) -> Facts:
    """What people must know to come: kept with the registration when they are told."""
    return {
        "dates": {
            row.original_start.isoformat(): [
                row.starts_at.isoformat(), row.ends_at.isoformat(), row.all_day,
                row.status, row.status_reason,
            ]
            for row in dates
        },
        "place": ", ".join(filter(None, (event.venue_name, event.venue_address))),
        "mode": event.attendance_mode,
    }  # fmt: skip


def changes_between(told: Facts, facts: Facts) -> Changes:
    """The differences in sentences of the active language; none when nothing was told before."""
    changes = Changes()
    if not told:
        return changes
    for name, date in facts["dates"].items():
        changes.lines += _date_lines(told["dates"].get(name), date)
    changes.lines += [
        _("Entfällt: %s") % _when(date)
        for name, date in told["dates"].items()
        if name not in facts["dates"] and date[3] != Status.CANCELLED
    ]
    if told["place"] != facts["place"]:
        values = {"new": facts["place"] or "–", "old": told["place"] or "–"}
        changes.lines.append(_("Neuer Ort: %(new)s (bisher: %(old)s)") % values)
    if told["mode"] != facts["mode"]:
        labels = dict(AttendanceMode.choices)
        values = {"new": labels[facts["mode"]], "old": labels[told["mode"]]}
        changes.lines.append(_("Neues Format: %(new)s (bisher: %(old)s)") % values)
    changes.is_cancelled = all(date[3] == Status.CANCELLED for date in facts["dates"].values())
    return changes


def _date_lines(old: list | None, new: list) -> list[str]:
    if old is None:
        return [_("Weiterer Termin: %s") % _when(new)]
    if old[3] != new[3] and new[3] in (Status.CANCELLED, Status.POSTPONED):
        said = _("Abgesagt: %s") if new[3] == Status.CANCELLED else _("Verschoben, neuer Termin folgt: %s")
        return [said % _when(old), *([_("Grund: %s") % new[4]] if new[4] else [])]
    if old[:3] != new[:3]:
        return [_("Neuer Termin: %(new)s (bisher: %(old)s)") % {"new": _when(new), "old": _when(old)}]
    if old[3] != new[3] and old[3] in (Status.CANCELLED, Status.POSTPONED):
        return [_("Findet nun doch statt: %s") % _when(new)]
    return []


def _when(date: list) -> str:
    start, end = (datetime.fromisoformat(text) for text in date[:2])
    return date_words(PlannedDate(start, start, end, date[2]))
