"""From what was read to suggestions: once for each UID and RECURRENCE-ID, never past an editor."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.db import transaction

from ..models.feeds import CalendarFeed, Change, FeedSuggestion, SuggestionState
from .content import SuggestedDate
from .parsing import FeedOccurrence, ParsedFeed

AHEAD = timedelta(days=366)
GONE = "gone"
_WRITTEN = ["starts_at", "content", "change", "state", "decided", "seen_at"]


@transaction.atomic
def suggestions_update(*, feed: CalendarFeed, parsed: ParsedFeed, now: datetime) -> None:
    """Bring the suggestions of a feed in step with what it says of the year after `now`.

    New dates are suggested; of dates that were taken or dismissed only changes are. A date that is missing
    has vanished only if the whole file was read. Nothing of this touches a page.
    """
    known = {(row.uid, row.recurrence_id): row for row in FeedSuggestion.objects.filter(feed=feed)}
    new, changed = [], []
    for key, found in _by_key(parsed.occurrences, now).items():
        row = known.pop(key, None)
        content = SuggestedDate.of(found)
        if row is None:
            if not found.is_cancelled:
                new.append(_new(feed, key, content, now))
        elif _take_in(row, content, now):
            changed.append(row)
    if parsed.is_complete:
        changed += [row for row in known.values() if row.starts_at > now and _vanish(row)]
    FeedSuggestion.objects.bulk_create(new)
    FeedSuggestion.objects.bulk_update(changed, _WRITTEN)


def _by_key(found: Iterable[FeedOccurrence], now: datetime) -> dict[tuple[str, str], FeedOccurrence]:
    keys = {}
    for one in found:
        if one.end > now or one.start > now:
            recurrence = f"{one.recurrence_id.astimezone(UTC):%Y%m%dT%H%M%SZ}" if one.recurrence_id else ""
            keys[one.uid, recurrence] = one
    return keys


def _new(feed: CalendarFeed, key: tuple[str, str], content: SuggestedDate, now: datetime) -> FeedSuggestion:
    uid, recurrence = key
    return FeedSuggestion(
        feed=feed, uid=uid, recurrence_id=recurrence, starts_at=content.starts_at,
        content=content.as_content(), seen_at=now,
    )  # fmt: skip


def _take_in(row: FeedSuggestion, content: SuggestedDate, now: datetime) -> bool:
    """Note what the calendar says now; whether anything is to be written."""
    before = (row.content, row.change, row.state)
    row.content, row.starts_at = content.as_content(), content.starts_at
    taken = SuggestedDate.stored(row.taken_content).fingerprint if row.taken_content else ""
    if content.fingerprint in (row.decided, taken):
        row.state = SuggestionState.TAKEN if row.taken_content else SuggestionState.DISMISSED
        row.change = Change.NEW
    else:
        row.state = SuggestionState.OPEN
        row.change = Change.CHANGED if row.taken_content else Change.NEW
        if content.cancelled:
            row.change = Change.CANCELLED
            row.state = row.state if row.taken_content else SuggestionState.DISMISSED
    if before == (row.content, row.change, row.state):
        return False
    row.seen_at = now
    return True


def _vanish(row: FeedSuggestion) -> bool:
    """A taken date that is missing wants an answer, once; of others nothing is left to suggest."""
    if row.change == Change.VANISHED:
        return False
    row.change = Change.VANISHED
    if row.taken_content:
        row.state = SuggestionState.TAKEN if row.decided == GONE else SuggestionState.OPEN
    elif row.state == SuggestionState.OPEN:
        row.state = SuggestionState.DISMISSED
    return True
