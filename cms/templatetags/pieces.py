"""Parts of pages that are put together once, for as long as they say the same."""

from dataclasses import fields, is_dataclass
from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.utils.safestring import SafeData, SafeString
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def piece(template_name: str, **values) -> SafeString:
    """What a template makes of hashable values; it must depend on nothing but these and the language.

    So the request, who is signed in, settings and today's date are out of reach. Cards with HTML in them are
    rendered each time and kept nowhere: it says what somebody has searched for, and equals the same letters
    that still have to be escaped.
    """
    if settings.DEBUG or any(map(_holds_html, values.values())):
        return get_template(template_name).render(values)
    # What a template says itself is HTML to Django.
    key = ((name, value, isinstance(value, SafeData)) for name, value in sorted(values.items()))
    return _kept(template_name, get_language(), tuple(key))


@lru_cache(maxsize=5_000)  # a card has two kilobytes
def _kept(template_name: str, _language: str, values: tuple) -> SafeString:
    return get_template(template_name).render({name: value for name, value, _is_html in values})


def _holds_html(value) -> bool:
    return is_dataclass(value) and any(
        isinstance(getattr(value, field.name), SafeData) for field in fields(value)
    )
