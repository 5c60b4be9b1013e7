"""Periodic work of registration."""

from datetime import timedelta

from django.utils import timezone

from cms.tick.registry import register_job

from ..holding import register_holder
from ..models import Registration
from .retention import personal_data_delete
from .services.following import reminders_send, seats_move_on

FIVE_MINUTES = timedelta(minutes=5)


def register() -> None:
    """Called once at start, by the app."""
    register_holder(_registered)
    register_job("registration_seats", every=FIVE_MINUTES, function=lambda: seats_move_on(now=timezone.now()))
    register_job(
        "registration_mails", every=FIVE_MINUTES, function=lambda: reminders_send(now=timezone.now())
    )
    register_job(
        "registration_retention",
        every=timedelta(hours=1),
        function=lambda: personal_data_delete(now=timezone.now()),
    )


def _registered(ids) -> set[int]:
    """Which of these dates somebody has registered for."""
    rows = Registration.objects.filter(occurrence__in=ids)
    return set(rows.order_by().values_list("occurrence", flat=True).distinct())
