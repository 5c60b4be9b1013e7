"""Contributions about the same, for templates of lower layers."""

from django import template

from exchange.municipalities.cards import Card

from ..similar import similar_cards

register = template.Library()


@register.simple_tag(takes_context=True)
def similar_contributions(context, page, without=()) -> list[Card]:
    """Cards of contributions about the same as ``page``, none of ``without``."""
    return similar_cards(page, context["request"], without=without)
