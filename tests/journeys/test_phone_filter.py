"""Narrowing a list on a phone: the panel is closed, counts what is chosen, and says what it would show."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.journey

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def practices(site):
    """Three practices, one of a small town."""
    make_practice(make_member("Ottersbrink", population=8_900), title="Ehrenamtskarte im Dorf")
    town = make_member("Weidenlar", population=46_200)
    make_practice(town, title="Ehrenamtskarte in der Stadt")
    make_practice(town, title="Ehrenamtskarte im Quartier")


def panel_of(window):
    """The filters, opened as a thumb does it."""
    window.goto("/praxisbeispiele/?q=Ehrenamtskarte")
    panel = window.locator("details.facets")
    expect(panel.get_by_role("button")).to_be_hidden()
    panel.locator("> summary").click()
    return panel


def choose_small_towns(panel) -> None:
    panel.locator("summary", has_text="Größe der Kommune").click()
    panel.get_by_label("bis 10.000").check()


def expect_one_hit(window) -> None:
    """One hit, the panel closed again with its count, and the choice as a chip that can be taken back."""
    window.wait_for_url("**groesse=bis-10000**")
    expect(window.get_by_role("status").filter(has_text="1 Treffer")).to_be_visible()
    expect(window.locator(".hits h3")).to_have_text(["Ehrenamtskarte im Dorf"])
    summary = window.locator("details.facets > summary")
    expect(summary).to_have_text(re.compile(r"Filter\s*1 gewählt"))
    assert window.locator("details.facets").get_attribute("open") is None
    window.get_by_role("link", name=re.compile("Größe der Kommune: .* entfernen")).click()
    expect(window.locator(".hits h3")).to_have_count(3)
    expect(window.get_by_label("Suchbegriff").last).to_have_value("Ehrenamtskarte")


def test_the_button_names_the_hits_of_the_choice_before_it_is_pressed(practices, visits):
    window = visits.window(**PHONE)
    panel = panel_of(window)
    button = panel.locator("button[type=submit]")
    expect(button).to_have_text("3 Treffer anzeigen")
    choose_small_towns(panel)
    expect(button).to_have_text("1 Treffer anzeigen")
    expect(button).to_be_in_viewport()
    assert "groesse" not in window.url
    button.click()
    expect_one_hit(window)


def test_taking_the_choice_back_brings_the_first_number_back(practices, visits):
    window = visits.window(**PHONE)
    panel = panel_of(window)
    choose_small_towns(panel)
    button = panel.locator("button[type=submit]")
    expect(button).to_have_text("1 Treffer anzeigen")
    panel.get_by_label("bis 10.000").uncheck()
    expect(button).to_have_text("3 Treffer anzeigen")


def test_without_a_script_the_same_panel_narrows_the_list(practices, visits):
    window = visits.window(**PHONE, javascript=False)
    panel = panel_of(window)
    choose_small_towns(panel)
    panel.get_by_role("button", name="Anzeigen", exact=True).click()
    expect_one_hit(window)


def test_the_list_of_members_names_the_members_of_the_choice_too(practices, visits):
    window = visits.window(**PHONE)
    window.goto("/kommunen/?sortierung=einwohner")
    button = window.locator(".filters button")
    expect(button).to_have_text("2 Mitglieder anzeigen")
    window.get_by_label("Größe").select_option("bis-10000")
    expect(button).to_have_text("1 Mitglied anzeigen")
    button.click()
    window.get_by_role("link", name=re.compile("Größe: .* entfernen")).click()
    window.wait_for_url("/kommunen/?sortierung=einwohner")
