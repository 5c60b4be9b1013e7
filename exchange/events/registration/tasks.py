from django.utils import timezone
from django_tasks import task

from ..models import EventPage
from .services.following import registrations_follow


@task()
def registrations_follow_task(event_id: int) -> None:
    """After an event was published: seats, offers, mails about what changed."""
    if event := EventPage.objects.filter(pk=event_id).first():
        registrations_follow(event=event, now=timezone.now())
