"""Pages in a real Chromium: accessible in light and dark, wide and narrow, by keyboard and on paper."""

import json
from itertools import product

import pytest
from django.conf import settings

from .conftest import network_make

pytestmark = pytest.mark.journey

AXE = settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP, PHONE, NARROW = 1280, 390, 320


@pytest.fixture
def network(visits, site):
    """The small network on a running server."""
    return network_make(site)


def test_axe_finds_nothing_on_any_page_light_or_dark_wide_or_narrow(network, visits):
    tab = visits.window(bypass_csp=True)
    findings = {}
    for name, address in network.addresses.items():
        tab.goto(address)
        tab.add_script_tag(path=AXE)
        for width, scheme in product((DESKTOP, PHONE), ("light", "dark")):
            tab.set_viewport_size({"width": width, "height": 900})
            tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            result = tab.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
            assert len(result["passes"]) > 20, f"axe did not look at {name}"
            for rule in result["violations"]:
                findings[f"{name}, {width}, {scheme}: {rule['id']}"] = rule["nodes"][0]["html"][:200]
    assert findings == {}, json.dumps(findings, indent=1, ensure_ascii=False)


def test_pages_load_whatever_they_name_and_nothing_from_elsewhere(network, visits):
    # That no other server is asked and no rule of the policy broken is proven for every visit.
    tab = visits.window()
    missing = []
    tab.on("requestfailed", lambda request: missing.append(request.url))
    tab.on("response", lambda response: missing.append(response.url) if response.status >= 400 else None)
    loaded = set()
    tab.on("response", lambda response: loaded.add(response.url.rsplit(".", 1)[-1]))
    for name in network.addresses.keys() - {"missing"}:
        tab.goto(network.addresses[name], wait_until="networkidle")
    assert missing == []
    assert {"css", "svg", "woff2"} <= loaded


def test_nothing_is_wider_than_a_narrow_phone(network, visits):
    tab = visits.window(width=NARROW)
    beyond = """() => [...document.querySelectorAll('main *, header *, footer *')]
        .filter(e => e.innerText && !e.closest('.table-scroll, .kern-sr-only, .skip'))
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"""
    for name, address in network.addresses.items():
        tab.goto(address)
        assert tab.evaluate("document.documentElement.scrollWidth") <= NARROW, name
        assert tab.evaluate(beyond) == [], name


FOCUS = """() => {
    const shown = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const here = document.activeElement;
    const frames = [here, here.closest('.find')].filter(Boolean).map(e => getComputedStyle(e));
    const visible = [...frames, getComputedStyle(here, '::after')].some(shown);
    return {end: here === document.body, visible, html: here.outerHTML.slice(0, 120)};
}"""


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("name", ["home", "practice", "members"])
def test_every_stop_of_the_keyboard_shows_where_it_is(network, visits, name, width):
    tab = visits.window(width=width)
    tab.goto(network.addresses[name])
    stops = []
    for _step in range(150):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(FOCUS)
        if stop["end"]:
            break
        stops.append(stop)
    assert len(stops) > 10
    assert [stop["html"] for stop in stops if not stop["visible"]] == []


def test_small_targets_are_large_enough_to_touch(network, visits):
    tab = visits.window(width=PHONE)
    small = """() => [...document.querySelectorAll('nav a, button, summary, select, input, .chip[href]')]
        .filter(e => e.checkVisibility()).filter(e => e.getBoundingClientRect().height < 24)
        .map(e => e.outerHTML.slice(0, 120))"""
    for name in ("home", "practice", "members"):
        tab.goto(network.addresses[name])
        assert tab.evaluate(small) == [], name


def test_the_menu_of_a_phone_needs_no_script(network, visits):
    tab = visits.window(width=PHONE, javascript=False)
    tab.goto(network.addresses["home"])
    link = tab.locator(".menu nav a").first
    assert not link.is_visible()
    tab.get_by_text("Menü", exact=True).click()
    assert link.is_visible()
    path = link.get_attribute("href")
    link.click()
    tab.wait_for_url(f"**{path}")


def test_searching_from_the_front_page_needs_no_script(network, visits):
    tab = visits.window(javascript=False)
    tab.goto(network.addresses["home"])
    tab.get_by_role("search", name="Beiträge suchen").get_by_role("searchbox").fill("Ehrenamtskarte")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/suche/?q=Ehrenamtskarte")


def test_members_are_narrowed_without_script(network, visits):
    tab = visits.window(javascript=False)
    tab.goto(network.addresses["members"])
    tab.get_by_label("Art", exact=True).select_option("kreis")
    tab.get_by_role("button", name="Anzeigen").click()
    assert tab.locator(".members b").all_inner_texts() == ["Kreis Erlenmark"]
    assert "1 von 2 Mitgliedern" in tab.get_by_role("status").inner_text()


def test_drawings_come_out_of_the_sprite(network, visits):
    tab = visits.window()
    tab.goto(network.addresses["home"])
    tab.wait_for_function("document.querySelector('.card .art use').getBBox().width > 100")


def _oklch_lightness(tab, name):
    colour = tab.evaluate(f"getComputedStyle(document.body).{name}")
    return float(colour.removeprefix("oklch(").split()[0])


def test_screens_that_are_dark_get_a_dark_page(network, visits):
    brightness = {}
    for scheme in ("light", "dark"):
        tab = visits.window(color_scheme=scheme)
        tab.goto(network.addresses["home"])
        brightness[scheme] = _oklch_lightness(tab, "backgroundColor")
        assert abs(brightness[scheme] - _oklch_lightness(tab, "color")) > 0.6
    assert brightness["light"] > 0.9 > 0.3 > brightness["dark"]


def test_paper_shows_the_contribution_and_its_owner_only(network, visits):
    tab = visits.window(color_scheme="dark")
    tab.emulate_media(media="print")
    tab.goto(network.addresses["practice"])
    assert not tab.locator(".footer, .masthead .find").first.is_visible()
    assert tab.locator(".imprint").is_visible()
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_nothing_moves_for_readers_who_want_no_motion(network, visits):
    tab = visits.window(reduced_motion="reduce")
    tab.goto(network.addresses["home"])
    style = "getComputedStyle(document.querySelector('.card')).transitionDuration.split(',').map(parseFloat)"
    assert max(tab.evaluate(style)) <= 0.001
    assert tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
