"""Which page is the source of which."""

from django.db.models import QuerySet
from wagtail.models import Locale, Page


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


def translations_of(source: Page) -> QuerySet:
    """All translations of a source, drafts too; no page for a translation."""
    pages = type(source).objects.filter(translation_key=source.translation_key).exclude(pk=source.pk)
    return pages.order_by("pk") if is_source(source) else pages.none()
