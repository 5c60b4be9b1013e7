"""What choices and fields are called, in each language and for each field by itself."""

import pytest
from django.utils.translation import override

from cms.labels import choice_label, field_label
from cms.models import PortalDocument
from exchange.experiences.models import BestPracticePage, StrategyPage
from exchange.municipalities.models import Member


def _field(model, name):
    return model._meta.get_field(name)


def test_each_language_has_its_own():
    status, member = _field(BestPracticePage, "status"), Member(kind="kreisfreie-stadt")
    with override("de"):
        assert (choice_label(status, "pilot"), field_label(status)) == ("Pilot", "Stand")
        german = member.get_kind_display()
    with override("en"):
        assert field_label(status) == "Status"
        assert member.get_kind_display() != german
    with override("de"):
        assert field_label(status) == "Stand" and member.get_kind_display() == german


def test_the_same_key_says_something_else_in_another_field():
    with override("de"):
        assert choice_label(_field(PortalDocument, "accessible"), "ja") == "ja"
        for model in (BestPracticePage, StrategyPage):
            assert field_label(_field(model, "summary")) == "Kurzfassung"
        licence = _field(BestPracticePage, "licence")
        assert choice_label(licence, "kommunen") == "Zur Nachnutzung durch Kommunen"


@pytest.mark.django_db
def test_what_has_no_label_says_itself_and_nothing_stays_nothing():
    document = PortalDocument(accessible="nie gesehen", licence="")
    assert document.get_accessible_display() == "nie gesehen"
    assert document.get_licence_display() == ""
    document.licence = None
    assert document.get_licence_display() is None
