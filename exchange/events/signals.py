"""What follows when an event is published."""

from wagtail.signals import page_published

from .models import EventPage
from .services.occurrences import occurrences_refresh


def _event_published(instance, **_kwargs):
    occurrences_refresh(event=instance)


def connect() -> None:
    """Listen; called once at start."""
    page_published.connect(_event_published, sender=EventPage, dispatch_uid="dates_of_published_events")
