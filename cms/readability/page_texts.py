"""The prose of a page, with line breaks where headings, paragraphs and points of a list end."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

_BLOCK_END = re.compile(r"(?=</(?:p|li|h[1-6]|div)>)|<br ?/?>", re.IGNORECASE)
# Notes of editors for editors.
NOT_PROSE = {"internal_note", "change_note"}


def page_text(page: Page) -> str:
    """Everything of this version that an author writes in sentences."""
    return "\n".join(filter(None, (text.strip() for text in _texts(page))))


def _texts(page: Page) -> Iterator[str]:
    for field in page._meta.fields:
        # Wagtail's own fields hold titles and addresses.
        if field.model is Page or field.name in NOT_PROSE:
            continue
        if isinstance(field, RichTextField):
            yield _plain(getattr(page, field.name) or "")
        elif isinstance(field, StreamField):
            yield from _block_texts([block["value"] for block in getattr(page, field.name).raw_data])
        elif isinstance(field, models.TextField):
            yield getattr(page, field.name) or ""


def _block_texts(value) -> Iterator[str]:
    """Every text in stored blocks, at any depth: their HTML knows where paragraphs end."""
    if isinstance(value, str):
        yield _plain(value)
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _block_texts(part)


def _plain(html: str) -> str:
    return BeautifulSoup(_BLOCK_END.sub("\n", html), "html.parser").get_text()
