"""What else happens on the days of an event: other events of the network, and school holidays."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from ..models import AttendanceMode, EventPage, LandCalendar, Occurrence, SchoolHoliday, Status
from ..wall_time import DAY, day_of, midnight

# Events that people plan around: those in the calendar of the Land, and those that wish to get there.
_PLANNED_AROUND = (LandCalendar.PROPOSED, LandCalendar.ACCEPTED, LandCalendar.FEATURED)
_TAKES_PLACE = (Status.SCHEDULED, Status.MOVED)


@dataclass(frozen=True)
class Clash:
    """Something on the same day. ``event_id`` is ``None`` for holidays."""

    day: date
    title: str
    place: str = ""
    event_id: int | None = None
    same_audience: bool = False
    same_district: bool = False

    @property
    def is_holiday(self) -> bool:
        return self.event_id is None

    @property
    def is_strong(self) -> bool:
        """Whether it draws the same people away: holidays, the same audience, the same district."""
        return self.is_holiday or self.same_audience or self.same_district


@dataclass(frozen=True)
class _Span:
    """The days of one date of an event, with what makes it compete with others."""

    event_id: int
    title: str
    place: str
    first: date
    last: date
    district: str | None
    on_site: bool

    def meets(self, other: "_Span") -> bool:
        return self.first <= other.last and other.first <= self.last


def clashes_of(events: Collection[EventPage], now: datetime) -> Mapping[int, list[Clash]]:
    """The clashes of the coming dates of each of these events, in the order of days, the strong ones first.

    Four queries, however many events. Cancelled and postponed dates clash with nothing.
    """
    own = _spans(Occurrence.objects.filter(event__in=events, ends_at__gt=now))
    found: dict[int, list[Clash]] = {event.pk: [] for event in events}
    if not own:
        return found
    first, last = min(span.first for span in own), max(span.last for span in own)
    others = _spans(_between(first, last))
    holidays = list(SchoolHoliday.objects.filter(first_day__lte=last, last_day__gte=first))
    audiences = _audiences({span.event_id for span in (*own, *others)})
    for span in own:
        rivals = (other for other in others if other.event_id != span.event_id and other.meets(span))
        found[span.event_id] += [_clash(span, rival, audiences) for rival in rivals]
        found[span.event_id] += _holiday_clashes(span, holidays)
    return {event_id: sorted(clashes, key=_order) for event_id, clashes in found.items()}


def _between(first: date, last: date) -> QuerySet[Occurrence]:
    return Occurrence.objects.filter(
        event__land_calendar__in=_PLANNED_AROUND,
        event__live=True,
        event__archived_at=None,
        starts_at__lt=midnight(last + DAY),
        ends_at__gt=midnight(first),
    )


def _spans(occurrences: QuerySet[Occurrence]) -> list[_Span]:
    rows = occurrences.filter(status__in=_TAKES_PLACE).annotate(
        place_ags=Coalesce("event__district__ags", "event__member__district_row__ags")
    )
    columns = ("event_id", "event__title", "event__member__name", "starts_at", "ends_at", "place_ags")
    return [
        _Span(
            event_id=event_id,
            title=title,
            place=place,
            first=day_of(starts_at),
            # The end is the first moment after the date.
            last=max(day_of(starts_at), day_of(ends_at - timedelta(microseconds=1))),
            district=district,
            on_site=mode != AttendanceMode.ONLINE,
        )
        for event_id, title, place, starts_at, ends_at, district, mode in rows.order_by(
            "starts_at", "pk"
        ).values_list(*columns, "event__attendance_mode")
    ]


def _audiences(event_ids: set[int]) -> Mapping[int, frozenset[int]]:
    rows = EventPage.audiences.through.objects.filter(eventpage__in=event_ids)
    found: dict[int, set[int]] = {}
    for event_id, term_id in rows.values_list("eventpage_id", "term_id"):
        found.setdefault(event_id, set()).add(term_id)
    return {event_id: frozenset(terms) for event_id, terms in found.items()}


def _clash(span: _Span, rival: _Span, audiences: Mapping[int, frozenset[int]]) -> Clash:
    nobody: frozenset[int] = frozenset()
    near = span.district is not None and span.district == rival.district
    shared = audiences.get(span.event_id, nobody) & audiences.get(rival.event_id, nobody)
    return Clash(
        day=max(span.first, rival.first),
        title=rival.title,
        place=rival.place,
        event_id=rival.event_id,
        same_audience=bool(shared),
        # Nobody travels to an online event.
        same_district=near and span.on_site and rival.on_site,
    )


def _holiday_clashes(span: _Span, holidays: Collection[SchoolHoliday]) -> Iterator[Clash]:
    for holiday in holidays:
        if holiday.first_day <= span.last and span.first <= holiday.last_day:
            yield Clash(day=max(span.first, holiday.first_day), title=holiday.name)


def _order(clash: Clash) -> tuple:
    return (clash.day, not clash.is_strong, clash.title, clash.event_id or 0)
