"""Periodic work of registration."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.utils import timezone

from cms.tick.registry import register_job

from ..holding import register_holder
from ..models import Registration
from .retention import personal_data_delete
from .services.following import reminders_send, seats_move_on

FIVE_MINUTES, HOUR = timedelta(minutes=5), timedelta(hours=1)


def register() -> None:
    """Called once at start, by the app."""
    register_holder(_registered)
    for name, every, function in (
        ("registration_seats", FIVE_MINUTES, seats_move_on),
        ("registration_mails", FIVE_MINUTES, reminders_send),
        ("registration_retention", HOUR, personal_data_delete),
    ):
        register_job(name, every=every, function=partial(_now, function))


def _now(function: Callable) -> None:
    function(now=timezone.now())


def _registered(ids) -> set[int]:
    """Which of these dates somebody has registered for."""
    rows = Registration.objects.filter(occurrence__in=ids)
    return set(rows.order_by().values_list("occurrence", flat=True).distinct())
