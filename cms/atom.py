"""Atom (RFC 4287) as all feeds of the site are written."""

from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID, uuid5

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.http import http_date, quote_etag

MAX_ENTRIES = 50
# As long as shared caches keep pages.
SECONDS_KEPT = 60
# Entries that were never published have this date; an empty feed is dated by nothing that changes.
NOTHING_YET = datetime(2000, 1, 1, tzinfo=UTC)


class PortalFeed(Atom1Feed):
    """Django's Atom, with a name instead of the address as its id: it stays when the site moves."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NOTHING_YET)

    def add_root_elements(self, handler) -> None:
        """As in Django, with the name as the feed's id."""
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


def portal_feed(
    namespace: UUID, *, title: str, author: str, paths: tuple[str, str], language: str
) -> PortalFeed:
    """An empty feed; ``paths`` are those of the page that it follows and of the feed itself.

    ``namespace`` parts the names of feeds of one subject from all others.
    """
    page, own = (f"{settings.BASE_URL}{path}" for path in paths)
    feed = PortalFeed(
        title=title, link=page, description="", language=language, feed_url=own, author_name=author
    )
    feed.feed["id"] = uuid5(namespace, paths[1]).urn
    return feed


def feed_response(request: HttpRequest, feed: PortalFeed) -> HttpResponse:
    """The feed, or only word that it is still the same."""
    content = feed.writeString("utf-8")
    etag = quote_etag(sha256(content.encode()).hexdigest()[:32])
    changed = int(feed.latest_post_date().timestamp())
    response = HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed)
    patch_cache_control(response, public=True, max_age=SECONDS_KEPT)
    return get_conditional_response(request, etag=etag, last_modified=changed, response=response)
