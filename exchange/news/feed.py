"""``/aktuelles/atom/``: the newest public news as Atom."""

from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from cms.atom import MAX_ENTRIES, PortalFeed, feed_response, portal_feed
from cms.models import NetworkSettings
from cms.navigation import local_path
from exchange.municipalities.readers import VISITOR

from .models import NewsPage
from .models.room import NEWS_LIST
from .queries import news_listed

# The names of the feed and its entries hold no host: they stay the same when the site moves.
_NAMESPACE = UUID("7d1f0a36-98a1-4f3c-8f07-6c0b5f1e2ad4")


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """The news as a visitor may read them, whoever asks: feed readers have no account."""
    network = NetworkSettings.for_request(request)
    feed = portal_feed(
        _NAMESPACE,
        title=_("%(network)s: Aktuelles") % {"network": network.network_name},
        author=network.ministry_name,
        paths=(local_path(NEWS_LIST), request.path),
        language=get_language(),
    )
    newest = news_listed(VISITOR, Locale.get_active().pk).select_related("member")[:MAX_ENTRIES]
    for page in newest:
        _add(feed, page, request, ministry=network.ministry_name)
    return feed_response(request, feed)


def _add(feed: PortalFeed, page: NewsPage, request: HttpRequest, *, ministry: str) -> None:
    feed.add_item(
        title=page.title,
        link=page.get_full_url(request),
        description=page.summary,
        unique_id=uuid5(_NAMESPACE, f"{page.translation_key} {page.locale_id}").urn,
        pubdate=page.first_published_at,
        updateddate=page.last_published_at,
        author_name=page.member.name if page.member else ministry,
        categories=[page.get_news_type_display()],
    )
