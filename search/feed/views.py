"""The address of feeds."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.models import NetworkSettings
from exchange.municipalities.readers import VISITOR

from ..facets import shown_facets
from ..forms import SearchForm
from ..searcher import Searcher
from .atom import feed_of, newest_hits

# As long as shared caches keep pages.
SECONDS_KEPT = 60


@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """The newest hits as a visitor finds them, whoever asks: feed readers have no account."""
    form = SearchForm.read(request.GET, shown_facets()).for_feed()
    entries = newest_hits(Searcher(VISITOR, get_language()), form)
    network = NetworkSettings.for_request(request)
    feed = feed_of(
        entries,
        title=f"{network.network_name}: {form.words or _('Neue Beiträge')}",
        author=network.ministry_name,
        paths=(f"{reverse('search:results')}{form.query}", f"{request.path}{form.query}"),
        language=get_language(),
    )
    content = feed.writeString("utf-8")
    etag = quote_etag(sha256(content.encode()).hexdigest()[:32])
    changed = int(feed.latest_post_date().timestamp())
    response = HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed)
    patch_cache_control(response, public=True, max_age=SECONDS_KEPT)
    return get_conditional_response(request, etag=etag, last_modified=changed, response=response)
