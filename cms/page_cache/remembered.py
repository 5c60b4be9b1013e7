"""What is the same on many pages, read once a version instead of once a page."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Value = TypeVar("Value")

# What visitors may combine at will must not fill the memory.
MAX_VALUES = 2_000

_version: ContextVar[str | None] = ContextVar("content_version", default=None)
_values: tuple[str | None, dict[Hashable, Any]] = (None, {})


@contextmanager
def rendering_of(version: str) -> Iterator[None]:
    """What is rendered here is rendered for every visitor, from content of this version or a newer one."""
    token = _version.set(version)
    try:
        yield
    finally:
        _version.reset(token)


def remembered(key: Hashable, read: Callable[[], Value]) -> Value:
    """What ``read`` answers, asked again only when something was written.

    For visitors alone: wherever somebody has signed in, or a page is previewed, it is asked each time. Give
    only what is never changed by who gets it, and depends on nothing but ``key`` and the database.
    """
    global _values
    version = _version.get()
    if version is None:
        return read()
    if _values[0] != version:
        _values = (version, {})
    of_version, values = _values
    if of_version != version:  # another thread has seen a newer one meanwhile
        return read()
    if key not in values:
        value = read()
        if len(values) >= MAX_VALUES:
            return value
        values[key] = value
    return values[key]
