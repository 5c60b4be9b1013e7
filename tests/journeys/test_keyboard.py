"""From the front page to a file that one may keep, with the keyboard alone."""

import pytest

from exchange.municipalities.models import PageDocument
from tests.factories.contributions import make_practice
from tests.factories.files import make_document, office_file
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.journey

MOST_STOPS = 120
_WORDS = "e => `${e.textContent} ${e.labels?.[0]?.textContent ?? ''} ${e.getAttribute('aria-label') ?? ''}`"


def tab_to(window, words: str) -> None:
    """Press Tab until the focus is on what has these words, as somebody does who hears them."""
    for _stop in range(MOST_STOPS):
        window.keyboard.press("Tab")
        here = window.evaluate(f"({_WORDS})(document.activeElement)")
        if words in here.replace("\u00ad", ""):
            return
    raise AssertionError(f"No stop of the keyboard says {words}")


def test_a_visitor_finds_a_contribution_and_downloads_its_file_by_keyboard(visits):
    town = make_member("Ottersbrink")
    document = make_document(title="Vordruck zum Antrag", file=office_file("vordruck.docx", "word"))
    make_practice(
        town,
        title="Ehrenamtskarte ohne Papier",
        slug="karte",
        page_documents=[PageDocument(document=document, note="Zum Ausfüllen")],
    )
    window = visits.window()
    window.goto("/")
    tab_to(window, "Zum Inhalt springen")
    window.keyboard.press("Enter")
    tab_to(window, "Suchbegriff")
    window.keyboard.type("Ehrenamtskarte")
    window.keyboard.press("Enter")
    window.wait_for_url("/suche/?q=Ehrenamtskarte")
    tab_to(window, "Ehrenamtskarte ohne Papier")
    window.keyboard.press("Enter")
    window.wait_for_url("**/karte/")
    tab_to(window, "Vordruck zum Antrag")
    with window.expect_download() as download:
        window.keyboard.press("Enter")
    assert download.value.suggested_filename == "vordruck.docx"
