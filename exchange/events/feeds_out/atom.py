"""Events as Atom (RFC 4287)."""

from collections.abc import Sequence
from uuid import UUID

from cms.atom import MAX_ENTRIES, PortalFeed, portal_feed

from ..date_words import date_words
from .vevent import PREFIXES, FeedEvent

# The name of a feed holds no host: it stays the same when the site moves.
_NAMESPACE = UUID("0c1c7a52-2f0e-4a63-8a77-57e1a3a3f3d1")


def calendar_feed(
    events: Sequence[FeedEvent], *, title: str, author: str, paths: tuple[str, str], language: str
) -> PortalFeed:
    """The feed; ``paths`` are those of the calendar and of the feed itself."""
    feed = portal_feed(_NAMESPACE, title=title, author=author, paths=paths, language=language)
    latest = sorted(events, key=lambda shown: (shown.changed_at, str(shown.event.uid)), reverse=True)
    for shown in latest[:MAX_ENTRIES]:
        feed.add_item(
            title=_title(shown),
            link=shown.url,
            description=shown.summary,
            unique_id=shown.event.uid.urn,
            updateddate=shown.changed_at,
            author_name=shown.event.member.name,
            categories=[shown.event.get_event_type_display()],
        )
    return feed


def _title(shown: FeedEvent) -> str:
    """The day stands in the title, as feed readers show little else: that of the first date."""
    first = shown.rows[0]
    title = PREFIXES[first.status] % shown.title if first.status in PREFIXES else shown.title
    return f"{title} ({date_words(first)})"
