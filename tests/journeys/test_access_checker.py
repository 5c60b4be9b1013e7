"""The editor names barriers of a page while it is written, until they are mended."""

import pytest
from playwright.sync_api import expect

from tests.factories.contributions import make_practice
from tests.factories.files import make_image
from tests.factories.municipalities import make_member, make_user
from tests.signing_in import sign_in

pytestmark = pytest.mark.journey

# The preview is loaded and looked at in a frame of its own.
PATIENCE = 20_000


def test_an_image_without_words_and_an_empty_heading_are_named_until_they_are_mended(visits, site):
    town = make_member("Ottersbrink")
    story = [("heading", ""), ("paragraph", "<p>Zwei Jahre lang.</p>")]
    page = make_practice(town, live=False, image=make_image(), image_alt="", body=story)
    editor = f"/admin/pages/{page.pk}/edit/"
    window = visits.window()
    sign_in(window, make_user("editor", town).email, path=editor)
    findings = window.locator("[data-checks-panel] [data-content-checker-name]")
    window.locator("[data-side-panel-toggle='checks']").click()
    expect(findings).to_have_text(["Bild ohne Alternativtext", "Leere Überschrift"], timeout=PATIENCE)
    counter = window.locator("[data-side-panel-toggle='checks'] [data-side-panel-toggle-counter]")
    expect(counter).to_have_text("2")

    page.image_alt = "Zwei Frauen mit einer Karte"
    page.save_revision()
    window.goto(editor)
    # The editor remembers which panel was open.
    expect(findings).to_have_text(["Leere Überschrift"], timeout=PATIENCE)
    expect(counter).to_have_text("1")
