"""Which events a feed holds. Only what every visitor may see: calendar programs have no account."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.http import HttpRequest
from wagtail.models import Locale

from exchange.municipalities.readers import VISITOR

from ..filters import CalendarFilter
from ..models import EventPage, Frequency, Occurrence
from ..queries import translations_of
from ..wall_time import day_of, midnight
from .vevent import FeedEvent

# Dates stay for a while, so that they do not vanish from calendars the moment they are over.
KEPT = timedelta(days=90)
MAX_DATES = 20_000

_COLUMNS = (
    "original_start", "starts_at", "ends_at", "all_day", "status", "status_reason", "updated_at", "sequence",
    "event__title", "event__summary", "event__url_path", "event__slug", "event__path", "event__depth",
    "event__live", "event__locale", "event__translation_key", "event__first_published_at",
    "event__last_published_at", "event__uid", "event__sequence", "event__event_type",
    "event__attendance_mode", "event__venue_name", "event__venue_address", "event__starts_at",
    "event__ends_at", "event__all_day", "event__frequency", "event__interval", "event__weekdays",
    "event__monthly_position", "event__until", "event__count", "event__status", "event__status_reason",
    "event__visibility", "event__member__name",
)  # fmt: skip


def feed_events(asked: CalendarFilter, request: HttpRequest, now: datetime) -> list[FeedEvent]:
    """The events with a date that answers the question, by that date; a series with all its dates."""
    dates = asked.matching(VISITOR, now)
    dates = dates.filter(ends_at__gt=midnight(asked.since) if asked.since else midnight(day_of(now)) - KEPT)
    if asked.until:
        dates = dates.filter(starts_at__lt=midnight(asked.until + timedelta(days=1)))
    found = list(_rows(dates.order_by("starts_at", "pk"))[:MAX_DATES])
    series = {row.event_id for row in found if row.event.frequency != Frequency.NONE}
    others = _rows(Occurrence.objects.filter(event__in=series).order_by("original_start")) if series else ()
    return shown_events([row for row in found if row.event_id not in series], others, request)


def shown_events(
    single: Iterable[Occurrence], series: Iterable[Occurrence], request: HttpRequest
) -> list[FeedEvent]:
    """Rows put together to events, in the words of the request's language where there is a translation."""
    by_event: dict[int, list[Occurrence]] = {}
    for row in (*single, *series):
        by_event.setdefault(row.event_id, []).append(row)
    events = [rows[0].event for rows in by_event.values()]
    locale = Locale.get_active()
    is_source = locale.pk == Locale.get_default().pk
    translated = {} if is_source else translations_of(events, locale.pk)
    return [
        _shown(rows, translated.get(rows[0].event.translation_key), request) for rows in by_event.values()
    ]


def event_rows(event: EventPage) -> list[Occurrence]:
    """All dates of one event."""
    return list(_rows(Occurrence.objects.filter(event=event).order_by("original_start")))


def _rows(dates):
    return dates.select_related("event__member").only(*_COLUMNS)


def _shown(rows: list[Occurrence], translation: EventPage | None, request: HttpRequest) -> FeedEvent:
    event = rows[0].event
    page = translation or event
    return FeedEvent(
        event=event,
        rows=rows,
        title=page.title,
        summary=page.summary,
        url=page.get_full_url(request) or "",
    )
