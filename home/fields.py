"""Putting values of the content files into fields, whatever kind of field it is."""

from decimal import Decimal
from typing import Any

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField

from exchange.vocabulary.models import Term
from home.prose import rich_text


def values_set(instance: models.Model, values: dict[str, Any]) -> None:
    """Set these fields: prose becomes rich text, keys become terms. Raises ``FieldDoesNotExist``."""
    for name, value in values.items():
        setattr(instance, name, _value(instance._meta.get_field(name), value))


def rows_add(page, name: str, rows: list[dict[str, Any]]) -> list[models.Model]:
    """Add rows (steps, goals, …) to a page in memory and answer them, in the order of the file."""
    model = row_models(type(page))[name]
    built = []
    for position, values in enumerate(rows):
        row = model(sort_order=position)
        values_set(row, values)
        built.append(row)
    getattr(page, name).add(*built)
    return built


def row_models(model: type[models.Model]) -> dict[str, type[models.Model]]:
    """The models of a page type's rows, by the name under which the page knows them."""
    return {
        relation.get_accessor_name(): relation.related_model for relation in get_all_child_relations(model)
    }


def is_term_field(field: models.Field) -> bool:
    """Whether the field holds terms of a vocabulary."""
    return field.related_model is Term


def vocabulary_of(field: models.Field) -> str:
    """The vocabulary from which a field takes its terms."""
    return field.get_limit_choices_to()["vocabulary"]


def _value(field: models.Field, value: Any) -> Any:
    if is_term_field(field):
        return _terms(field, value)
    if isinstance(field, RichTextField):
        return rich_text(value)
    if isinstance(field, models.DecimalField):
        return Decimal(str(value))
    return value.strip() if isinstance(value, str) else value


def _terms(field: models.Field, keys: str | list[str]) -> Any:
    """The term of this key, or the terms of these keys in their order. Raises ``Term.DoesNotExist``."""
    terms = Term.objects.of(vocabulary_of(field))
    return [terms.get(key=key) for key in keys] if field.many_to_many else terms.get(key=keys)
