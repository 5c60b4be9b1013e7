"""What the foundation registers in Wagtail."""

from django.core.exceptions import PermissionDenied
from django.urls import path
from wagtail import hooks

from cms.documents import document_version


@hooks.register("register_admin_urls")
def register_document_version_url():
    return [path("dokumente/fassung/<int:version_id>/", document_version, name="document_version")]


@hooks.register("before_serve_page")
def refuse_who_is_signed_in(page, request, serve_args, serve_kwargs):
    """Wagtail would send people who are signed in to the login again, and that back to the page, for ever."""
    if request.user.is_authenticated and any(
        not restriction.accept_request(request) for restriction in page.get_view_restrictions()
    ):
        raise PermissionDenied
