"""Long words that may break where they should."""

from django import template
from django.utils.safestring import SafeString

from cms.hyphenation import soft_hyphens

register = template.Library()


@register.filter
def soft(text, language: str = "") -> SafeString:
    """The text with soft hyphens in its longest words, by its own language or else that of the page."""
    return soft_hyphens(text, language)
