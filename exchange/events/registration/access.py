"""The link to take part online: for confirmed people, from some hours before the beginning until the end."""

from datetime import datetime, timedelta

from ..models import Registration, RegistrationState
from .queries import dates_of


def access_link_of(registration: Registration, now: datetime) -> str:
    """The link, or an empty text while it is not this person's to know."""
    event = registration.occurrence.event
    if not event.access_link or registration.state != RegistrationState.CONFIRMED:
        return ""
    before = timedelta(hours=event.access_link_from_hours)
    near = (row.takes_place and row.starts_at - before <= now < row.ends_at for row in dates_of(registration))
    return event.access_link if any(near) else ""
