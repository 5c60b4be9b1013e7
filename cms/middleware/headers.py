"""Security headers that Django's own middleware does not send."""

from csp.middleware import CSPMiddleware
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
        return super().process_response(request, response)

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(ADMIN_PREFIX) and not report_only:
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts


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
