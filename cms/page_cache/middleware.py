"""Answers anonymous visitors with pages that are kept whole."""

from collections.abc import Callable
from time import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .kept import keep, may_be_kept
from .key import page_key, page_name
from .moments import kept_until
from .store import page_read, page_write
from .version import content_version


class PageCacheMiddleware:
    """Stands outside of session, language and everything that costs; inside of the security headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name = page_name(request) if settings.PAGE_CACHE else None
        # Before rendering: whatever is written from here on has another version.
        version = content_version() if name else None
        if version is None:
            return self.get_response(request)
        key = page_key(name, version)
        kept = page_read(key)
        if kept and kept.ends > time():
            return kept.response(request, time())
        return self._render(request, key, version)

    def _render(self, request: HttpRequest, key: str, version: str) -> HttpResponse:
        now = timezone.now()
        response = self.get_response(request)
        if not may_be_kept(request, response):
            return response
        kept = keep(response, kept_until(version, now))
        seconds = kept.ends - time()
        if seconds > 0:
            page_write(key, kept, seconds)
        return kept.response(request, time())
