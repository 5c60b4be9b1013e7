"""The words of a page as a list of pieces, to see what changed since somebody translated them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.db.models import ForeignObjectRel
from django.utils.text import capfirst
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from cms.plain_text import html_text, stream_text

from .declaring import fields_declared

# Each language has its own address.
_NO_WORDS = {"slug"}


@dataclass(frozen=True)
class Piece:
    """One text of a page. ``key`` stays the same while the text changes; ``label`` says where it stands."""

    key: str
    label: str
    text: str


def pieces_of(page: Page) -> list[Piece]:
    """The words of a page that people translate, without empty ones, in the order of their declaration."""
    return [piece for piece in _pieces(page) if piece.text]


def _pieces(page: Page) -> Iterator[Piece]:
    for field in fields_declared(type(page), TranslatableField):
        if isinstance(field, ForeignObjectRel):
            yield from _row_pieces(page, field)
        elif isinstance(field, StreamField):
            yield from _block_pieces(page, field)
        elif field.name not in _NO_WORDS:
            yield Piece(field.name, capfirst(str(field.verbose_name)), _text(page, field))


def _row_pieces(page: Page, relation) -> Iterator[Piece]:
    rows = getattr(page, relation.get_accessor_name()).all()
    for number, row in enumerate(sorted(rows, key=lambda row: row.sort_order or 0), 1):
        for field in fields_declared(type(row), TranslatableField):
            label = f"{row._meta.verbose_name} {number}: {field.verbose_name}"
            yield Piece(f"{relation.name}.{row.translation_key}.{field.name}", label, _text(row, field))


def _block_pieces(page: Page, field: StreamField) -> Iterator[Piece]:
    value = getattr(page, field.name)
    for number, block in enumerate(value, 1):
        label = f"{field.verbose_name}, {number}: {block.block.label}"
        yield Piece(f"{field.name}.{block.id}", label, stream_text(_alone(value, block)))


def _alone(value, block):
    """A story of this block alone, so that it says what it is searched by."""
    return type(value)(value.stream_block, [(block.block_type, block.value)])


def _text(instance: models.Model, field: models.Field) -> str:
    value = getattr(instance, field.attname) or ""
    return html_text(value) if isinstance(field, RichTextField) else str(value).strip()
