"""The sign of the site where no page names it: browsers ask here when a PDF or a feed is opened by itself."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control


@cache_control(public=True, max_age=24 * 60 * 60)
def favicon(request: HttpRequest) -> HttpResponse:
    """Leads to the drawing, whose name changes with it."""
    return HttpResponseRedirect(static("favicon.svg"))
