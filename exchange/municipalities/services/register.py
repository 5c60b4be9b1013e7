"""Loading the register, and carrying its figures to the members that point to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import Level, Member, Municipality
from ..register_file import RegisterRow, register_parse
from ..sorting import din_5007_key
from ..table_file import TableError

COPIED = (
    "level", "name", "official_name", "kind", "population", "population_date", "area_km2", "lat", "lon",
    "website",
)  # fmt: skip
FIGURES = ("population", "population_date", "area_km2", "lat", "lon", "website")


@dataclass(frozen=True)
class Change:
    """A changed entry with the former values of the changed fields."""

    entry: Municipality
    before: dict[str, Any]


@dataclass
class RegisterReport:
    """Which entries were added, changed, gone, and which members got new figures."""

    added: list[Municipality] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    gone: list[Municipality] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)


def register_load(
    *, content: bytes, successors: Mapping[str, str] | None = None, today: date | None = None
) -> RegisterReport:
    """Make the register match a file; safe to repeat.

    An entry of the file's Land that is missing in the file stays, with today as its end; ``successors`` says
    by AGS into which entry it went. A broken file raises ``TableError`` and changes nothing, and so does a
    successor that is still in the file or leads nowhere.
    """
    rows = register_parse(content)
    listed = {row.ags for row in rows}
    if wrong := [
        f"{old}={new}" for old, new in (successors or {}).items() if old in listed or new not in listed
    ]:
        raise TableError([f"Aufgegangen in: „{pair}“ passt nicht zur Datei." for pair in wrong])
    return _register_write(rows, successors or {}, today or timezone.localdate())


@transaction.atomic
def _register_write(rows: list[RegisterRow], successors: Mapping[str, str], today: date) -> RegisterReport:
    report = RegisterReport()
    entries = {entry.ags: entry for entry in Municipality.objects.select_related("parent")}
    for row in rows:
        _entry_write(row, entries, report)
    states = {row.ags[:2] for row in rows}
    listed = {row.ags for row in rows}
    for ags, entry in entries.items():
        if ags not in listed and ags[:2] in states and entry.ended_on is None:
            entry.ended_on = today
            entry.save()
            report.gone.append(entry)
        if ags in successors and entry.successor != entries[successors[ags]]:
            entry.successor = entries[successors[ags]]
            entry.save()
    _members_follow(report)
    return report


def _entry_write(row: RegisterRow, entries: dict[str, Municipality], report: RegisterReport) -> None:
    """Add or change one entry; the entry above it is already written."""
    values = {name: getattr(row, name) for name in COPIED}
    values |= {"parent": entries.get(row.parent), "ended_on": None, "successor": None}
    entry = entries.get(row.ags)
    if entry is None:
        entry = entries[row.ags] = Municipality(ags=row.ags, **values)
        report.added.append(entry)
    else:
        before = {
            name: getattr(entry, name) for name, value in values.items() if getattr(entry, name) != value
        }
        if not before:
            return
        for name in before:
            setattr(entry, name, values[name])
        report.changed.append(Change(entry, before))
    entry.sort_key = din_5007_key(entry.display_name)
    entry.save()


def _members_follow(report: RegisterReport) -> None:
    """Give changed figures to the members that point to a changed entry."""
    changes = {change.entry.pk: change for change in report.changed}
    for member in Member.objects.filter(register__in=changes):
        change = changes[member.register_id]
        for name in change.before:
            # A website that somebody wrote by hand stays.
            if name in FIGURES and (name != "website" or member.website == change.before["website"]):
                setattr(member, name, getattr(change.entry, name))
        places_copy(member=member, entry=change.entry)
        member.save()
        report.members.append(member)


def figures_copy(*, member: Member, entry: Municipality) -> Member:
    """Take figures, Kreis and Regierungsbezirk of a member from its entry; the caller saves."""
    member.register = entry
    for name in FIGURES:
        setattr(member, name, getattr(entry, name))
    return places_copy(member=member, entry=entry)


def places_copy(*, member: Member, entry: Municipality) -> Member:
    """Take Kreis and Regierungsbezirk of a member from its entry; the caller saves."""
    above = []
    row = entry
    while row:
        above.append(row)
        row = row.parent
    places = {row.level: row for row in above}
    is_town = entry.level == Level.GEMEINDE
    member.kreis_row = places.get(Level.KREIS) if is_town else None
    member.district_row = places.get(Level.REGIERUNGSBEZIRK)
    return member
