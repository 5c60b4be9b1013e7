"""What somebody who wants to come can do right now."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..models import EventPage, Occurrence, RegistrationMode


class Phase(models.TextChoices):
    """The states of the registration box."""

    NONE = "none", _("ohne Anmeldung")
    EXTERNAL = "external", _("Anmeldung auf einer anderen Website")
    NOT_YET = "not_yet", _("Die Anmeldung ist noch nicht geöffnet.")
    OPEN = "open", _("Plätze frei")
    APPLICATION = "application", _("Bewerbung möglich")
    WAITING = "waiting", _("ausgebucht, Warteliste möglich")
    FULL = "full", _("ausgebucht")
    CLOSED = "closed", _("Die Anmeldung ist geschlossen.")
    CANCELLED = "cancelled", _("abgesagt")
    PAST = "past", _("vorbei")


# Phases in which the form may be sent.
REGISTRABLE = (Phase.OPEN, Phase.APPLICATION, Phase.WAITING)
COUNTING = (RegistrationMode.INTERNAL, RegistrationMode.APPLICATION)


def phase_of(event: EventPage, occurrence: Occurrence, *, waiting: int, now: datetime) -> Phase:
    """The phase of one date; ``waiting`` is how many people its waiting list holds."""
    if over := _over(event, occurrence, now):
        return over
    if event.registration_opens_at and now < event.registration_opens_at:
        return Phase.NOT_YET
    if registration_closed(event, occurrence, now):
        return Phase.CLOSED
    if event.registration_mode == RegistrationMode.APPLICATION:
        return Phase.APPLICATION
    if event.capacity is None or (seats_free(event, occurrence) and not waiting):
        return Phase.OPEN
    return Phase.FULL if waiting_list_full(event, waiting) else Phase.WAITING


def _over(event: EventPage, occurrence: Occurrence, now: datetime) -> Phase | None:
    if now >= occurrence.ends_at:
        return Phase.PAST
    if not occurrence.takes_place:
        return Phase.CANCELLED
    return {RegistrationMode.NONE: Phase.NONE, RegistrationMode.EXTERNAL: Phase.EXTERNAL}.get(
        event.registration_mode
    )


def seats_free(event: EventPage, occurrence: Occurrence) -> int:
    """How many seats the row says are free; a row that nobody has counted yet has them all."""
    return event.capacity if occurrence.free_seats is None else occurrence.free_seats


def registration_closed(event: EventPage, occurrence: Occurrence, now: datetime) -> bool:
    """Whether the deadline, or the beginning, has passed."""
    return now >= min(filter(None, (event.registration_closes_at, occurrence.starts_at)))


def waiting_list_full(event: EventPage, waiting: int) -> bool:
    """Whether nobody else may wait."""
    return event.waiting_list_size is not None and waiting >= event.waiting_list_size
