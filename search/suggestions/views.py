"""Suggestions as the search box asks for them."""

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_safe

from exchange.municipalities.readers import reader_of

from ..forms import MAX_QUERY_LENGTH
from .queries import suggestion_groups

SECONDS_KEPT = 60


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """``{"status": "3 Vorschläge", "groups": [{"label", "suggestions": [{"label", "note", "url"}]}]}``."""
    groups = suggestion_groups(
        request.GET.get("q", "")[:MAX_QUERY_LENGTH],
        reader=reader_of(request.user),
        language=get_language(),
        now=timezone.now(),
        search_url=reverse("search:results"),
    )
    number = sum(len(group.suggestions) for group in groups)
    status = ngettext("%(number)d Vorschlag", "%(number)d Vorschläge", number) % {"number": number}
    shown = [
        {"label": group.label, "suggestions": [vars(each) for each in group.suggestions]} for group in groups
    ]
    response = JsonResponse({"status": status if groups else "", "groups": shown})
    response["X-Robots-Tag"] = "noindex"
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        # Who is logged in may see more: `VisitorMiddleware` forbids to keep that.
        patch_cache_control(response, private=True, max_age=SECONDS_KEPT)
    return response
