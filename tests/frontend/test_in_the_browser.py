"""Pages in a real Chromium: whole, without script, in light and dark, on paper (access: `access/`)."""

import pytest
from playwright.sync_api import expect

from .access.probes import PHONE
from .conftest import network_make

pytestmark = pytest.mark.journey


@pytest.fixture
def network(visits, site):
    """The small network on a running server."""
    return network_make(site)


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


def test_the_menu_of_a_phone_needs_no_script(network, visits):
    tab = visits.window(width=PHONE, javascript=False)
    tab.goto(network.addresses["home"])
    link = tab.locator(".menu nav a").first
    assert not link.is_visible()
    tab.get_by_text("Menü", exact=True).click()
    assert link.is_visible()
    path = link.get_attribute("href")
    link.click()
    tab.wait_for_url(path)


def test_searching_from_the_front_page_needs_no_script(network, visits):
    tab = visits.window(javascript=False)
    tab.goto(network.addresses["home"])
    tab.get_by_role("search", name="Beiträge suchen").get_by_role("searchbox").fill("Ehrenamtskarte")
    tab.keyboard.press("Enter")
    tab.wait_for_url("/suche/?q=Ehrenamtskarte")


def test_members_are_narrowed_without_script(network, visits):
    tab = visits.window(javascript=False)
    tab.goto(network.addresses["members"])
    tab.get_by_label("Art", exact=True).select_option("kreis")
    tab.get_by_role("button", name="Anzeigen").click()
    expect(tab.get_by_role("status")).to_contain_text("1 von 2 Mitgliedern")
    expect(tab.locator(".members b")).to_have_text(["Kreis Erlenmark"])


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
