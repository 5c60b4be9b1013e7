"""How page types say what becomes of each of their fields in other languages.

A page type (and a row with words) lists all its fields and rows in ``override_translatable_fields``; the test
``tests/languages/test_declarations.py`` fails when one is missing. There are three answers:

- ``words(…)``: people translate them. Rows of words exist once in each language.
- ``facts(…)``: the same in all languages; ``services.facts`` copies them from the source.
- ``once(…)``: they hang on the source page alone; translations show them and have none.
"""

from django.db import models
from wagtail_localize.fields import (
    BaseTranslatableField,
    SynchronizedField,
    TranslatableField,
    get_translatable_fields,
)


class SourceField(BaseTranslatableField):
    """A field or relation that only the page of the first language has."""


def words(*names: str) -> list[TranslatableField]:
    """Fields and rows that are written anew in each language."""
    return [TranslatableField(name) for name in names]


def facts(*names: str) -> list[SynchronizedField]:
    """Fields and rows that are the same in all languages; no translation may say otherwise."""
    return [SynchronizedField(name, overridable=False) for name in names]


def once(*names: str) -> list[SourceField]:
    """Fields and rows of the source page alone."""
    return [SourceField(name) for name in names]


def fields_declared(model: type[models.Model], kind: type[BaseTranslatableField]) -> list:
    """The model's fields and relations of one kind, in the order of their declaration."""
    return [
        each.get_field(model)
        for each in getattr(model, "override_translatable_fields", ())
        if isinstance(each, kind)
    ]


def undeclared(model: type[models.Model]) -> set[str]:
    """Names of fields and rows that wagtail-localize would treat by its own rules."""
    declared = {each.field_name for each in getattr(model, "override_translatable_fields", ())}
    relations = {field.name for field in model._meta.many_to_many if field.editable}
    return ({each.field_name for each in get_translatable_fields(model)} | relations) - declared
