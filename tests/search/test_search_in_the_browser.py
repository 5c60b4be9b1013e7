"""The search in a real Chromium: suggestions by keyboard, mouse, without script; every state accessible."""

import json
from itertools import product

import pytest
from django.conf import settings
from playwright.sync_api import expect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from search.spelling.words import word_lists_renew
from tests.factories.contributions import make_term
from tests.factories.municipalities import MemberFactory

pytestmark = pytest.mark.journey

AXE = settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BOX = "#suche-ergebnis"
STATES = {
    "hits": "/suche/?q=Laterne",
    "correction": "/suche/?q=Latermenumzug",
    "offered correction": "/suche/?q=Latermenumzug+Fest",
    "zero": "/suche/?q=Quastenflosser&thema=lichter",
    "map": "/suche/?ansicht=karte",
    "german hits": "/en/suche/?q=Laterne",
}


@pytest.fixture
def filled(visits, entry):
    """Hits of two towns, a term, a recommendation."""
    make_term("topic", "lichter", label_de="Lichter und Laternen")
    towns = [MemberFactory(name=f"Ort {number}", lat=51 + number / 9, lon=7) for number in range(2)]
    for number in range(12):
        town = towns[number % 2]
        entry(
            f"Laternenumzug {number}", summary="Ein Fest mit Laternen.", place=town.name, member_id=town.pk,
            facets={"thema": ["lichter"], "kommune": [town.key]},
        )  # fmt: skip
    SearchPromotion.objects.create(
        query=Query.get("laterne"), external_link_url="https://example.org", external_link_text="Laternenbund"
    )
    word_lists_renew()
    return visits


def test_suggestions_are_chosen_by_keyboard(filled):
    tab = filled.window()
    tab.goto("/suche/")
    box = tab.locator(BOX)
    box.press_sequentially("lat")
    options = tab.get_by_role("option")
    expect(tab.locator(f".find:has({BOX}) [role=status]")).to_have_text("8 Vorschläge")
    assert box.get_attribute("aria-expanded") == "true"
    assert tab.get_by_role("listbox").get_attribute("id") == box.get_attribute("aria-controls")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowDown")
    assert options.first.get_attribute("aria-selected") == "true"
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "lat"
    box.press("ArrowDown")
    box.press("Enter")
    tab.wait_for_url("/suche/?thema=lichter")


def test_suggestions_are_chosen_with_the_mouse_and_vanish_with_the_focus(filled):
    tab = filled.window(width=390)
    tab.goto("/suche/")
    tab.locator(BOX).press_sequentially("lich")
    option = tab.get_by_role("option", name="Lichter und Laternen")
    option.wait_for()
    tab.locator(BOX).press("Tab")
    option.wait_for(state="detached")
    tab.locator(BOX).press("ArrowDown")
    option.click()
    tab.wait_for_url("/suche/?thema=lichter")


def test_what_was_typed_is_sent_while_nothing_is_chosen(filled):
    tab = filled.window()
    tab.goto("/suche/")
    tab.locator(BOX).press_sequentially("laternenumzug 3")
    tab.get_by_role("option").first.wait_for()
    tab.locator(BOX).press("Enter")
    tab.wait_for_url("/suche/?q=laternenumzug+3*")


def test_without_javascript_the_box_is_a_plain_input(filled):
    tab = filled.window(javascript=False)
    tab.goto("/suche/")
    box = tab.locator(BOX)
    assert box.get_attribute("role") is None
    assert tab.locator("button[data-copy]").is_hidden()
    box.fill("Laterne")
    box.press("Enter")
    expect(tab.locator("ol.hits > li")).to_have_count(10)


def test_axe_finds_nothing_in_any_state_light_or_dark_wide_or_narrow(filled):
    tab = filled.window(bypass_csp=True)
    findings = {}
    for state, address in STATES.items():
        tab.goto(address)
        tab.add_script_tag(path=AXE)
        if state == "hits":
            tab.locator(BOX).press_sequentially(" ")
            tab.get_by_role("option").first.wait_for()
            tab.locator(BOX).press("ArrowDown")
        for width, scheme in product((1280, 390, 320), ("light", "dark")):
            tab.set_viewport_size({"width": width, "height": 900})
            tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            result = tab.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
            assert len(result["passes"]) > 20, state
            for rule in result["violations"]:
                findings[f"{state}, {width}, {scheme}: {rule['id']}"] = rule["nodes"][0]["html"][:200]
            assert not tab.evaluate("document.documentElement.scrollWidth > innerWidth + 1"), (state, width)
    assert findings == {}, json.dumps(findings, indent=1, ensure_ascii=False)


def test_on_paper_the_map_has_its_legend_and_its_list_and_nothing_to_press(filled):
    tab = filled.window()
    tab.emulate_media(media="print")
    tab.goto("/suche/?q=Laterne&thema=lichter&ansicht=karte")
    for shown in ("svg.hit-map__drawing", ".hit-map__list", "p >> text=Je größer", ".chip >> text=Thema"):
        assert tab.locator(shown).first.is_visible(), shown
    for hidden in ("button", ".kinds", ".filters", ".hit-map__hint", "text=Alle Filter", "text=Atom"):
        assert not tab.locator("main").locator(hidden).last.is_visible(), hidden
