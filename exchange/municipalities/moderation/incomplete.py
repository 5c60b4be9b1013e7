"""A page that lacks something for publication: a sentence and the way back, whichever view tried."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from ..models.publishing import NotPublishable


class IncompletePagesMiddleware:
    """Wagtail's views for approval and for publishing do not expect that a version is refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say what is missing and lead to the form; nothing was published or approved."""
        if not isinstance(exception, NotPublishable):
            return None
        page = exception.page
        text = _("„%(title)s“ ist noch nicht vollständig und wurde nicht veröffentlicht. %(problems)s")
        messages.error(request, text % {"title": page.title, "problems": " ".join(exception.messages)})
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": url})  # Wagtail's dialogue follows it
        return redirect(url)
