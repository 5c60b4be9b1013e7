"""Addresses that programs ask, again and again: the same answer is sent once."""

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers, get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import PageLogEntry, Site

from cms.models import NetworkSettings
from exchange.municipalities.models import Visibility
from exchange.municipalities.readers import reader_of

from ..filters import CalendarFilter
from ..models import EventPage
from ..queries import event_of, occurrences_visible_to
from ..wall_time import day_of, midnight
from .atom import calendar_feed
from .queries import feed_events, shown_events
from .vcalendar import CONTENT_TYPE, vcalendar
from .vevent import FeedEvent

# As long as shared caches keep pages.
SECONDS_KEPT = 60


@require_safe
def calendar_ics(request: HttpRequest) -> HttpResponse:
    """The public events of the Land calendar that the filters show, for programs that subscribe."""
    asked, now = CalendarFilter.read(request.GET), timezone.now()
    events = feed_events(asked, request, now)
    content = vcalendar(events, name=_calendar_name(request, asked), url=_page_of(asked))
    response = _answer(request, content, CONTENT_TYPE, _last_change(asked, events, now))
    response["Content-Disposition"] = 'inline; filename="kalender.ics"'
    return response


@require_safe
def calendar_atom(request: HttpRequest) -> HttpResponse:
    """The same events as Atom, what changed last first."""
    asked, now = CalendarFilter.read(request.GET), timezone.now()
    events = feed_events(asked, request, now)
    feed = calendar_feed(
        events,
        title=_calendar_name(request, asked),
        author=NetworkSettings.for_request(request).ministry_name,
        paths=(f"{reverse('calendar')}{_query(asked)}", f"{request.path}{_query(asked)}"),
        language=get_language(),
    )
    content = feed.writeString("utf-8").encode()
    return _answer(request, content, "application/atom+xml; charset=utf-8", _last_change(asked, events, now))


@require_safe
def event_ics(request: HttpRequest, address: str) -> HttpResponse:
    """All dates of the event whose page stands at `address`, for whoever may read that page."""
    page = _page_at(request, address)
    event = event_of(page)
    reader = reader_of(request.user)
    if not occurrences_visible_to(reader, timezone.now()).filter(event=event).exists():
        raise Http404
    events = shown_events([event.pk], request)
    content = vcalendar(events, name=page.title, url=page.get_full_url(request))
    response = _answer(request, content, CONTENT_TYPE, max(shown.changed_at for shown in events))
    response["Content-Disposition"] = 'attachment; filename="termin.ics"'
    if event.visibility != Visibility.PUBLIC:
        add_never_cache_headers(response)
    return response


def _page_at(request: HttpRequest, address: str) -> EventPage:
    root = Site.find_for_request(request).root_page.localized.specific
    page = root.route(request, address.strip("/").split("/")).page
    if not isinstance(page, EventPage):
        raise Http404
    return page


def _calendar_name(request: HttpRequest, asked: CalendarFilter) -> str:
    name = _("Kalender %s") % NetworkSettings.for_request(request).network_name
    return _("%s (Auswahl)") % name if asked.has_filters else name


def _query(asked: CalendarFilter) -> str:
    return f"?{asked.feed_address()}" if asked.feed_address() else ""


def _page_of(asked: CalendarFilter) -> str:
    return f"{settings.BASE_URL}{reverse('calendar')}{_query(asked)}"


def _last_change(asked: CalendarFilter, events: list[FeedEvent], now: datetime) -> datetime | None:
    """When the feed last became another one: by a change, a withdrawal, or as old dates left it at midnight.

    `None` where seats count: these are taken without a trace in the events.
    """
    if asked.free:
        return None
    log = PageLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(EventPage))
    logged = log.aggregate(latest=Max("timestamp"))["latest"]
    changes = [logged, midnight(day_of(now)), *(shown.changed_at for shown in events)]
    return max(change for change in changes if change)


def _answer(request: HttpRequest, content: bytes, kind: str, changed: datetime | None) -> HttpResponse:
    """The file, or only word that it is still the same."""
    response = HttpResponse(content, content_type=kind)
    etag = quote_etag(sha256(content).hexdigest()[:32])
    seconds = int(changed.timestamp()) if changed else None
    response["ETag"] = etag
    if seconds:
        response["Last-Modified"] = http_date(seconds)
    patch_cache_control(response, public=True, max_age=SECONDS_KEPT)
    return get_conditional_response(request, etag=etag, last_modified=seconds, response=response)
