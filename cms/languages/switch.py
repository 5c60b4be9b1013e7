"""The switch of languages in the header: where the same content stands in another language."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from .versions import live_versions

# On a German page, the place of the sentence that says what is missing; addresses end in it.
HINT = "nur-deutsch"


@dataclass(frozen=True)
class LanguageLink:
    """A language of the site. ``missing``: the content is not there, the link leads to the German page."""

    code: str
    name: str
    url: str
    current: bool = False
    missing: bool = False

    @property
    def url_language(self) -> str:
        """The language in which the link's target is written."""
        return settings.LANGUAGE_CODE if self.missing else self.code

    @property
    def home(self) -> str:
        """The front page in this language."""
        return path_in("/", self.code)


def path_in(path: str, code: str) -> str:
    """A path without prefix in a language: ``/suche/`` is ``/en/suche/``."""
    return path if code == settings.LANGUAGE_CODE else f"/{code}{path}"


def bare_path(path: str) -> str:
    """A path without the prefix of the active language."""
    return path.removeprefix(f"/{get_language()}") if _has_prefix(path) else path


def language_links(request: HttpRequest, page: Page | None) -> list[LanguageLink]:
    """All languages of the site. Lists and forms keep their query string; pages ask one query."""
    if page is None or not page.pk:
        return list(_of_path(request))
    return list(_of_page(request, page))


def _of_path(request: HttpRequest) -> Iterator[LanguageLink]:
    """Views that every language has. What has no prefix (files, the admin) leads to the front pages."""
    known = _has_prefix(request.path) or get_language() == settings.LANGUAGE_CODE
    bare, query = (bare_path(request.path), _query(request)) if known else ("/", "")
    for code, name in settings.LANGUAGES:
        yield LanguageLink(code, name, f"{path_in(bare, code)}{query}", current=code == get_language())


def _of_page(request: HttpRequest, page: Page) -> Iterator[LanguageLink]:
    versions = live_versions(page, request)
    own = page.get_url(request) or ""
    # Forms and the like stand below the address of their page.
    part = request.path.removeprefix(own) if own and request.path.startswith(own) else ""
    german = versions.get(settings.LANGUAGE_CODE, page).get_url(request)
    for code, name in settings.LANGUAGES:
        current = code == page.locale.language_code
        if version := versions.get(code):
            url = f"{version.get_url(request)}{part}{_query(request)}"
            yield LanguageLink(code, name, url, current=current)
        else:
            yield LanguageLink(code, name, f"{german}#{HINT}-{code}", missing=True)


def _query(request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"?{query}" if query else ""


def _has_prefix(path: str) -> bool:
    return path.startswith(f"/{get_language()}/")
