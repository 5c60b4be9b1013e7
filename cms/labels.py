"""What fields are called and what choices say, in the reader's language; a page asks dozens of times."""

from functools import lru_cache

from django.db.models import Field
from django.utils.translation import get_language


class ChoiceLabels:
    """Mixin for models: ``get_…_display`` translates one choice, and Django's all of a field each time."""

    def _get_FIELD_display(self, field: Field) -> str | None:
        return choice_label(field, getattr(self, field.attname))


def choice_label(field: Field, value) -> str | None:
    """The label of a field's value in the active language; a value without one says itself."""
    return None if value is None else _choice(field, value, get_language())


def field_label(field: Field) -> str:
    """The name of a field in the active language."""
    return _name(field, get_language())


@lru_cache(maxsize=2_000)
def _choice(field: Field, value, _language: str | None) -> str:
    return str(dict(field.flatchoices).get(value, value))


@lru_cache(maxsize=2_000)
def _name(field: Field, _language: str | None) -> str:
    return str(field.verbose_name)
