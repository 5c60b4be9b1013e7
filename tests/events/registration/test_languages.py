"""Seats exist once, whatever the language of the page on which somebody registers."""

from datetime import timedelta

import pytest
from wagtail.models import Locale

from cms import spam
from exchange.events.models import Occurrence, Registration
from exchange.events.registration.services.signing_up import registration_confirm

from .conftest import NOW, date_of, mails_to, register
from .test_form import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(event):
    """The published English page of the event."""
    page = event.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    page.title = "How volunteers stay"
    page.save_revision().publish()
    return page


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    monkeypatch.setattr(spam, "FASTEST", timedelta(0))


def test_registering_on_the_english_page_takes_a_seat_of_the_german_one(client, event, english):
    assert english.get_url().startswith("/en/")
    register(event, "anna@example.org")
    response = send_english(client, event, english)
    assert response.status_code == 200
    registration = Registration.objects.get(state="pending")
    registration_confirm(registration=registration, now=NOW)
    assert registration.occurrence == date_of(event)
    assert date_of(event).free_seats == 0
    assert not Occurrence.objects.filter(event=english).exists()


def test_mails_name_the_english_title_and_page(client, event, english):
    send_english(client, event, english)
    [mail] = mails_to("bela@example.org")
    assert "How volunteers stay" in mail.subject
    assert "https://testserver/en/kalender/anmeldung/bestaetigen/" in mail.text


def send_english(client, event, english):
    """The English form, for the date that hangs on the German page."""

    class Page:
        pk = event.pk
        occurrences = event.occurrences
        get_url = staticmethod(english.get_url)

    return send(client, Page, email="bela@example.org")
