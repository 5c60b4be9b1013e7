"""Where an event stands as a whole, from its dates: what search, banner and profile say."""

from collections.abc import Sequence
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from .models.choices import Status


class EventState(models.TextChoices):
    """Keys of the search's facet ``status``."""

    PLANNED = "geplant", _("findet statt")
    MOVED = "verlegt", _("verlegt")
    POSTPONED = "verschoben", _("verschoben, neuer Termin folgt")
    CANCELLED = "abgesagt", _("abgesagt")
    PAST = "vergangen", _("vergangen")


_STATES = {
    Status.SCHEDULED: EventState.PLANNED,
    Status.MOVED: EventState.MOVED,
    Status.POSTPONED: EventState.POSTPONED,
    Status.CANCELLED: EventState.CANCELLED,
}


def next_date(dates: Sequence, now: datetime):
    """The next date that takes place, else the next one, else the last of all; ``None`` without dates."""
    coming = [date for date in dates if date.ends_at > now]
    sure = [date for date in coming if date.status in (Status.SCHEDULED, Status.MOVED)]
    return next(iter(sure or coming or dates[-1:]), None)


def event_state(dates: Sequence, now: datetime) -> EventState:
    """The state of an event with these dates (in their order). What was cancelled never was."""
    date = next_date(dates, now)
    if date is None:
        return EventState.PLANNED
    if date.ends_at <= now and date.status in (Status.SCHEDULED, Status.MOVED):
        return EventState.PAST
    return _STATES[Status(date.status)]
