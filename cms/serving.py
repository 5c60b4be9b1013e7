"""Pages at their addresses, as Wagtail serves them."""

from copy import copy
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.views import serve

from cms.page_cache.remembered import remembered


def page(request: HttpRequest, path: str) -> HttpResponse:
    """The page below the front page of the active language, which is looked up once for visitors' pages."""
    root = remembered(("front page", request.get_host(), get_language()), partial(_front_page, request))
    if root:
        try:
            found = root.route(request, [part for part in path.split("/") if part])
            if found.page is root:
                # What is put beside a page while it is rendered stays with this request.
                found.page = copy(root)
            request._wagtail_route_for_request = found
        except Http404:
            request._wagtail_route_for_request = None
    return serve(request, path)


def _front_page(request: HttpRequest) -> Page | None:
    site = Site.find_for_request(request)
    return site.root_page.localized.specific if site else None
