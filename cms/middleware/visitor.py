"""Visitors without a session are anonymous without asking the session."""

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.utils.cache import add_never_cache_headers


class VisitorMiddleware(AuthenticationMiddleware):
    """Sets `request.user`.

    Without a session cookie the session stays untouched, so that no `Vary: Cookie` divides the caches. With
    one, the page may show more than the public sees, so no cache keeps it.
    """

    def process_request(self, request):
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            super().process_request(request)
        else:
            request.user = AnonymousUser()

    def process_response(self, request, response):
        if settings.SESSION_COOKIE_NAME in request.COOKIES and "Cache-Control" not in response:
            add_never_cache_headers(response)
        return response
