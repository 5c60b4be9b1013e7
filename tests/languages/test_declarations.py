"""Every field of every page and row says what becomes of it in other languages."""

from collections import Counter

import pytest
from django.apps import apps
from wagtail.models import get_page_models
from wagtail_localize.fields import SynchronizedField

from cms.languages.declaring import fields_declared, undeclared
from cms.languages.rows import TranslatableRow
from cms.models import BasePage

PAGES = [model for model in get_page_models() if issubclass(model, BasePage)]
ROWS = [model for model in apps.get_models() if issubclass(model, TranslatableRow)]


@pytest.mark.parametrize("model", [*PAGES, *ROWS], ids=lambda model: model.__name__)
def test_nothing_is_left_to_chance(model):
    assert undeclared(model) == set()


@pytest.mark.parametrize("model", [*PAGES, *ROWS], ids=lambda model: model.__name__)
def test_everything_is_declared_once_and_exists(model):
    names = [each.field_name for each in model.override_translatable_fields]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert all(each.get_field(model) for each in model.override_translatable_fields)


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_rows_of_facts_have_no_language(model):
    rows = [f.related_model for f in fields_declared(model, SynchronizedField) if f.one_to_many]
    assert not [row for row in rows if issubclass(row, TranslatableRow)]


def test_a_field_that_nobody_declared_is_noticed():
    class Forgetful:
        pass

    model = next(model for model in PAGES if model.__name__ == "StandardPage")
    declared = model.override_translatable_fields
    model.override_translatable_fields = [each for each in declared if each.field_name != "intro"]
    try:
        assert undeclared(model) == {"intro"}
    finally:
        model.override_translatable_fields = declared
