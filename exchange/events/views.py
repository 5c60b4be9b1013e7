"""The calendar's pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.sharing.head import list_head
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
        "head": list_head(
            request,
            title=_("Kalender"),
            description=_("Treffen, Seminare und Kongresse des Netzwerks, online und vor Ort."),
            query=asked.address(),
            is_narrowed=asked.is_narrowed,
        ),
    }
    return render(request, "events/calendar.html", context)
