"""Reads of the outbox."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from .models import OutboxMail

# Longer than any delivery takes: the connection gives up after seconds.
LEASE = timedelta(minutes=10)


def mails_due(now: datetime) -> QuerySet[OutboxMail]:
    """What waits and may be tried now, oldest first."""
    waiting = OutboxMail.objects.filter(state=OutboxMail.State.QUEUED, next_attempt_at__lte=now)
    return waiting.order_by("created_at", "pk")


def mails_interrupted(now: datetime) -> QuerySet[OutboxMail]:
    """What a worker took and never finished, because its process ended in between."""
    return OutboxMail.objects.filter(state=OutboxMail.State.SENDING, sending_since__lt=now - LEASE)
