"""The language of a response is in its address and nowhere else."""

from django.conf import settings
from django.utils import translation


class LanguageFromPathMiddleware:
    """Activates the language of the path's prefix, German without one.

    Django's LocaleMiddleware would also look at Accept-Language and at a cookie, redirect by them, and put
    both into `Vary`, so that no shared cache could hold a public page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        return response
