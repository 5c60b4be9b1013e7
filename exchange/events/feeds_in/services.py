"""Writes about calendars, apart from reading them."""

from django.db import transaction
from django.utils import timezone

from ..models.feeds import CalendarFeed, FeedState
from .tasks import CLAIM, feed_read_task


@transaction.atomic
def feed_save(*, feed: CalendarFeed) -> None:
    """Keep a new or changed calendar and fetch it at once. A new address begins from the start."""
    before = CalendarFeed.objects.filter(pk=feed.pk).first()
    if before is None or before.url != feed.url:
        feed.etag = feed.last_modified = feed.told = ""
        feed.failures, feed.problems, feed.state, feed.read_at = 0, [], FeedState.NEW, None
    feed.save()
    if feed.active:
        feed_fetch(feed=feed)


@transaction.atomic
def feed_fetch(*, feed: CalendarFeed) -> None:
    """Fetch a calendar now, not when its time comes."""
    CalendarFeed.objects.filter(pk=feed.pk).update(next_fetch_at=timezone.now() + CLAIM)
    feed_read_task.enqueue(feed.pk)


@transaction.atomic
def feed_delete(*, feed: CalendarFeed) -> None:
    """Forget a calendar and its suggestions; events that were made of them stay."""
    feed.delete()
