"""Removed pages answer 410."""

from cms.removed import gone, is_removed


class RemovedPagesMiddleware:
    """Turns "not found" into "gone" where a public page stood; redirects, which stand inside, go first."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 404 and is_removed(request.path):
            return gone(request)
        return response
