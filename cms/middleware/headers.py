"""Security headers that Django's own middleware does not send."""

from functools import cache

from csp.middleware import HEADER, CSPMiddleware
from csp.utils import build_policy
from django.conf import settings

ADMIN_PREFIX = "/admin/"


class SecurityHeadersMiddleware:
    """Keeps other sites from embedding our responses and switches off browser features that nobody needs."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy everywhere, the admin's policy below /admin/ (previews too)."""

    def process_response(self, request, response):
        # Wagtail sends a preview through all middleware once more, as a request of the page's own address.
        # The answer around it, below /admin/, gets the policy; this one would forbid the editor's frame.
        if getattr(request, "is_preview", False):
            return response
        # A view that says something of its own about its policy does so in names like "_csp_update".
        if any(name.startswith("_csp_") for name in response.__dict__):
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, _policy(request.path_info.startswith(ADMIN_PREFIX)))
        return response


@cache
def _policy(of_admin: bool) -> str:
    return build_policy(settings.ADMIN_CONTENT_SECURITY_POLICY if of_admin else None)


class AdminFramesMiddleware:
    """Lets the admin show its own pages in a frame (the preview panel).

    Stands behind Django's middleware in the list, so that its answer is there first.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(ADMIN_PREFIX):
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response
