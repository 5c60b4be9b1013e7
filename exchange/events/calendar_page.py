"""What the calendar shows: the list of dates or a month, filters with counts, what is chosen, ways on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from cms.days import written_day
from exchange.municipalities.readers import Reader

from .entries import Entry, entries, entry_rows
from .facets import FACETS, facet_counts
from .filters import (
    BOOKABLE,
    FIRST_MONTH,
    LAST_MONTH,
    LIST,
    MONTH,
    CalendarFilter,
    next_month,
    previous_month,
)
from .month import Day, month_weeks
from .wall_time import day_of

PER_PAGE = 20


@dataclass(frozen=True)
class Option:
    """A value of a filter; ``count`` is the number of dates that have it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Group:
    """A filter with its options in the order for readers."""

    name: str
    label: str
    options: Sequence[Option]

    @property
    def chosen_count(self) -> int:
        return sum(option.chosen for option in self.options)


@dataclass(frozen=True)
class Chip:
    """Something that is chosen, and the question without it."""

    label: str
    value: str
    without: CalendarFilter


@dataclass(frozen=True)
class AgendaDay:
    """A day of the list."""

    day: date
    entries: Sequence[Entry]


@dataclass(frozen=True)
class AgendaMonth:
    """A month of the list; ``first`` is its first day."""

    first: date
    days: Sequence[AgendaDay]


@dataclass(frozen=True)
class CalendarPage:
    """One view of the calendar as one reader sees it."""

    asked: CalendarFilter
    total: int
    groups: Sequence[Group]
    chips: Sequence[Chip]
    free_count: int
    today: date
    months: Sequence[AgendaMonth] = ()
    page: Page | None = None
    month: date | None = None
    weeks: Sequence[Sequence[Day]] = ()
    previous: date | None = None
    next: date | None = None


def calendar_page(asked: CalendarFilter, reader: Reader, now: datetime) -> CalendarPage:
    """Everything that the page shows, in a number of queries that does not depend on the dates."""
    groups = [group for group in _groups(asked, reader, now) if group.options]
    free = asked.in_period(asked.matching(reader, now, ignoring="frei"), now).filter(BOOKABLE)
    shared = {
        "asked": asked,
        "groups": groups,
        "chips": list(_chips(asked, groups)),
        "free_count": free.count(),
        "today": day_of(now),
    }
    show = _month if asked.view == MONTH else _list
    return show(asked, reader, now, shared)


def _list(asked, reader, now, shared) -> CalendarPage:
    rows = entry_rows(asked.occurrences(reader, now))
    page = Paginator(rows, PER_PAGE).get_page(asked.page)
    shown = entries(page.object_list, with_materials=asked.archive)
    return CalendarPage(**shared, total=page.paginator.count, months=agenda(shown), page=page)


def _month(asked, reader, now, shared) -> CalendarPage:
    first = asked.shown_month(now)
    shown = entries(entry_rows(asked.occurrences(reader, now)))
    return CalendarPage(
        **shared,
        total=len(shown),
        month=first,
        weeks=month_weeks(asked, first, shown, day_of(now)),
        previous=previous_month(first) if first > FIRST_MONTH else None,
        next=next_month(first) if first < LAST_MONTH else None,
    )


def agenda(shown: Sequence[Entry]) -> list[AgendaMonth]:
    """Dates by month and day, in the given order."""
    return [
        AgendaMonth(
            first, [AgendaDay(day, list(of_day)) for day, of_day in groupby(of_month, lambda e: e.day)]
        )
        for first, of_month in groupby(shown, lambda entry: entry.day.replace(day=1))
    ]


def _groups(asked: CalendarFilter, reader: Reader, now: datetime) -> Iterator[Group]:
    """Each filter is counted as if nothing were chosen in it; those without a choice are counted together."""
    counts = facet_counts(
        asked.in_period(asked.matching(reader, now), now), [f for f in FACETS if f.name not in asked.chosen]
    )
    for facet in FACETS:
        if facet.name in asked.chosen:
            found = asked.in_period(asked.matching(reader, now, ignoring=facet.name), now)
            counts |= facet_counts(found, [facet])
        of_keys, chosen = counts[facet.name], asked.chosen.get(facet.name, ())
        labels = facet.labels([*of_keys, *chosen])
        options = [Option(key, label, of_keys[key], key in chosen) for key, label in labels.items()]
        yield Group(facet.name, str(facet.label), options)


def _chips(asked: CalendarFilter, groups: Sequence[Group]) -> Iterator[Chip]:
    if asked.words:
        yield Chip(_("Suchwort"), asked.words, asked.without("q"))
    for group in groups:
        for option in group.options:
            if option.chosen:
                yield Chip(group.label, option.label, asked.without(group.name, option.value))
    if asked.free:
        yield Chip(_("Plätze"), _("noch frei"), asked.without("frei"))
    for name, day, label in (("von", asked.since, _("ab")), ("bis", asked.until, _("bis"))):
        if day:
            yield Chip(label, written_day(day), asked.without(name))


def view_addresses(asked: CalendarFilter, found: CalendarPage) -> dict[str, str]:
    """Query strings of the other views with the same filters: list, month, archive, months around."""
    plain = {"since": None, "until": None, "archive": False}
    months = {"previous": found.previous, "next": found.next, "today": None, "month": asked.month}
    return {
        "list": asked.changed(view=LIST, month=None, archive=False).address(),
        "archive": asked.changed(view=LIST, month=None, archive=True, free=False).address(),
        **{name: asked.changed(view=MONTH, month=first, **plain).address() for name, first in months.items()},
    }
