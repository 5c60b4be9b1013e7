"""Events as Atom (RFC 4287)."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, rfc3339_date

from ..date_words import date_words
from .vevent import PREFIXES, FeedEvent

MAX_ENTRIES = 50
# The name of a feed holds no host: it stays the same when the site moves.
_NAMESPACE = UUID("0c1c7a52-2f0e-4a63-8a77-57e1a3a3f3d1")
_NOTHING_YET = datetime(2000, 1, 1, tzinfo=UTC)


class CalendarFeed(Atom1Feed):
    """Django's Atom, with a name instead of the address as its id; an empty one has a date that stays."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=_NOTHING_YET)

    def add_root_elements(self, handler) -> None:
        handler.addQuickElement("title", self.feed["title"])
        handler.addQuickElement(
            "link", "", {"rel": "alternate", "type": "text/html", "href": self.feed["link"]}
        )
        handler.addQuickElement("link", "", {"rel": "self", "href": self.feed["feed_url"]})
        handler.addQuickElement("id", self.feed["id"])
        handler.addQuickElement("updated", rfc3339_date(self.latest_post_date()))
        handler.startElement("author", {})
        handler.addQuickElement("name", self.feed["author_name"])
        handler.endElement("author")


def calendar_feed(
    events: Sequence[FeedEvent], *, title: str, author: str, paths: tuple[str, str], language: str
) -> CalendarFeed:
    """The feed; ``paths`` are those of the calendar and of the feed itself."""
    page, own = (f"{settings.BASE_URL}{path}" for path in paths)
    feed = CalendarFeed(
        title=title, link=page, description="", language=language, feed_url=own, author_name=author
    )
    feed.feed["id"] = uuid5(_NAMESPACE, paths[1]).urn
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
