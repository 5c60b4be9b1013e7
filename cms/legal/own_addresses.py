"""Addresses of this site, as people hand them on: a path, or the whole address as the browser shows it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 500


def own_path(address: str) -> str:
    """The path (with its query) of an address of this site; "" for everything else, also for `//host`."""
    address = address.strip()
    if address.startswith(f"{settings.BASE_URL}/"):
        address = address.removeprefix(settings.BASE_URL)
    if not address.startswith("/") or len(address) > LONGEST or not address.isprintable():
        return ""
    if not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return "" if parts.netloc else address
