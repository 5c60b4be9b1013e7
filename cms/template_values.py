"""A short way for texts that a template writes out; a page has two hundred.

Django asks each value whether it is a time, a number or a lazy text before it escapes it, and escapes through
a function that looks for lazy texts once more.
"""

from html import escape
from typing import Any

from django.template import Context, base
from django.utils.safestring import SafeString

_as_django_writes = base.render_value_in_context


def values_shorten() -> None:
    """From now on, ``{{ … }}`` takes the short way."""
    base.render_value_in_context = written


def written(value: Any, context: Context) -> str:
    """A value as it stands in a page: text is escaped unless it is HTML; the rest is as Django writes it."""
    kind = type(value)
    if kind is SafeString:
        return value
    if kind is str and context.autoescape:
        return SafeString(escape(value))
    return _as_django_writes(value, context)
