"""What holds for all pages of accounts."""

from django.utils.cache import add_never_cache_headers

from .places import is_account_page


class AccountPagesMiddleware:
    """No cache keeps these pages, and no search engine lists them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if is_account_page(request.path_info):
            add_never_cache_headers(response)
            response.headers["X-Robots-Tag"] = "noindex"
        return response
