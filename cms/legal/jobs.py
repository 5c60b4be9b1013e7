"""Periodic work: forgetting who reported a barrier, and the yearly look at the statement."""

from datetime import timedelta

from django.utils import timezone

from cms.tick.registry import register_job

from .reminders import statement_remind
from .services import barrier_reports_forget

DAY = timedelta(days=1)


def register() -> None:
    """Called once at start, by the app."""
    register_job("barrier_reports_forget", every=DAY, function=_forget)
    register_job("statement_review", every=DAY, function=_remind)


def _forget() -> None:
    barrier_reports_forget(now=timezone.now())


def _remind() -> None:
    statement_remind(today=timezone.localdate())
