"""``/b/<number>``: the address of a page that never changes."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page
from wagtail.wagtail_hooks import require_wagtail_login

from cms.removed import gone, number_is_removed


def permanent(request: HttpRequest, number: str) -> HttpResponse:
    """Lead to where the page is now; restricted pages and drafts do not give away their address.

    The redirect is a temporary one: browsers would keep a permanent one beyond the next move.
    """
    page = Page.objects.live().filter(pk=number).first()
    if page is None:
        if number_is_removed(number):
            return gone(request)
        raise Http404
    page = page.specific
    if any(not restriction.accept_request(request) for restriction in page.get_view_restrictions()):
        if request.user.is_authenticated:
            raise Http404
        return require_wagtail_login(next=request.path)
    if getattr(page, "has_ended", False):
        return gone(request)
    if not (url := page.get_url(request)):
        raise Http404
    return redirect(url)
