"""Which events a feed holds. Only what every visitor may see: calendar programs have no account."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Locale

from exchange.municipalities.readers import VISITOR

from ..filters import CalendarFilter
from ..models import EventPage, Occurrence
from ..queries import translations_of
from ..wall_time import day_of, midnight
from .vevent import FeedEvent

# Dates stay for a while, so that they do not vanish from calendars the moment they are over.
KEPT = timedelta(days=90)
MAX_DATES = 20_000

_DATE = (
    "event_id", "original_start", "starts_at", "ends_at", "all_day", "status", "status_reason", "updated_at",
    "sequence",
)  # fmt: skip
_EVENT = (
    "title", "summary", "url_path", "slug", "path", "depth", "live", "locale", "translation_key",
    "first_published_at", "last_published_at", "uid", "sequence", "event_type", "attendance_mode",
    "venue_name", "venue_address", "starts_at", "ends_at", "all_day", "frequency", "interval", "weekdays",
    "monthly_position", "until", "count", "status", "status_reason", "visibility", "member__name",
)  # fmt: skip


def feed_events(asked: CalendarFilter, request: HttpRequest, now: datetime) -> list[FeedEvent]:
    """The events with a date that answers the question, each with all its dates, by the first of these."""
    dates = asked.matching(VISITOR, now)
    dates = dates.filter(ends_at__gt=midnight(asked.since) if asked.since else midnight(day_of(now)) - KEPT)
    if asked.until:
        dates = dates.filter(starts_at__lt=midnight(asked.until + timedelta(days=1)))
    return shown_events(dates.order_by("starts_at", "pk").values("event_id")[:MAX_DATES], request)


def shown_events(event_ids: QuerySet | list[int], request: HttpRequest) -> list[FeedEvent]:
    """These events, in the words of the request's language where there is a translation.

    Pages are made once each, apart from their dates: making them is what takes time.
    """
    dates: dict[int, list[Occurrence]] = {}
    rows = Occurrence.objects.filter(event__in=event_ids).only(*_DATE)
    for row in rows.order_by("original_start", "pk"):
        dates.setdefault(row.event_id, []).append(row)
    pages = EventPage.objects.filter(pk__in=event_ids).select_related("member").only(*_EVENT)
    events = {event.pk: event for event in pages}
    locale = Locale.get_active()
    is_source = locale.pk == Locale.get_default().pk
    translated = {} if is_source else translations_of(events.values(), locale.pk)
    return [
        _shown(events[pk], rows, translated.get(events[pk].translation_key), request)
        for pk, rows in dates.items()
        if pk in events
    ]


def _shown(
    event: EventPage, rows: list[Occurrence], translation: EventPage | None, request: HttpRequest
) -> FeedEvent:
    page = translation or event
    return FeedEvent(
        event=event,
        rows=rows,
        title=page.title,
        summary=page.summary,
        url=page.get_full_url(request) or "",
    )
