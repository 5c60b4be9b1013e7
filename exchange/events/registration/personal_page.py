"""What a person's own page says."""

from datetime import datetime

from ..date_words import date_words
from ..models import Registration, RegistrationState
from .access import access_link_of
from .certificate import certificate_earned
from .mails import event_title
from .queries import dates_of, waiting_position
from .when import moment_text


def personal_context(registration: Registration, *, now: datetime) -> dict:
    """State, dates, place on the waiting list, link to take part, certificate."""
    event = registration.occurrence.event
    dates = dates_of(registration)
    is_waiting = registration.state == RegistrationState.WAITING
    return {
        "registration": registration,
        "event": event,
        "title": event_title(event, registration.language),
        "dates": [(date_words(row), row) for row in dates],
        "position": waiting_position(registration, now) if is_waiting else None,
        "until": registration.offer_expires_at and moment_text(registration.offer_expires_at),
        "link": access_link_of(registration, now),
        "has_begun": registration.occurrence.starts_at <= now,
        "can_cancel": registration.is_active and any(row.ends_at > now for row in dates),
        "has_certificate": certificate_earned(registration),
    }
