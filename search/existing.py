"""What the editor's form asks while an officer writes: is there something like this already?"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from exchange.municipalities.cards import contribution_cards

from .similar import Draft, existing_contributions

# What is longer says nothing more about the subject.
_MAX_LENGTH = 2000
# A title of two letters is near to everything.
_LEAST_LENGTH = 8


@never_cache
@require_POST
def existing(request: HttpRequest) -> HttpResponse:
    """A fragment of HTML with up to three published contributions; empty when there are none."""
    title, summary, text = (request.POST.get(name, "")[:_MAX_LENGTH] for name in ("title", "summary", "text"))
    page_id, language = request.POST.get("page", ""), request.POST.get("language", "")
    draft = Draft(
        language=language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
        title=title,
        summary=summary,
        text=text,
        page_id=int(page_id) if page_id.isdecimal() and len(page_id) < 19 else 0,
    )
    found = existing_contributions(draft, request.user) if len(title + summary) >= _LEAST_LENGTH else []
    return render(request, "search/admin/existing.html", {"cards": contribution_cards(found, request)})
