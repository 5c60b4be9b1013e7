"""Answers anonymous visitors with pages that are kept whole."""

from collections.abc import Callable
from copy import copy
from functools import partial
from time import time

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import Site

from .kept import KeptPage, keep, may_be_kept
from .key import page_key, page_name
from .moments import kept_until, unchanged_until
from .remembered import remembered, rendering_of
from .version import content_version


class PageCacheMiddleware:
    """Stands outside of session, language and everything that costs; inside of the security headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name = page_name(request) if settings.PAGE_CACHE else None
        if name is None:
            return self.get_response(request)
        # Before rendering: whatever is written from here on has another version.
        version = content_version()
        key = page_key(name, version)
        kept: KeptPage | None = caches["pages"].get(key)
        if kept and kept.ends > time():
            return kept.response(request, time())
        return self._render(request, key, version)

    def _render(self, request: HttpRequest, key: str, version: str) -> HttpResponse:
        now = timezone.now()
        with rendering_of(f"{version} {unchanged_until(version, now)}"):
            # Wagtail looks these up at the beginning of each page, and keeps them here for the rest of it.
            site = remembered(("site", request.get_host()), partial(Site._find_for_request, request))
            request._wagtail_site = copy(site)
            request._wagtail_cached_site_root_paths = remembered("root paths", Site.get_site_root_paths)
            response = self.get_response(request)
        if not may_be_kept(request, response):
            return response
        kept = keep(response, kept_until(version, now))
        seconds = kept.ends - time()
        # Whoever asks for the headers alone gets those of the page, but need not fill the memory.
        if seconds > 0 and request.method == "GET":
            caches["pages"].set(key, kept, timeout=seconds)
        return kept.response(request, time())
