"""Facts are the same in all languages: a translation takes them from its source, live row and latest draft.

wagtail-localize brings facts only with an update that also publishes German words, and it keeps a copy of the
source from when that was sent; so facts move here, whenever a source or a translation is saved.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import ForeignObjectRel
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..declaring import SourceField, fields_declared
from ..queries import source_of, translations_of
from ..rows import TranslatableRow


def facts_take(*, translation: Page, source: Page | None = None) -> bool:
    """Put the facts of the source into a translation in memory; answers whether anything was different.

    A page in the first language stays as it is. Words are not touched. A row that is new in the source comes
    along if it may stand without words; else it waits for its translation.
    """
    source = source or source_of(translation)
    if source is None:
        return False
    changed = False
    for field in fields_declared(type(source), SynchronizedField):
        changed |= _copy(source, translation, field)
    for field in fields_declared(type(source), TranslatableField):
        if isinstance(field, ForeignObjectRel):
            changed |= _rows_follow(source, translation, field)
    for field in fields_declared(type(source), SourceField):
        changed |= _clear(translation, field)
    return changed


def facts_give(*, source: Page, written: Iterable[str] | None = None) -> None:
    """Bring all translations of a published source in step: what readers see, and the latest draft.

    ``written`` names the fields that were saved, ``None`` for all. Whoever follows publications (search,
    cache, files) reads a changed translation again.
    """
    if not source.live or not _has_facts(type(source), written):
        return
    for translation in translations_of(source):
        _draft_follow(translation, source)
        if facts_take(translation=translation, source=source):
            translation.save(clean=False)
            if translation.live:
                page_published.send(
                    sender=type(translation), instance=translation, revision=translation.live_revision
                )


def _has_facts(model: type[models.Model], written: Iterable[str] | None) -> bool:
    if written is None:
        return True
    return not {field.name for field in fields_declared(model, SynchronizedField)}.isdisjoint(written)


def _draft_follow(translation: Page, source: Page) -> None:
    """The latest version keeps its place in history and workflow; its facts are the present ones."""
    revision = translation.latest_revision
    if revision is None:
        return
    draft = revision.as_object()
    if facts_take(translation=draft, source=source):
        revision.content = draft.serializable_data()
        revision.save(update_fields=["content"])


def _copy(source: Page, translation: Page, field) -> bool:
    """One fact: rows, terms or a value."""
    if isinstance(field, ForeignObjectRel):
        name = field.get_accessor_name()
        wanted, present = _rows(source, name), _rows(translation, name)
        if [_values(row, field) for row in wanted] == [_values(row, field) for row in present]:
            return False
        setattr(translation, name, [_copy_of(row, field) for row in wanted])
        return True
    if field.many_to_many:
        wanted, present = list(getattr(source, field.name).all()), getattr(translation, field.name)
        if {row.pk for row in wanted} == {row.pk for row in present.all()}:
            return False
        setattr(translation, field.name, wanted)
        return True
    return _set(translation, field, getattr(source, field.attname))


def _clear(translation: Page, field) -> bool:
    """What only the source has."""
    if not isinstance(field, ForeignObjectRel):
        return _set(translation, field, field.get_default())
    name = field.get_accessor_name()
    if not _rows(translation, name):
        return False
    setattr(translation, name, [])
    return True


def _set(instance: models.Model, field: models.Field, value: Any) -> bool:
    if getattr(instance, field.attname) == value:
        return False
    setattr(instance, field.attname, value)
    return True


def _rows_follow(source: Page, translation: Page, relation) -> bool:
    """Rows with words: the same ones in the same order, each with the facts of the German row."""
    name = relation.get_accessor_name()
    present = {row.translation_key: row for row in _rows(translation, name)}
    kept: list[TranslatableRow] = []
    changed = False
    for wanted in _rows(source, name):
        row = present.get(wanted.translation_key)
        if row is None:
            row = _without_words(wanted, relation, translation.locale_id)
            changed |= row is not None
        if row is not None:
            kept.append(row)
            for field in fields_declared(type(row), SynchronizedField):
                changed |= _set(row, field, getattr(wanted, field.attname))
    if changed or len(kept) != len(present):
        setattr(translation, name, kept)
        return True
    return False


def _without_words(row: TranslatableRow, relation, locale_id: int) -> TranslatableRow | None:
    """A copy of a new row with its words left out; ``None`` when it says nothing without words."""
    written = fields_declared(type(row), TranslatableField)
    if not all(field.blank for field in written):
        return None
    copy = _copy_of(row, relation)
    copy.locale_id, copy.translation_key = locale_id, row.translation_key
    for field in written:
        setattr(copy, field.attname, "")
    return copy


def _rows(page: Page, name: str) -> list[models.Model]:
    """The rows as the page in memory has them, in their order."""
    return sorted(getattr(page, name).all(), key=lambda row: (row.sort_order or 0, row.pk or 0))


def _values(row: models.Model, relation) -> dict[str, Any]:
    """What a row says, less its own number and the page it belongs to."""
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field != relation.field
    }


def _copy_of(row: models.Model, relation) -> models.Model:
    return type(row)(**_values(row, relation))
