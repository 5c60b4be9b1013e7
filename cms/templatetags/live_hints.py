"""The hints that an automatic saving puts in again."""

from django import template

from cms.live_hints import shown_hints

register = template.Library()


@register.simple_tag
def live_hints(edit_handler) -> list:
    """The bound panels of a form that tell something about what was just saved."""
    return list(shown_hints(edit_handler))
