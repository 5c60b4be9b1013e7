"""The version of what visitors see: a token that no earlier state had.

A random token instead of a number, so that a restored database or an emptied cache never brings back a
version under which older pages are still kept.
"""

from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction

_KEY = "content-version"
# Beside the ORM, because it is asked for at every request: 10 instead of 200 microseconds.
READ = "SELECT token FROM page_cache_contentversion WHERE id = 1"
_WRITE = (
    "INSERT INTO page_cache_contentversion (id, token) VALUES (1, %s) "
    "ON CONFLICT (id) DO UPDATE SET token = excluded.token"
)


def content_version() -> str:
    """The version now. Read it before rendering: what is rendered is at least as new."""
    return _token() or version_replace()


def content_changed() -> None:
    """End all kept pages when the running transaction is committed (at once when there is none).

    Every write to the database does that by itself (``writes``). Call it for what stands elsewhere: an
    outside search engine that has taken a change, a file whose content was replaced.
    """
    if not settings.PAGE_CACHE:
        return
    if not connection.in_atomic_block:
        transaction.on_commit(version_replace, robust=True)
    elif getattr(connection, "content_change_hooks", None) is not connection.run_on_commit:
        # Django puts another list in place whenever hooks have run, or were dropped with their savepoint: as
        # long as it is the same one, ours is in it, and a thousand writes need no more than one.
        transaction.on_commit(version_replace, robust=True)
        connection.content_change_hooks = connection.run_on_commit


def version_replace() -> str:
    """Write a new version now, and return it."""
    token = uuid4().hex
    if settings.CACHE_IS_SHARED:
        cache.set(_KEY, token, timeout=None)
        return token
    try:
        with connection.cursor() as cursor:
            cursor.execute(_WRITE, [token])
    except DatabaseError:
        # Before the first migration there is no table, and no page either.
        if "page_cache_contentversion" in connection.introspection.table_names():
            raise
    return token


def _token() -> str | None:
    if settings.CACHE_IS_SHARED:
        return cache.get(_KEY)
    with connection.cursor() as cursor:
        cursor.execute(READ)
        row = cursor.fetchone()
    return row[0] if row else None
