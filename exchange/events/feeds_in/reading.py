"""One attempt to fetch and read a member's calendar, and what is kept of it."""

from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from cms.mail.services import mail_queue_template
from exchange.municipalities.moderation.people import addresses, editors_of

from ..models.feeds import CalendarFeed, FeedState
from .fetching import POLICY, Fetched, FetchFailed, Policy, Unchanged, fetch
from .parsing import ParsedFeed, parse_feed
from .suggesting import AHEAD, suggestions_update

EVERY = timedelta(hours=4)
READ_AGAIN = timedelta(days=1)
LONGEST_PAUSE = timedelta(days=4)
# A server may be down for an evening; its owner hears of it when it stays so.
FAILURES_TO_TELL = 3
KEPT_PROBLEMS = 50


def feed_read(*, feed: CalendarFeed, now: datetime, policy: Policy = POLICY) -> None:
    """Fetch a calendar, read it, update its suggestions, note how it went. Never raises for bad content."""
    try:
        # Once a day the whole file, for the year that is looked at moves on.
        is_fresh = feed.read_at is not None and now - feed.read_at < READ_AGAIN
        known = {"etag": feed.etag, "last_modified": feed.last_modified} if is_fresh else {}
        answer = fetch(feed.url, policy=policy, **known)
    except FetchFailed as failed:
        _note_failure(feed, str(failed), now)
        return
    if isinstance(answer, Unchanged):
        _note(feed, now, failures=0)
        return
    parsed = parse_feed(answer.data, now, now + AHEAD)
    _note_file(feed, answer, parsed, now)


def pause(failures: int) -> timedelta:
    """How long until the next attempt: twice as long after each failure, up to four days."""
    return min(EVERY * 2 ** min(failures, 10), LONGEST_PAUSE)


@transaction.atomic
def _note_file(feed: CalendarFeed, answer: Fetched, parsed: ParsedFeed, now: datetime) -> None:
    is_readable = parsed.is_complete or bool(parsed.occurrences)
    if is_readable:
        suggestions_update(feed=feed, parsed=parsed, now=now)
    state = FeedState.PARTLY if parsed.problems else FeedState.READ
    problems = [{"line": found.line, "reason": found.reason} for found in parsed.problems[:KEPT_PROBLEMS]]
    _note(
        feed, now, failures=0, state=state if is_readable else FeedState.UNREADABLE, problems=problems,
        # A file that could not be read is fetched again, even if it stays the same.
        etag=answer.etag if is_readable else "", last_modified=answer.last_modified if is_readable else "",
        read_at=now if is_readable else feed.read_at,
    )  # fmt: skip


@transaction.atomic
def _note_failure(feed: CalendarFeed, reason: str, now: datetime) -> None:
    problems = [{"line": None, "reason": reason}]
    _note(
        feed, now, failures=feed.failures + 1, state=FeedState.UNREACHABLE, problems=problems,
        etag="", last_modified="",
    )  # fmt: skip


@transaction.atomic
def _note(feed: CalendarFeed, now: datetime, *, failures: int, **values) -> None:
    """Write the outcome, unless the address was changed meanwhile; tell the owner of new trouble."""
    values |= {"failures": failures, "fetched_at": now, "next_fetch_at": now + pause(failures)}
    for name, value in values.items():
        setattr(feed, name, value)
    feed.told = _told(feed)
    values["told"] = feed.told
    CalendarFeed.objects.filter(pk=feed.pk, url=feed.url).update(**values)


def _told(feed: CalendarFeed) -> str:
    """The trouble of which the owner knows after this; mails it if it is new."""
    if not feed.is_in_trouble:
        return ""
    if feed.state == FeedState.UNREACHABLE and feed.failures < FAILURES_TO_TELL:
        return feed.told
    trouble = sha256(repr((feed.url, feed.state, feed.problems)).encode()).hexdigest()
    if trouble != feed.told:
        _tell(feed, trouble)
    return trouble


def _tell(feed: CalendarFeed, trouble: str) -> None:
    """A mail to the editors of the member; a second one only when the trouble is another, or came back."""
    to = addresses(editors_of(feed.member))
    if not to:
        return
    link = settings.WAGTAILADMIN_BASE_URL + reverse("calendar_feeds:feed", args=[feed.pk])
    context = {"feed": feed, "member": feed.member.name, "problems": feed.problems[:5], "link": link}
    key = f"calendar-feed:{feed.pk}:{trouble[:16]}:{feed.read_at.timestamp() if feed.read_at else 0:.0f}"
    with translation.override(settings.LANGUAGE_CODE):
        mail_queue_template(to=to, template="events/feed_trouble", context=context, key=key)
