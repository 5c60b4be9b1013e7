"""From an invitation to a certificate: two people want the last seat of an event."""

import re
from datetime import timedelta

import pypdfium2
import pytest
from playwright.sync_api import expect

from cms import spam
from cms.mail.models import OutboxMail
from exchange.events.models import Occurrence
from tests.factories.events import make_event
from tests.factories.municipalities import make_member, make_user
from tests.signing_in import sign_in

pytestmark = pytest.mark.journey


@pytest.fixture
def evening(site, monkeypatch):
    """A published event with one seat, far in the future, and who organises it."""
    # People need seconds for the form, this test does not.
    monkeypatch.setattr(spam, "FASTEST", timedelta(0))
    town = make_member("Ottersbrink")
    event = make_event(
        town, title="Abend der Engagierten", starts_at="2090-05-12 18:00", ends_at="2090-05-12 20:30",
        registration_mode="internal", capacity=1,
    )  # fmt: skip
    return event, make_user("editor", town, email="redaktion@ottersbrink.example")


def link_in_mail(address: str, subject: str) -> str:
    """The path of the first link in the mail to somebody whose subject begins like this."""
    mail = OutboxMail.objects.filter(to=address, subject__startswith=subject).latest("pk")
    return re.search(r"https?://[^/\s]+(/kalender/\S+)", mail.text).group(1)


def says(window, words: str) -> None:
    """What the page tells about the last step."""
    expect(window.locator("main").get_by_role("status")).to_contain_text(words, timeout=20_000)


def register(window, event, name: str, button: str) -> str:
    """Fill in the form, follow the link in the mail; answers the person's address."""
    address = f"{name.lower()}@example.org"
    window.goto(event.get_url())
    window.locator("section", has=window.locator("#anmeldung")).get_by_role("link", name=button).click()
    window.get_by_label("Vor- und Nachname").fill(f"{name} Beispiel")
    window.get_by_label("E-Mail-Adresse").fill(address)
    window.locator("main").get_by_role("button").last.click()
    expect(window.get_by_role("heading", level=1)).to_have_text("Fast geschafft", timeout=20_000)
    window.goto(link_in_mail(address, "Bitte bestätigen"))
    window.get_by_role("button", name="Jetzt bestätigen").click()
    return address


def test_the_last_seat_goes_from_one_person_to_the_next_and_ends_with_a_certificate(
    visits, evening, tmp_path
):
    event, editor = evening
    anna, bela = visits.window(width=390, javascript=False), visits.window()

    register(anna, event, "Anna", "Jetzt anmelden")
    says(anna, "Sie sind angemeldet.")
    address = register(bela, event, "Bela", "Auf die Warteliste")
    says(bela, "Ihr Platz auf der Liste: 1")

    anna.get_by_role("button", name="Verbindlich absagen").click()
    says(anna, "Sie sind abgemeldet.")
    bela.goto(link_in_mail(address, "Ein Platz ist frei"))
    bela.get_by_role("button", name="Platz annehmen").click()
    says(bela, "Sie sind angemeldet.")
    assert Occurrence.objects.get(event=event).free_seats == 0

    organiser = visits.window()
    sign_in(organiser, editor.email)
    organiser.goto("/admin/anmeldungen/")
    organiser.get_by_role("link", name="Abend der Engagierten").first.click()
    organiser.get_by_role("link", name="Anwesenheit").first.click()
    organiser.get_by_label("Bela Beispiel").check()
    organiser.get_by_role("button", name="Speichern und Bescheinigungen senden").click()
    expect(organiser.get_by_text("Bescheinigungen verschickt: 1")).to_be_visible(timeout=20_000)

    bela.goto(link_in_mail(address, "Ihre Teilnahmebescheinigung"))
    with bela.expect_download() as download:
        bela.get_by_role("link", name="Bescheinigung herunterladen").click()
    download.value.save_as(tmp_path / "bescheinigung.pdf")
    text = pypdfium2.PdfDocument(tmp_path / "bescheinigung.pdf")[0].get_textpage().get_text_range()
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", text).group()

    checker = visits.window(width=390, javascript=False)
    checker.goto("/kalender/bescheinigung/")
    checker.get_by_label("Code der Bescheinigung").fill(code)
    checker.get_by_label("Name, wie er").fill("Bela Beispiel")
    checker.get_by_role("button", name="Prüfen").click()
    says(checker, "Die Bescheinigung ist echt")
