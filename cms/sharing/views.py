"""The address of a page's picture."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.media import A_YEAR
from cms.models import BasePage, NetworkSettings

from .head import page_picture
from .kept import TooBusy


@require_safe
def share_picture(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """The picture of a public page; a former one leads to what the page says now."""
    page = Page.objects.live().filter(pk=number).first()
    page = page.specific if page and not page.get_view_restrictions() else None
    if not isinstance(page, BasePage) or not page.is_for_search_machines:
        raise Http404
    with translation.override(page.locale.language_code):
        picture = page_picture(page, NetworkSettings.for_request(request))
    if key != picture.key:
        return redirect(picture.address(page.pk))
    try:
        response = HttpResponse(picture.png(), content_type="image/png")
    except TooBusy:
        return HttpResponse(status=503, headers={"Retry-After": "60", "Cache-Control": "no-store"})
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    # It exists to be shown elsewhere.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
