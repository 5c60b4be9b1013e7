"""From a first idea to a hit: a practice is written, returned, mended, published and found."""

import re

import pytest
from playwright.sync_api import expect

from cms.mail.models import OutboxMail
from tests.factories.contributions import make_offer, make_term
from tests.factories.municipalities import make_member, make_user
from tests.signing_in import sign_in

pytestmark = pytest.mark.journey

TITLE = "Ehrenamtskarte ohne Papier"
ANSWERS = {
    "problem": "Anträge lagen wochenlang, weil jede Karte von Hand geschrieben wurde.",
    "goals": "Die Karte kommt binnen einer Woche.",
    "solution": "Ein Formular im Netz und ein fester Wochentag für die Bearbeitung.",
    "results": "Die Wartezeit sank von sechs Wochen auf vier Tage.",
    "success_factors": "Zwei Menschen kennen das Verfahren.",
    "pitfalls": "Ältere Engagierte brauchen weiterhin einen Antrag auf Papier.",
    "lessons": "Wir würden die Vereine früher fragen.",
    "conditions": "Eine Ansprechperson und ein Formulardienst.",
}


@pytest.fixture
def network(site):
    """A town with an editor, the ministry's editor, and another town with something else to find."""
    make_term("topic", "anerkennung", label_de="Anerkennung")
    make_term("target_group", "alle", label_de="Alle")
    make_term("action_field", "anerkennung", label_de="Engagement anerkennen")
    town = make_member("Ottersbrink", population=8_900, kind="gemeinde")
    make_offer(make_member("Falkenwerth", population=187_000, kind="kreisfreie-stadt"))
    return {
        "editor": make_user("editor", town, email="redaktion@ottersbrink.example"),
        "ministry": make_user("editorial", email="land@ministerium.example"),
    }


def write(window, field: str, text: str) -> None:
    """Type into a rich text field, after what stands there."""
    editor = window.locator(f"[data-contentpath='{field}'] [contenteditable='true']")
    editor.click()
    expect(editor).to_be_focused()
    window.keyboard.press("Control+End")
    window.keyboard.insert_text(text)
    expect(editor).to_contain_text(text.strip())
    # The editor hands its text to the form shortly after the last key.
    value = window.locator(f"input[name='{field}']")
    expect(value).to_have_value(re.compile(re.escape(text.strip()[-20:])))


def press_action(window, name: str) -> None:
    """Choose an action from the menu at the foot of the form."""
    footer = window.locator("footer")
    button = footer.locator(f"[name='{name}'], [data-workflow-action-name='{name}']").first
    if not button.is_visible():
        footer.locator("[data-w-dropdown-target='toggle']").first.click()
    button.click()


def submit_with_starred_fields_only(window) -> None:
    window.goto("/admin/")
    window.get_by_role("link", name="Neues Praxisbeispiel").click()
    window.locator("[name='title']").fill(TITLE)
    window.locator("[name='summary']").fill("Die Karte kommt in vier Tagen statt in sechs Wochen.")
    for field, text in ANSWERS.items():
        write(window, field, text)
    for field, label in {"municipal_role": "Träger", "status": "läuft", "evidence": "Zahlen"}.items():
        window.locator(f"select[name='{field}']").select_option(label=label)
    for label in ("Anerkennung", "Alle", "Engagement anerkennen"):
        window.get_by_role("checkbox", name=label, exact=True).check()
    press_action(window, "action-submit")
    window.get_by_text("eingereicht").first.wait_for()


def test_a_practice_is_written_returned_mended_published_and_found(visits, network):
    editor, ministry = visits.window(), visits.window()
    sign_in(editor, network["editor"].email)
    sign_in(ministry, network["ministry"].email)

    submit_with_starred_fields_only(editor)
    assert OutboxMail.objects.filter(to=network["ministry"].email, subject__contains=TITLE).count() == 1

    ministry.goto("/admin/")
    ministry.get_by_role("link", name=TITLE).first.click()
    press_action(ministry, "reject")
    ministry.locator("[role='dialog'] textarea:visible").fill("Bitte nennen Sie, was die Karte kostet.")
    ministry.locator("[role='dialog'] [type='submit']:visible").click()
    ministry.wait_for_url("/admin/")
    returned = OutboxMail.objects.get(to=network["editor"].email)
    assert "was die Karte kostet" in returned.text

    editor.goto("/admin/")
    editor.get_by_text("Bitte nennen Sie, was die Karte kostet.").wait_for()
    editor.get_by_role("link", name=TITLE).first.click()
    write(editor, "solution", " Das Formular kostet 40 Euro im Monat.")
    press_action(editor, "action-submit")
    editor.get_by_text("eingereicht").first.wait_for()

    ministry.goto("/admin/")
    ministry.get_by_role("link", name=TITLE).first.click()
    press_action(ministry, "approve")
    ministry.wait_for_url("/admin/")

    find(visits.window())
    find(visits.window(width=390, javascript=False))


def hits(visitor):
    """What the page says about the number of hits; the field has a status of its own for suggestions."""
    return visitor.get_by_role("status").filter(has_text="Treffer")


def find(visitor) -> None:
    """Words find the compound, a facet keeps it, its page answers the question."""
    visitor.goto("/suche/?q=Karte+Ehrenamt")
    expect(hits(visitor)).to_contain_text("2 Treffer")
    filters = visitor.locator("details.facets")
    if filters.locator("> summary").is_visible():
        filters.locator("> summary").click()
    filters.locator("summary", has_text="Größe").click()
    filters.get_by_label("bis 10.000").check()
    filters.get_by_role("button", name="nzeigen").click()
    visitor.wait_for_url("**groesse=bis-10000**")
    expect(hits(visitor)).to_contain_text("1 Treffer")
    visitor.get_by_role("link", name=TITLE).first.click()
    expect(visitor.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    expect(visitor.get_by_text("40 Euro im Monat")).to_be_visible()
