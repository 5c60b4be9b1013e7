"""Amounts of money as readers write them."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def euros(amount: Decimal) -> str:
    """ "9.300 €" or "12,50 €"; in English the sign comes first."""
    places = 0 if amount == int(amount) else 2
    return _("%(amount)s €") % {"amount": number_format(amount, places, force_grouping=True)}
