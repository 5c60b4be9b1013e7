"""The newest public hits of a question as Atom (RFC 4287)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, rfc3339_date

from ..engines import NEWEST
from ..facets import KINDS
from ..forms import SearchForm
from ..models import SearchEntry
from ..searcher import Searcher

MAX_ENTRIES = 50
# Names of feeds and entries that hold no host: they stay the same when the site moves.
_NAMESPACE = UUID("5f0c7b3e-6a0d-4a53-9c0c-6b1f6f8f0b57")
_NOTHING_YET = datetime(2000, 1, 1, tzinfo=UTC)


class SearchFeed(Atom1Feed):
    """Django's Atom; a feed without entries is dated by nothing that changes."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=_NOTHING_YET)

    def add_root_elements(self, handler) -> None:
        """As in Django, with the name instead of the address as the feed's id."""
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


def newest_hits(searcher: Searcher, form: SearchForm) -> list[SearchEntry]:
    """The hits with the date of their last publication, the newest first."""
    request = replace(searcher.request(form, per_page=MAX_ENTRIES), order=NEWEST)
    if form.words and not request.plan:
        return []
    ids = searcher.answer(form, request).entry_ids
    shown = ("title", "summary", "kind", "path", "place", "page__last_published_at", "page__translation_key")
    entries = SearchEntry.objects.only(*shown).select_related("page").in_bulk(ids)
    return [entries[pk] for pk in ids if pk in entries]


def feed_of(
    entries: Sequence[SearchEntry], *, title: str, author: str, paths: tuple[str, str], language: str
) -> SearchFeed:
    """The feed; ``paths`` are those of the list of hits and of the feed itself."""
    page, own = (f"{settings.BASE_URL}{path}" for path in paths)
    feed = SearchFeed(
        title=title, link=page, description="", language=language, feed_url=own, author_name=author
    )
    feed.feed["id"] = uuid5(_NAMESPACE, paths[1]).urn
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=f"{settings.BASE_URL}{entry.path}",
            description=entry.summary,
            unique_id=uuid5(_NAMESPACE, f"{entry.page.translation_key} {entry.page.locale_id}").urn,
            updateddate=entry.page.last_published_at or _NOTHING_YET,
            author_name=entry.place or author,
            categories=[str(KINDS[entry.kind])],
        )
    return feed
