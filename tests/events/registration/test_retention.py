"""Nothing personal is left when it is no longer needed: looked for in every table."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core import serializers

from cms.mail.models import OutboxMail
from exchange.events.models import FormAttempt, Registration, SpecialNeeds
from exchange.events.registration.certificate import certificate_pdf
from exchange.events.registration.links import CONFIRM_WITHIN
from exchange.events.registration.retention import KEPT, NEEDS_KEPT, personal_data_delete
from exchange.events.registration.services.organising import attendance_record
from exchange.municipalities.models import MemberRole
from tests.factories.events import berlin
from tests.factories.municipalities import make_user

from .conftest import NOW, date_of, make_registrable, register, request_seat

pytestmark = pytest.mark.django_db

END = berlin("2090-05-12 20:30")
PERSONAL = ("zyx@example.org", "Zacharias Zyxel", "Zyxhausen", "zyxveto", "zyxgrund")


def tables_that_hold(word: str) -> set[str]:
    """The models of which some row holds the word, in any column."""
    return {
        model._meta.label
        for model in apps.get_models()
        if word.lower() in serializers.serialize("json", model._default_manager.all()).lower()
    }


@pytest.fixture
def attended(event, client, organiser):
    """Somebody who left traces everywhere: form, mails, list, download, attendance, certificate."""
    client.force_login(make_user(MemberRole.EDITOR, organiser))
    registration = register(
        event, PERSONAL[0], name=PERSONAL[1], institution=PERSONAL[2], remark="zyxgrund",
        needs={"access": "zyxveto"},
    )  # fmt: skip
    client.get(f"/admin/anmeldungen/{date_of(event).pk}/?export=csv")
    attendance_record(occurrence=date_of(event), registrations=[registration], present={registration.pk})
    certificate_pdf(Registration.objects.get())
    return registration


def test_personal_data_are_there_while_they_are_needed(attended):
    assert "events.Registration" in tables_that_hold(PERSONAL[1])
    assert "mail.OutboxMail" in tables_that_hold(PERSONAL[0])
    assert tables_that_hold("zyxveto") == {"events.SpecialNeeds"}
    personal_data_delete(now=END + KEPT - timedelta(seconds=1))
    assert Registration.objects.exists()


@pytest.mark.parametrize("word", PERSONAL)
def test_after_the_retention_no_table_holds_anything_personal(attended, word):
    personal_data_delete(now=END + KEPT + timedelta(seconds=1))
    assert tables_that_hold(word) == set()


def test_special_needs_go_earlier(attended):
    personal_data_delete(now=END + NEEDS_KEPT + timedelta(seconds=1))
    assert Registration.objects.exists()
    assert not SpecialNeeds.objects.exists()
    assert tables_that_hold("zyxveto") == set()


@pytest.mark.parametrize("state", [OutboxMail.State.QUEUED, OutboxMail.State.FAILED, OutboxMail.State.SENT])
def test_mails_go_in_whatever_state_they_are(attended, state):
    OutboxMail.objects.update(state=state, last_error=f"550 {PERSONAL[0]} unknown")
    personal_data_delete(now=END + KEPT + timedelta(seconds=1))
    assert not OutboxMail.objects.exists()


def test_mails_about_others_stay(attended):
    OutboxMail.objects.create(to="a@example.org", sender="b@example.org", subject="Anderes", text="Text")
    personal_data_delete(now=END + KEPT + timedelta(seconds=1))
    assert [mail.subject for mail in OutboxMail.objects.all()] == ["Anderes"]


def test_who_never_followed_the_link_is_forgotten_after_two_days(event):
    request_seat(event, "anna@example.org")
    personal_data_delete(now=NOW + CONFIRM_WITHIN)
    assert Registration.objects.exists()
    personal_data_delete(now=NOW + CONFIRM_WITHIN + timedelta(seconds=1))
    assert tables_that_hold("anna@example.org") == set()


def test_of_a_cohort_the_last_date_counts(organiser):
    event = make_registrable(organiser, frequency="weekly", count=3, is_cohort=True)
    register(event, "anna@example.org")
    personal_data_delete(now=END + KEPT + timedelta(days=14) - timedelta(seconds=1))
    assert Registration.objects.exists()
    personal_data_delete(now=END + KEPT + timedelta(days=14, seconds=1))
    assert not Registration.objects.exists()


def test_mails_of_a_deleted_event_go_too(event):
    register(event, "anna@example.org")
    event.delete()
    personal_data_delete(now=NOW)
    assert tables_that_hold("anna@example.org") == set()


def test_traces_of_forms_are_kept_for_an_hour(event):
    attempt = FormAttempt.objects.create(source="x")
    personal_data_delete(now=attempt.at + timedelta(minutes=59))
    assert FormAttempt.objects.exists()
    personal_data_delete(now=attempt.at + timedelta(minutes=61))
    assert not FormAttempt.objects.exists()
