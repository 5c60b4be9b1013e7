"""Which page is the source of which."""

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Locale, Page, Site


def is_source(page: Page) -> bool:
    """Whether the page is in the first language, so that others may be translations of it."""
    return page.locale_id == Locale.get_default().pk


def source_of(page: Page) -> Page | None:
    """The page in the first language that this one translates; ``None`` for that page itself."""
    if is_source(page):
        return None
    return (
        type(page).objects.filter(translation_key=page.translation_key, locale=Locale.get_default()).first()
    )


def german_page_at(path: str, request: HttpRequest) -> Page | None:
    """The public German page at a path without prefix, if there is one."""
    site = Site.find_for_request(request)
    if site is None or "\0" in path:
        return None
    address = f"{site.root_page.url_path.rstrip('/')}{path}"
    return Page.objects.live().public().filter(url_path=address, locale=Locale.get_default()).first()


def translations_of(source: Page) -> QuerySet:
    """All translations of a source, drafts too; no page for a translation."""
    pages = type(source).objects.filter(translation_key=source.translation_key).exclude(pk=source.pk)
    return pages.order_by("pk") if is_source(source) else pages.none()
