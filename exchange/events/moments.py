"""When pages with dates look different though nobody changed them."""

from datetime import datetime

from django.db.models import Min

from .models import EventPage, Occurrence


def date_moment(now: datetime) -> datetime | None:
    """When the next date begins or ends."""
    return _first(Occurrence, ("starts_at", "ends_at"), now)


def registration_moment(now: datetime) -> datetime | None:
    """When the next registration opens or closes."""
    return _first(EventPage, ("registration_opens_at", "registration_closes_at"), now)


def _first(model, fields: tuple[str, ...], now: datetime) -> datetime | None:
    moments = [
        model.objects.filter(**{f"{field}__gt": now}).aggregate(next=Min(field))["next"] for field in fields
    ]
    return min((moment for moment in moments if moment), default=None)
