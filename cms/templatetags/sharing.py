"""The head of a page: what search machines and other sites read."""

from django import template

from cms.sharing.head import Head, head_of

register = template.Library()


@register.simple_tag(takes_context=True)
def head_meta(context) -> Head:
    """What the head of this page says (`cms.sharing.head.Head`)."""
    return head_of(context, context.get("request"))
