"""Which page is the source of which."""

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page, Site

from .models import TranslationState

EASY_LANGUAGE = "de-simple"


def is_source(page: Page) -> bool:
    """Whether the page is in the first language, so that others may be translations of it.

    A page that was never stored may not have got its language yet: it translates none.
    """
    return page.locale_id is None or page.locale.language_code == settings.LANGUAGE_CODE


def source_of(page: Page) -> Page | None:
    """The page in the first language that this one translates; ``None`` for that page itself."""
    if is_source(page):
        return None
    sources = type(page).objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return sources.filter(translation_key=page.translation_key).first()


def awaits_readers(page: Page) -> bool:
    """Whether a page in Leichter Sprache was not yet read by people who need it."""
    if page.locale.language_code != EASY_LANGUAGE:
        return False
    return not TranslationState.objects.filter(page_id=page.pk, readers_checked_on__isnull=False).exists()


def german_page_at(path: str, request: HttpRequest) -> Page | None:
    """The public German page at a path without prefix, if there is one."""
    site = Site.find_for_request(request)
    if site is None or "\0" in path:
        return None
    address = f"{site.root_page.url_path.rstrip('/')}{path}"
    return (
        Page.objects.live()
        .public()
        .filter(url_path=address, locale__language_code=settings.LANGUAGE_CODE)
        .first()
    )


def translations_of(source: Page) -> QuerySet:
    """All translations of a source, drafts too; no page for a translation."""
    pages = type(source).objects.filter(translation_key=source.translation_key).exclude(pk=source.pk)
    return pages.order_by("pk") if is_source(source) else pages.none()
