"""What is the same on many pages, read once a version instead of once a page."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

# What visitors may combine at will must not fill the memory.
MAX_VALUES = 5_000

_version: ContextVar[str | None] = ContextVar("content_version", default=None)
_values: tuple[str | None, dict[Hashable, Any]] = (None, {})


@contextmanager
def rendering_of(version: str) -> Iterator[None]:
    """What is rendered here is rendered for every visitor, from content of this version or a newer one.

    The name of a version is another one also after each moment at which pages look different.
    """
    token = _version.set(version)
    try:
        yield
    finally:
        _version.reset(token)


def remembered(key: Hashable, read: Callable[[], Value]) -> Value:
    """What ``read`` answers, asked again only when something was written.

    For visitors alone: wherever somebody has signed in, or a page is previewed, it is asked each time. Give
    only what is never changed by who gets it, and depends on nothing but ``key``, the database and registered
    moments. Never what somebody has typed.
    """
    return remembered_each(key, [""], lambda _keys: {"": read()})[""]


def remembered_each(
    name: Hashable, keys: Iterable[Key], read: Callable[[list[Key]], Mapping[Key, Value]]
) -> dict[Key, Value]:
    """As ``remembered``, for many keys at once: ``read`` is asked for those that nobody asked for before.

    What it does not answer is asked again. The order is that of the keys.
    """
    keys, values = list(keys), _of_this_version()
    found = {key: values[name, key] for key in keys if (name, key) in values}
    if unknown := [key for key in keys if key not in found]:
        fresh = read(unknown)
        for key in list(fresh)[: max(0, MAX_VALUES - len(values))]:
            values[name, key] = fresh[key]
        found |= fresh
    return {key: found[key] for key in keys if key in found}


def _of_this_version() -> dict[Hashable, Any]:
    """The values of the version that is rendered here; new ones that nobody else sees where there is none."""
    global _values
    version = _version.get()
    if version is None:
        return {}
    if _values[0] != version:
        _values = (version, {})
    of_version, values = _values
    return values if of_version == version else {}  # another thread has seen a newer one meanwhile
