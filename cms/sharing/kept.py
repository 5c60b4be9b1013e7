"""Files that are made of pages: each content once, and never many at a time."""

from collections.abc import Callable
from hashlib import sha256
from threading import BoundedSemaphore

from django.conf import settings
from django.core.cache import caches

# Making one takes a processor for some tenths of a second: a crowd of them must not stop the site.
_places = BoundedSemaphore(settings.MADE_FILES_AT_ONCE)


class TooBusy(Exception):
    """Others are being made; whoever asks may come again."""


def content_key(*parts: str) -> str:
    """A short name for a content: the same for the same parts, another one for anything else."""
    return sha256("\0".join(parts).encode()).hexdigest()[:20]


def kept(key: str, make: Callable[[], bytes]) -> bytes:
    """The file of this key, made now if nobody asked for it before. Raises ``TooBusy``."""
    store = caches["made"]
    if (content := store.get(key)) is not None:
        return content
    if not _places.acquire(timeout=settings.MADE_FILES_WAIT):
        raise TooBusy
    try:
        if (content := store.get(key)) is None:
            content = make()
            store.set(key, content)
        return content
    finally:
        _places.release()
