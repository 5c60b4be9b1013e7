"""What follows for registrations when an event is published."""

from wagtail.signals import page_published

from ..models import EventPage
from .services.seating import seats_prepare
from .tasks import registrations_follow_task


def _event_published(instance, **_kwargs):
    seats_prepare(event=instance)
    registrations_follow_task.enqueue(instance.pk)


def connect() -> None:
    """Listen, after the dates are made; called once at start."""
    page_published.connect(_event_published, sender=EventPage, dispatch_uid="registrations_of_events")
