"""Reads of events and their dates."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from wagtail.models import Locale

from exchange.municipalities.readers import Reader, readable_where

from .models import EventPage, LandCalendar, Occurrence

IN_LAND_CALENDAR = (LandCalendar.ACCEPTED, LandCalendar.FEATURED)


def event_of(page: EventPage) -> EventPage:
    """The page of the first language, on which dates, seats and facts hang; the page itself if it is that."""
    default = Locale.get_default()
    if page.locale_id == default.pk:
        return page
    return EventPage.objects.filter(translation_key=page.translation_key, locale=default).first() or page


def occurrences_visible_to(reader: Reader, now: datetime) -> QuerySet[Occurrence]:
    """The dates, past and to come, of published events that this reader may see; archived events left out."""
    return Occurrence.objects.filter(
        readable_where(reader, now, prefix="event__"), event__archived_at__isnull=True
    )


def in_land_calendar(occurrences: QuerySet[Occurrence]) -> QuerySet[Occurrence]:
    """Those of the calendar that the ministry curates; others stand on the profiles of members alone."""
    return occurrences.filter(event__land_calendar__in=IN_LAND_CALENDAR)


def dates_of(event: EventPage) -> list[Occurrence]:
    """All dates of an event, past ones too, in their order."""
    return list(event.occurrences.order_by("starts_at", "pk"))


def translations_of(events: Iterable[EventPage], locale_id: int) -> dict:
    """Live translations of events in a language, by translation key."""
    keys = {event.translation_key for event in events}
    pages = EventPage.objects.live().filter(locale_id=locale_id, translation_key__in=keys)
    return {page.translation_key: page for page in pages.defer_streamfields()} if keys else {}
