"""Pages in other languages from files that hold the words alone; the rest is that of the German page."""

from typing import Any

from wagtail.models import Locale, Page

from cms.languages.services.words import translation_confirm

from .fields import row_models, values_set
from .stories import story

ROW_NAMES = {"documents": "page_documents"}


def page_translate(*, source: Page, locale: Locale, words: dict[str, Any]) -> Page:
    """The published page in another language, with these words."""
    page = source.get_translation_or_none(locale) or source.copy_for_translation(locale, copy_parents=False)
    words_set(page, words)
    page.save_revision().publish()
    translation_confirm(translation=page, user=None)
    return page


def words_set(page: Page, words: dict[str, Any]) -> None:
    """Put words into fields and rows of a page in memory. Raises ``ValueError`` if rows do not match."""
    words = {ROW_NAMES.get(name, name): value for name, value in words.items()}
    rows = row_models(type(page)).keys() & words.keys()
    values_set(page, {name: words[name] for name in words.keys() - rows - {"body"}})
    if "body" in words:
        page.body = story(words["body"])
    for name in rows:
        # The rows of a page that is not stored yet are in no order but that of their numbers.
        present = sorted(getattr(page, name).all(), key=lambda row: row.sort_order)
        for row, values in zip(present, words[name], strict=True):
            values_set(row, values)
        getattr(page, name).add(*present)
    page.draft_title = page.title
