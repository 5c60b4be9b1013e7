"""When a page that is kept now would say something else, though nobody writes anything."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Min
from django.utils import timezone

Moment = Callable[[datetime], datetime | None]

# The longest time that a page is kept: how old a page may be if a change was not noticed.
LONGEST = timedelta(minutes=10)

_moments: list[Moment] = []
_known: tuple[str, datetime, datetime | None] = ("", timezone.now(), None)


def register_moment(function: Moment) -> None:
    """Have ``function(now)`` asked for the first moment after ``now`` at which a page looks different."""
    _moments.append(function)


def kept_until(version: str, now: datetime) -> datetime:
    """The end of a page rendered ``now``: when pages look different, at the latest ten minutes from now."""
    return min(now + LONGEST, unchanged_until(version, now))


def unchanged_until(version: str, now: datetime) -> datetime:
    """When pages look different though nobody writes: the next registered moment, or midnight."""
    tomorrow = timezone.localtime(now) + timedelta(days=1)
    midnight = tomorrow.replace(hour=0, minute=0, second=0, microsecond=0)
    return min(filter(None, (midnight, _next(version, now))))


def _next(version: str, now: datetime) -> datetime | None:
    """As long as nothing is written, the next moment stays the next one: it is asked once a version."""
    global _known
    of_version, since, moment = _known
    if of_version != version or now < since or (moment and moment <= now):
        found = [function(now) for function in _moments]
        moment = min((each for each in found if each), default=None)
        _known = (version, now, moment)
    return moment


def page_moment(now: datetime) -> datetime | None:
    """When the next page goes live or offline."""
    from wagtail.models import Page

    moments = [
        Page.objects.filter(**{f"{field}__gt": now}).aggregate(next=Min(field))["next"]
        for field in ("go_live_at", "expire_at")
    ]
    return min((moment for moment in moments if moment), default=None)
