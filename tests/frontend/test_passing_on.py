"""Passing a contribution on: by address, by mail, to another program, on paper."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey

STUBS = """window.calls = [];
window.print = () => window.calls.push("print");
Object.defineProperty(navigator, "share", {value: async what => { window.calls.push(what.url); }});"""


@pytest.fixture
def permanent(network):
    """The end of the address that never changes."""
    return f"/b/{network.pages['practice'].pk}"


def test_the_permanent_address_is_copied(network, visits, permanent):
    window = visits.window(permissions=["clipboard-read", "clipboard-write"])
    window.goto(network.addresses["practice"])
    window.get_by_role("button", name="Adresse kopieren").click()
    expect(window.get_by_role("status").filter(has_text="Adresse kopiert")).to_be_visible()
    assert window.evaluate("navigator.clipboard.readText()").endswith(permanent)


def test_other_programs_and_the_printer_are_asked(network, visits, permanent):
    window = visits.window()
    window.add_init_script(STUBS)
    window.goto(network.addresses["practice"])
    window.get_by_role("button", name="Teilen").click()
    window.get_by_role("button", name="Drucken").click()
    shared, printed = window.evaluate("window.calls")
    assert shared.endswith(permanent)
    assert printed == "print"


def test_without_a_script_mail_is_left(network, visits, permanent):
    window = visits.window(javascript=False)
    window.goto(network.addresses["practice"])
    panel = window.locator("section", has=window.get_by_role("heading", name="Weitergeben"))
    expect(panel.get_by_role("button")).to_have_count(0)
    address = panel.get_by_role("link", name="Per E-Mail").get_attribute("href")
    assert address.startswith("mailto:?subject=Ehrenamtskarte")
    assert quote(permanent, safe="") in address


def test_paper_shows_all_facts_and_no_buttons(network, visits):
    window = visits.window()
    window.goto(network.addresses["practice"])
    window.emulate_media(media="print")
    expect(window.locator(".more-facts dd").first).to_be_visible()
    expect(window.locator(".share").first).to_be_hidden()
