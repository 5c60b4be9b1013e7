"""The calendar's pages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from exchange.municipalities.readers import reader_of

from .calendar_page import calendar_page, view_addresses
from .filters import CalendarFilter


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The Land calendar as a list or a month. Any query string gets a page."""
    asked = CalendarFilter.read(request.GET)
    found = calendar_page(asked, reader_of(request.user), timezone.now())
    context = {
        "calendar": found,
        "asked": asked,
        "views": view_addresses(asked, found),
        "path": request.path,
        "canonical": f"{settings.BASE_URL}{request.path}",
    }
    return render(request, "events/calendar.html", context)
