"""The way of the Tab key through pages: every stop is visible, none is covered, none keeps anybody."""

import pytest

from .probes import DESKTOP, FOCUS, PHONE

pytestmark = pytest.mark.journey

WALKS = [
    (DESKTOP, ["home", "practice", "strategy", "search narrowed", "month", "members", "profile", "dossier"]),
    (DESKTOP, ["registration", "barrier", "login", "calendar", "event", "statement", "missing"]),
    (PHONE, ["home", "practice", "search narrowed", "calendar", "registration", "login"]),
]
MOST_STOPS = 400


def walk(tab) -> list[dict]:
    """The stops of the Tab key from the top of the page until it leaves the page."""
    stops = []
    for _step in range(MOST_STOPS):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(FOCUS)
        # Behind the last stop comes the browser itself or, where it has none, the first stop again.
        if stop is None or (stop["again"] and stop["html"] == stops[0]["html"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"The keyboard never leaves {tab.url}")


@pytest.mark.parametrize(("width", "names"), WALKS)
def test_the_keyboard_reaches_everything_visibly_and_leaves_again(width, names, addresses, visits):
    tab = visits.window(width=width, reduced_motion="reduce")
    faults = {}
    for name in names:
        tab.goto(addresses[name])
        stops = walk(tab)
        assert len(stops) > 8, name
        for fault in ("covered", "again"):
            if found := [stop["html"] for stop in stops if stop[fault]]:
                faults[f"{name}: {fault}"] = found
        if found := [stop["html"] for stop in stops if not stop["visible"]]:
            faults[f"{name}: invisible"] = found
    assert faults == {}


def test_the_first_stop_leads_past_everything_to_the_content(addresses, visits):
    tab = visits.window()
    tab.goto(addresses["practice"])
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_function("document.activeElement.matches('main')")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(addresses, visits):
    tab = visits.window(width=PHONE)
    tab.goto(addresses["home"])
    menu = tab.get_by_text("Menü", exact=True)
    link = tab.get_by_role("navigation", name="Hauptmenü").get_by_role("link", name="Kommunen")
    menu.focus()
    tab.keyboard.press("Enter")
    link.wait_for()
    tab.keyboard.press("Enter")
    link.wait_for(state="hidden")


@pytest.mark.parametrize(("name", "opener"), [("home", "Menü"), ("search", "Filter")])
def test_escape_closes_what_is_open_and_leads_back(name, opener, addresses, visits):
    tab = visits.window(width=PHONE)
    tab.goto(addresses[name])
    summary = tab.locator("summary", has_text=opener).first
    summary.focus()
    for key in ("Enter", "Tab", "Tab"):
        tab.keyboard.press(key)
    assert summary.evaluate("e => e.parentElement.open && e !== document.activeElement")
    tab.keyboard.press("Escape")
    assert summary.evaluate("e => !e.parentElement.open && e === document.activeElement")
