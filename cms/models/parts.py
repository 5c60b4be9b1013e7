"""Addresses below a page: its PDF, its registration form."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404
from django.utils.module_loading import import_string
from wagtail.url_routing import RouteResult


class AddressedParts:
    """Mixin for pages: ``parts`` names the view (a dotted path) for each address directly below the page.

    A view takes the request and the page. Wagtail's restrictions of the page hold for its parts.
    """

    parts: Mapping[str, str] = {}

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if self.live and len(path_components) == 1 and path_components[0] in self.parts:
            return RouteResult(self, kwargs={"part": path_components[0]})
        return super().route(request, path_components)

    def get_route_paths(self) -> list[str]:
        """Whoever moves the page moves its parts: Wagtail makes redirects for all of these."""
        return ["/", *(f"/{part}/" for part in self.parts)]

    def resolve_subpage(self, path: str) -> None:
        """Wagtail's redirects ask whether there is such an address; ``Resolver404`` says: none."""
        if path.strip("/") not in self.parts:
            raise Resolver404

    def serve(self, request: HttpRequest, *args, part: str = "", **kwargs) -> HttpResponse:
        if part and not self.has_ended:
            return import_string(self.parts[part])(request, self)
        return super().serve(request, *args, **kwargs)
