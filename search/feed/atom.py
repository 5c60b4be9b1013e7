"""The newest public hits of a question as Atom (RFC 4287)."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from django.conf import settings

from cms.atom import MAX_ENTRIES, NOTHING_YET, PortalFeed, portal_feed

from ..engines import NEWEST
from ..facets import KINDS
from ..forms import SearchForm
from ..models import SearchEntry
from ..searcher import Searcher

# Names of feeds and entries that hold no host: they stay the same when the site moves.
_NAMESPACE = UUID("5f0c7b3e-6a0d-4a53-9c0c-6b1f6f8f0b57")


def newest_hits(searcher: Searcher, form: SearchForm) -> list[SearchEntry]:
    """The hits with the date of their last publication, the newest first."""
    request = replace(searcher.request(form, per_page=MAX_ENTRIES), order=NEWEST)
    if form.words and not request.plan:
        return []
    ids = searcher.answer(form, request).entry_ids
    shown = ("title", "summary", "kind", "path", "place", "page__last_published_at", "page__translation_key")
    visible = SearchEntry.objects.findable_by(searcher.reader, searcher.now)
    entries = visible.only(*shown).select_related("page").in_bulk(ids)
    return [entries[pk] for pk in ids if pk in entries]


def feed_of(
    entries: Sequence[SearchEntry], *, title: str, author: str, paths: tuple[str, str], language: str
) -> PortalFeed:
    """The feed; ``paths`` are those of the list of hits and of the feed itself."""
    feed = portal_feed(_NAMESPACE, title=title, author=author, paths=paths, language=language)
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=f"{settings.BASE_URL}{entry.path}",
            description=entry.summary,
            unique_id=uuid5(_NAMESPACE, f"{entry.page.translation_key} {entry.page.locale_id}").urn,
            updateddate=entry.page.last_published_at or NOTHING_YET,
            author_name=entry.place or author,
            categories=[str(KINDS[entry.kind])],
        )
    return feed
