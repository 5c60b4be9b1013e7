"""What the foundation registers in Wagtail."""

from django.core.exceptions import PermissionDenied
from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks

from cms.access_check.item import our_rules
from cms.documents import document_version
from cms.walls.api import restrict_file_endpoints
from cms.walls.chooser import reachable_pages
from cms.walls.documents import refuse_strangers
from cms.walls.gates import hide_closed_reports


@hooks.register("register_admin_urls")
def register_document_version_url():
    return [path("dokumente/fassung/<int:version_id>/", document_version, name="document_version")]


@hooks.register("insert_global_admin_css")
def colour_of_the_network():
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin.css"))


@hooks.register("before_serve_page")
def refuse_who_is_signed_in(page, request, serve_args, serve_kwargs):
    """Wagtail would send people who are signed in to the login again, and that back to the page, for ever."""
    if request.user.is_authenticated and any(
        not restriction.accept_request(request) for restriction in page.get_view_restrictions()
    ):
        raise PermissionDenied


hooks.register("construct_page_chooser_queryset", reachable_pages)
hooks.register("construct_admin_api", restrict_file_endpoints, order=1000)  # after Wagtail's own endpoints
hooks.register("before_serve_document", refuse_strangers)
hooks.register("construct_reports_menu", hide_closed_reports)
hooks.register("construct_wagtail_userbar", our_rules)
