"""Fetching in the background: the clock says which calendars are due, the worker fetches one at a time."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from ..models.feeds import CalendarFeed
from .reading import feed_read

# Longer than an attempt takes; afterwards a feed whose worker died is due again.
CLAIM = timedelta(minutes=15)


def feeds_due() -> None:
    """The periodic job: queue every calendar whose time has come, and nobody else's."""
    now = timezone.now()
    due = CalendarFeed.objects.filter(active=True, next_fetch_at__lte=now)
    for pk in list(due.order_by("next_fetch_at", "pk").values_list("pk", flat=True)):
        with transaction.atomic():
            # Of two clocks one moves the time on.
            if CalendarFeed.objects.filter(pk=pk, next_fetch_at__lte=now).update(next_fetch_at=now + CLAIM):
                feed_read_task.enqueue(pk)


@task()
def feed_read_task(feed_id: int) -> None:
    """Fetch and read one calendar; nothing when it was deleted or rests."""
    feed = CalendarFeed.objects.select_related("member").filter(pk=feed_id, active=True).first()
    if feed:
        feed_read(feed=feed, now=timezone.now())
