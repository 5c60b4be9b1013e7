"""What is left to do before the site may go public, and the footer that leads to what is there."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.template.loader import render_to_string
from django.urls import reverse

from cms.legal.duties import Duty
from cms.legal.readiness import open_points
from cms.models import Menu, NetworkSettings, StandardPage
from exchange.municipalities.roles import SiteRole
from home.first_pages.services import first_pages_create
from tests.factories.municipalities import make_user

pytestmark = pytest.mark.django_db
TODAY = date(2030, 5, 6)


@pytest.fixture
def first_pages(site):
    return first_pages_create()


def german_page(slug: str) -> StandardPage:
    return StandardPage.objects.get(slug=slug, locale__language_code="de")


def notes(site) -> dict[str, str]:
    return {point.text: point.note for point in open_points(site, TODAY)}


def test_an_empty_site_lacks_every_page_of_duty_and_every_mailbox(site):
    found = notes(site)
    assert set(found) >= {duty.label for duty in Duty}
    assert found["Impressum"] == "Unter /impressum/ steht keine veröffentlichte Seite."
    assert "E-Mail für Sicherheitslücken" in found


def test_placeholders_are_named_with_the_page_where_they_stand(site, first_pages):
    found = notes(site)
    assert "Name der Behörde" in found["Impressum"]
    assert "Ombuds- oder Schlichtungsstelle" in found["Erklärung zur Barrierefreiheit"]
    assert "Wie man den Inhalt trotzdem bekommt" in found["Erklärung zur Barrierefreiheit"]
    assert "Film „Wie finde ich etwas?“" in found["Gebärdensprache"]
    assert "Leichte Sprache" not in found


def test_placeholders_of_translations_are_named_with_the_language(site, first_pages):
    found = notes(site)
    assert "Name of the authority" in found["Legal notice (Impressum) (English)"]
    assert "Platzhalter" in found["Wer macht diese Internet-Seite? (Leichte Sprache)"]


def test_a_page_that_is_filled_in_is_ready(site, first_pages):
    page = german_page("impressum")
    page.body = [("paragraph", "<p>Landesamt, Musterweg 1</p>")]
    page.save_revision().publish()
    assert "Impressum" not in notes(site)


def test_a_page_that_nobody_finds_in_the_footer_is_not_ready(site, first_pages):
    Menu.objects.get().items.filter(page__slug="kontakt").delete()
    found = [point.note for point in open_points(site, TODAY) if point.text == "Kontakt"]
    assert found[0] == "Die Seite steht nicht im Fuß."


def test_a_page_that_is_offline_is_missing(site, first_pages):
    german_page("datenschutz").unpublish()
    assert notes(site)["Datenschutz"] == "Unter /datenschutz/ steht keine veröffentlichte Seite."


def test_the_command_fails_until_all_is_there(site, first_pages):
    out = StringIO()
    with pytest.raises(CommandError, match="Offen: "):
        call_command("legal_check", stdout=out)
    assert "Impressum: Platzhalter: Name der Behörde" in out.getvalue()


def test_the_command_is_content_with_a_finished_site(site, first_pages):
    for page in (each for german in first_pages for each in german.get_translations(inclusive=True)):
        page = page.specific
        page.body = []
        for name in ("standard", "assessed_by", "enforcement"):
            if hasattr(page, name):
                setattr(page, name, "BITV")
        if hasattr(page, "parts"):
            page.parts = []
        page.save_revision().publish()
    fields = ("editorial_email", "accessibility_email", "security_email")
    NetworkSettings.objects.filter(site=site).update(**dict.fromkeys(fields, "a@land.example"))
    out = StringIO()
    call_command("legal_check", stdout=out)
    assert out.getvalue() == "Alles eingetragen.\n"


def test_the_ministry_reads_the_list_on_its_dashboard(client, site, first_pages):
    client.force_login(make_user(SiteRole.EDITORIAL))
    content = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Vor dem öffentlichen Betrieb" in content
    assert "Name der Behörde" in content


class TestTheFooter:
    @pytest.mark.parametrize("address", ["/", "/suche/", "/gibt-es-nicht/", "/en/", "/barriere-melden/"])
    def test_leads_to_every_page_of_duty(self, client, first_pages, address):
        content = client.get(address).content.decode()
        footer = content[content.index("<footer") :]
        for duty in Duty:
            assert f'/{duty}/"' in footer, duty

    def test_the_form_for_barriers_knows_the_page(self, client, site):
        assert 'href="/barriere-melden/?seite=%2Fsuche%2F"' in client.get("/suche/").content.decode()
        assert 'href="/en/barriere-melden/?seite=%2Fen%2F"' in client.get("/en/").content.decode()

    def test_a_personal_address_is_not_handed_on(self, client, site):
        content = client.get("/kalender/anmeldung/geheimes-zeichen/").content.decode()
        assert "barriere-melden" in content
        assert "geheimes-zeichen" not in content[content.index("<footer") :]

    def test_stands_below_an_error_of_the_server_without_a_database(self):

        content = render_to_string("500.html")
        for duty in Duty:
            assert f'href="/{duty}/"' in content, duty
        assert 'href="/barriere-melden/"' in content
