"""A reader changes the language: to a translation, to what exists only in German, with a question in hand."""

import pytest
from playwright.sync_api import expect
from wagtail.models import Locale

from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.journey


def test_changing_the_language(visits, site):
    practice = make_practice(make_member("Musterhausen"), slug="dankesabend")
    english = practice.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title, english.slug = "Evening of thanks", "evening-of-thanks"
    english.save_revision().publish()
    english.refresh_from_db()
    page = visits.window()
    switch = page.locator(".languages")

    page.goto(practice.url)
    switch.get_by_role("link", name="English").click()
    expect(page).to_have_url(english.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Evening of thanks")
    expect(page.locator("html")).to_have_attribute("lang", "en")

    switch.get_by_role("link", name="Leichte Sprache").click()
    expect(page).to_have_url(f"{practice.url}#nur-deutsch-de-simple")
    said = page.locator("#nur-deutsch-de-simple")
    expect(said).to_be_visible()
    said.get_by_role("link").click()
    expect(page).to_have_url("/de-simple/")

    page.goto(practice.url)
    expect(said).to_be_hidden()

    page.goto("/suche/?q=dank")
    switch.get_by_role("link", name="English").click()
    expect(page).to_have_url("/en/suche/?q=dank")
