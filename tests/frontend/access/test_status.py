"""What changes without a new page is said, too: suggestions, copied addresses, refused forms."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey


def test_suggestions_are_announced(addresses, visits):
    tab = visits.window()
    tab.goto(addresses["home"])
    box = tab.locator("main").get_by_role("combobox")
    box.press_sequentially("Ehrenamts", delay=0)
    expect(tab.get_by_role("status").filter(has_text="Vorschl")).to_have_count(1)
    expect(box).to_have_attribute("aria-expanded", "true")


def test_the_number_of_hits_is_a_status(addresses, visits):
    tab = visits.window()
    tab.goto(addresses["search narrowed"])
    assert "Treffer" in " ".join(tab.get_by_role("status").all_inner_texts())


def test_a_refused_form_leads_from_its_summary_to_the_field(addresses, visits):
    tab = visits.window(javascript=False)
    tab.goto(addresses["registration"])
    tab.locator("main form [type=submit]").last.click()
    summary = tab.get_by_role("alert")
    link = summary.get_by_role("link").first
    field = link.get_attribute("href")
    link.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**{field}")
    assert tab.locator(field).get_attribute("aria-invalid") == "true"
