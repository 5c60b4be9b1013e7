"""Facet values that come from members, and classes of costs and staff."""

from collections.abc import Iterable
from decimal import Decimal

_COSTS = ((1_000, "bis-1000"), (5_000, "1000-5000"), (20_000, "5000-20000"), (100_000, "20000-100000"))
_STAFF = ((Decimal("0.25"), "bis-025"), (Decimal("0.5"), "025-05"), (Decimal("1"), "05-1"))


def member_facets(members: Iterable) -> dict[str, list[str]]:
    """``groesse``, ``bezirk``, ``kreis`` and ``kommune`` of all members named by a page, each value once."""
    members = list(members)
    values = {
        "groesse": [member.size_class for member in members],
        "bezirk": [member.regierungsbezirk.key for member in members if member.regierungsbezirk],
        "kreis": [member.kreis.key for member in members if member.kreis],
        "kommune": [member.key for member in members],
    }
    return {name: list(dict.fromkeys(filter(None, keys))) for name, keys in values.items()}


def cost_class(once: Decimal | None, yearly: Decimal | None) -> str:
    """The class of the first year's costs: one-off plus yearly; unknown is not zero."""
    if once is None and yearly is None:
        return "unbekannt"
    total = (once or 0) + (yearly or 0)
    return next((key for bound, key in _COSTS if total <= bound), "ueber-100000")


def staff_class(fte: Decimal | None) -> str:
    """The class of staff in full-time equivalents (VZÄ); unknown is not zero."""
    if fte is None:
        return "unbekannt"
    if fte == 0:
        return "keine"
    return next((key for bound, key in _STAFF if fte <= bound), "ueber-1")
