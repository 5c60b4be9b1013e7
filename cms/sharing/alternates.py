"""The same page in other languages, as search machines and the switch of languages need it."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page

from cms.languages.versions import live_versions


@dataclass(frozen=True)
class Alternate:
    """An address of the same content; ``language`` is a key of LANGUAGES."""

    language: str
    address: str


def page_alternates(page: Page, request: HttpRequest) -> list[Alternate]:
    """The page and its live translations, German first; one query."""
    found = {code: version.get_full_url(request) for code, version in live_versions(page, request).items()}
    return [Alternate(code, address) for code, address in found.items() if address]


def path_alternates(path: str, prefix: str) -> list[Alternate]:
    """An address that every language has, below its prefix; ``prefix`` is the language of ``path``."""
    bare = path if prefix == settings.LANGUAGE_CODE else path.removeprefix(f"/{prefix}")
    return [
        Alternate(code, settings.BASE_URL + (bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}"))
        for code, _name in settings.LANGUAGES
    ]
