"""Every question of the editor's forms explains itself."""

import pytest

from exchange.municipalities.cards import contribution_models
from exchange.municipalities.models import MemberPage

WAGTAILS_OWN = {"go_live_at", "expire_at", "comment_notifications", "id", "ORDER", "DELETE", "comments"}


def questions(model) -> dict[str, str]:
    """Help texts by field; those of rows as ``relation.field``."""
    form = model.get_edit_handler().get_form_class()
    found = {name: str(field.help_text) for name, field in form.base_fields.items()}
    for relation, formset in form.formsets.items():
        if relation not in WAGTAILS_OWN:
            rows = formset.form.base_fields.items()
            found |= {f"{relation}.{name}": str(field.help_text) for name, field in rows}
    return {name: text for name, text in found.items() if name.rpartition(".")[2] not in WAGTAILS_OWN}


@pytest.mark.parametrize("model", [*contribution_models(), MemberPage], ids=lambda model: model.__name__)
def test_every_question_has_a_help_text(model):
    assert [name for name, text in questions(model).items() if not text] == []


@pytest.mark.parametrize("model", contribution_models(), ids=lambda model: model.__name__)
def test_fields_for_members_say_so(model):
    texts = questions(model)
    for name in (*model.internal_fields, "members_text"):
        assert "Mitglieder" in texts[name], name


@pytest.mark.parametrize("model", contribution_models(), ids=lambda model: model.__name__)
def test_every_field_stands_in_the_form_once(model):
    asked = set(questions(model))
    own = {
        f.name
        for f in (*model._meta.local_fields, *model._meta.many_to_many)
        if f.editable and not f.auto_created
    }
    assert own - asked == set()
