"""What templates say of feeds."""

from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from ..feeds_out.structured_data import structured_data
from ..filters import CalendarFilter
from ..models import EventPage

register = template.Library()


@register.inclusion_tag("events/subscribe_links.html")
def subscribe_links(asked: CalendarFilter) -> dict:
    """The addresses under which programs get what the filters show: for calendars, by https, as Atom."""
    query = f"?{asked.feed_address()}" if asked.feed_address() else ""
    https = f"{settings.BASE_URL}{reverse('calendar_ics')}{query}"
    return {
        "https": https,
        "webcal": f"webcal://{urlsplit(https).netloc}{reverse('calendar_ics')}{query}",
        "atom": f"{reverse('calendar_atom')}{query}",
        "is_narrowed": asked.has_filters,
    }


@register.simple_tag(takes_context=True)
def event_structured_data(context, page: EventPage) -> SafeString:
    """The event for search machines; `dates` and `later_dates` stand in the context."""
    coming = [*context.get("dates", ()), *context.get("later_dates", ())]
    return structured_data(page, [date.occurrence for date in coming], context["request"])
