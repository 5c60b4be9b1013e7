"""The prose of a page, with line breaks where headings, paragraphs and points of a list end."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

_BLOCK_END = re.compile(r"(?=</(?:p|li|h[1-6]|div)>)|<br ?/?>", re.IGNORECASE)
# Texts of these names are notes for editors or words for search machines.
NOT_PROSE = {"internal_note", "change_note", "search_description", "seo_title", "slug"}


def page_text(page: Page) -> str:
    """Everything of this version that an author writes in sentences."""
    return "\n".join(filter(None, (text.strip() for text in _texts(page))))


def _texts(page: Page) -> Iterator[str]:
    for field in page._meta.fields:
        if field.name in NOT_PROSE:
            continue
        if isinstance(field, RichTextField):
            yield _plain(getattr(page, field.name) or "")
        elif isinstance(field, StreamField):
            stream = getattr(page, field.name)
            yield from (_plain(str(text)) for text in stream.stream_block.get_searchable_content(stream))
        elif isinstance(field, models.TextField):
            yield getattr(page, field.name) or ""


def _plain(html: str) -> str:
    return BeautifulSoup(_BLOCK_END.sub("\n", html), "html.parser").get_text()
