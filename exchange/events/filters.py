"""What a reader asks of the calendar: whatever stands in the address, it becomes a valid question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import reduce
from operator import and_

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.http import urlencode

from exchange.municipalities.readers import Reader

from .facets import FACETS
from .models import Occurrence, Status
from .queries import in_land_calendar, occurrences_visible_to
from .wall_time import DAY, day_of, midnight

LIST, MONTH = "liste", "monat"
MAX_WORDS, MAX_LENGTH, MAX_VALUES, MAX_PAGE = 8, 100, 30, 1_000
FIRST_MONTH, LAST_MONTH = date(2000, 1, 1), date(2099, 12, 1)
_SEARCHED = (
    "event__title",
    "event__summary",
    "event__venue_name",
    "event__series_title",
    "event__member__name",
)


@dataclass(frozen=True)
class CalendarFilter:
    """A cleaned question. ``chosen`` holds values by facet; ``month`` is its first day (or ``None``: now)."""

    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    free: bool = False
    since: date | None = None
    until: date | None = None
    words: str = ""
    view: str = LIST
    month: date | None = None
    archive: bool = False
    page: int = 1

    @classmethod
    def read(cls, data: QueryDict) -> "CalendarFilter":
        """Read an address; unknown parameters and values are ignored. One query a facet that is chosen."""
        chosen = {facet.name: facet.known(data.getlist(facet.name)[:MAX_VALUES]) for facet in FACETS}
        return cls(
            chosen={name: values for name, values in chosen.items() if values},
            free=data.get("frei") == "1",
            since=_date(data.get("von", "")),
            until=_date(data.get("bis", "")),
            words=" ".join(data.get("q", "").replace("\0", " ")[:MAX_LENGTH].split()),
            view=MONTH if data.get("ansicht") == MONTH else LIST,
            month=_month(data.get("monat", "")),
            archive=data.get("archiv") == "1",
            page=_page(data.get("seite", "")),
        )

    def occurrences(self, reader: Reader, now: datetime) -> QuerySet[Occurrence]:
        """The dates of the Land calendar that answer the question, in the order in which it shows them."""
        found = self.matching(reader, now).filter(self._period(now))
        return found.order_by("-starts_at", "-pk") if self.is_backwards else found.order_by("starts_at", "pk")

    def matching(self, reader: Reader, now: datetime, *, ignoring: str = "") -> QuerySet[Occurrence]:
        """The dates of all times that answer the question, but for the filter named in ``ignoring``."""
        found = in_land_calendar(occurrences_visible_to(reader, now))
        for facet in FACETS:
            values = self.chosen.get(facet.name)
            if values and facet.name != ignoring:
                found = facet.narrow(found, values)
        if self.free and ignoring != "frei":
            found = found.filter(BOOKABLE)
        for word in self.words.split()[:MAX_WORDS]:
            found = found.filter(Q(*((f"{name}__icontains", word) for name in _SEARCHED), _connector=Q.OR))
        return found

    def in_period(self, found: QuerySet[Occurrence], now: datetime) -> QuerySet[Occurrence]:
        """Those of the month, the days or the part of time that is asked for."""
        return found.filter(self._period(now))

    def _period(self, now: datetime) -> Q:
        if self.view == MONTH:
            first = self.shown_month(now)
            return Q(starts_at__lt=midnight(next_month(first)), ends_at__gt=midnight(first))
        parts = [Q(starts_at__lt=midnight(self.until + DAY))] if self.until else []
        parts += [Q(ends_at__gt=midnight(self.since))] if self.since else []
        if self.archive:
            parts.append(Q(ends_at__lte=now))
        elif not self.since:
            parts.append(Q(ends_at__gt=now))
        return reduce(and_, parts, Q())

    @property
    def is_backwards(self) -> bool:
        """The archive shows the latest first."""
        return self.archive and self.view == LIST

    def shown_month(self, now: datetime) -> date:
        """The first day of the month that the grid shows."""
        return self.month or day_of(now).replace(day=1)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the page was chosen: such addresses are not for search machines."""
        return self != CalendarFilter(page=self.page)

    @property
    def has_filters(self) -> bool:
        """Whether less is shown than there is in this view."""
        return bool(self.chosen or self.free or self.since or self.until or self.words)

    def address(self) -> str:
        """The question as a query string in canonical order, without the page; "" for the bare calendar."""
        pairs = [("ansicht", MONTH)] if self.view == MONTH else []
        pairs += [("monat", f"{self.month:%Y-%m}")] if self.month and self.view == MONTH else []
        pairs += [("archiv", "1")] if self.archive else []
        return urlencode([*pairs, *self.filter_pairs()])

    def filter_pairs(self) -> list[tuple[str, str]]:
        """What narrows the calendar, without view, month and archive: what a feed of it takes."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [(name, value) for name, values in self.chosen.items() for value in values]
        pairs += [("frei", "1")] if self.free else []
        pairs += [("von", self.since.isoformat())] if self.since else []
        return pairs + ([("bis", self.until.isoformat())] if self.until else [])

    def feed_address(self) -> str:
        """The query string for a feed of the same events."""
        return urlencode(self.filter_pairs())

    def changed(self, **values) -> "CalendarFilter":
        """The question with something else, from its first page on."""
        return replace(self, page=1, **values)

    def without(self, name: str, value: str = "") -> "CalendarFilter":
        """The question without one filter or one of its values."""
        blank = {"q": {"words": ""}, "frei": {"free": False}, "von": {"since": None}, "bis": {"until": None}}
        if name in blank:
            return self.changed(**blank[name])
        left = [other for other in self.chosen.get(name, ()) if value and other != value]
        chosen = {other: values for other, values in self.chosen.items() if other != name}
        return self.changed(chosen={**chosen, name: left} if left else chosen)

    def bare(self) -> "CalendarFilter":
        """The same view without any filter."""
        return CalendarFilter(view=self.view, month=self.month, archive=self.archive)


# Seats are left, or nobody counts them.
BOOKABLE = ~Q(free_seats=0) & Q(status__in=(Status.SCHEDULED, Status.MOVED))


def next_month(first: date) -> date:
    """The first day of the following month."""
    return (first.replace(day=28) + 4 * DAY).replace(day=1)


def previous_month(first: date) -> date:
    """The first day of the month before."""
    return (first - DAY).replace(day=1)


def _date(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_MONTH <= day <= LAST_MONTH else None


def _month(text: str) -> date | None:
    return _date(f"{text}-01") if len(text) == 7 else None


def _page(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
    return min(max(number, 1), MAX_PAGE)
