"""The same page in other languages, as search machines and the switch of languages need it."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page


@dataclass(frozen=True)
class Alternate:
    """An address of the same content; ``language`` is a key of LANGUAGES."""

    language: str
    address: str


def page_alternates(page: Page, request: HttpRequest) -> list[Alternate]:
    """The page and its live translations, German first; one query."""
    now = timezone.now()
    current = Q(expire_at__isnull=True) | Q(expire_at__gt=now)
    others = Page.objects.live().filter(current, translation_key=page.translation_key).exclude(pk=page.pk)
    found = {page.locale.language_code: page.get_full_url(request)}
    found |= {
        other.locale.language_code: other.get_full_url(request) for other in others.select_related("locale")
    }
    return _in_order(found)


def path_alternates(path: str, prefix: str) -> list[Alternate]:
    """An address that every language has, below its prefix; ``prefix`` is the language of ``path``."""
    bare = path if prefix == settings.LANGUAGE_CODE else path.removeprefix(f"/{prefix}")
    return [
        Alternate(code, settings.BASE_URL + (bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}"))
        for code, _name in settings.LANGUAGES
    ]


def _in_order(found: dict[str, str | None]) -> list[Alternate]:
    return [Alternate(code, found[code]) for code, _name in settings.LANGUAGES if found.get(code)]
