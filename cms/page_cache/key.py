"""Who may get a kept page, and under which name it is kept."""

from hashlib import blake2b
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

# Nothing there is for the public, or it is a file, or it tells how the site is now.
NEVER = ("/admin/", "/documents/", "/healthz/", "/media/", "/readyz/", "/static/")
# Django keeps messages for the next page there.
MESSAGES_COOKIE = "messages"
MAX_LENGTH = 500


def page_name(request: HttpRequest) -> str | None:
    """Address and query string in canonical order; ``None`` for what is answered anew each time.

    That is: whoever sent a session, a waiting message or credentials, and a parameter that no page reads. So
    an address with made-up parameters takes no room, and a new parameter that nobody has listed costs speed,
    not truth.
    """
    if request.method not in ("GET", "HEAD") or request.path_info.startswith(NEVER) or _is_personal(request):
        return None
    if len(request.path_info) + len(request.META.get("QUERY_STRING", "")) > MAX_LENGTH:
        return None
    if not settings.PAGE_CACHE_PARAMETERS.issuperset(request.GET):
        return None
    pairs = [(name, values) for name, values in sorted(request.GET.lists())]
    return f"{request.scheme}://{request.get_host()}{request.path_info}?{urlencode(pairs, doseq=True)}"


def page_key(name: str, version: str) -> str:
    """The name as a key that every cache takes."""
    return blake2b(f"{version} {name}".encode(), digest_size=20).hexdigest()


def _is_personal(request: HttpRequest) -> bool:
    return (
        "HTTP_AUTHORIZATION" in request.META
        # Wagtail renders previews with a request for the page's own address, through all middleware.
        or getattr(request, "is_dummy", False)
        or not request.COOKIES.keys().isdisjoint((settings.SESSION_COOKIE_NAME, MESSAGES_COOKIE))
    )
