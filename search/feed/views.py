"""The address of feeds."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.atom import feed_response
from cms.models import NetworkSettings
from exchange.municipalities.readers import VISITOR

from ..facets import shown_facets
from ..forms import SearchForm
from ..searcher import Searcher
from .atom import feed_of, newest_hits


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
    return feed_response(request, feed)
