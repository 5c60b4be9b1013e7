"""Light, dark or as the device: the reader's choice, kept on the device and nowhere else."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey

BACKGROUND = "getComputedStyle(document.body).backgroundColor.match(/oklch\\(([\\d.]+)/)[1]"


def is_dark(window) -> bool:
    return float(window.evaluate(BACKGROUND)) < 0.5


@pytest.fixture
def window(network, visits):
    """A window on the front page, on a device that is light."""
    window = visits.window(color_scheme="light")
    window.goto("/")
    return window


def test_the_choice_holds_on_the_next_page_and_against_the_device(window):
    expect(window.get_by_label("wie im Gerät")).to_be_checked()
    window.get_by_label("dunkel", exact=True).check()
    assert is_dark(window)
    window.goto("/kommunen/")
    assert is_dark(window)
    expect(window.get_by_label("dunkel", exact=True)).to_be_checked()
    window.emulate_media(color_scheme="dark")
    window.get_by_label("hell", exact=True).check()
    assert not is_dark(window)


def test_back_to_the_device_leaves_nothing_behind(window):
    window.get_by_label("dunkel", exact=True).check()
    window.get_by_label("wie im Gerät").check()
    assert not is_dark(window)
    assert window.evaluate("localStorage.length") == 0
    window.emulate_media(color_scheme="dark")
    assert is_dark(window)


def test_nothing_is_kept_until_somebody_chooses(window):
    assert window.evaluate("localStorage.length") == 0
    assert window.context.cookies() == []


def test_the_choice_is_made_before_anything_is_drawn(window):
    window.get_by_label("dunkel", exact=True).check()
    window.add_init_script("""new MutationObserver(() => {
        if (document.body) window.atFirst ??= document.documentElement.dataset.kernTheme ?? "none";
    }).observe(document, {childList: true, subtree: true});""")
    window.goto("/kommunen/")
    assert window.evaluate("window.atFirst") == "dark"


def test_it_is_chosen_with_the_keyboard_and_the_focus_is_seen(window):
    choice = window.get_by_label("wie im Gerät")
    choice.focus()
    window.keyboard.press("ArrowRight")
    light = window.get_by_label("hell", exact=True)
    expect(light).to_be_checked()
    assert light.evaluate("e => parseFloat(getComputedStyle(e).outlineWidth)") >= 2
    box = light.bounding_box()
    assert min(box["width"], box["height"]) >= 24


def test_paper_is_light_whatever_was_chosen(window):
    window.get_by_label("dunkel", exact=True).check()
    window.emulate_media(media="print")
    assert window.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_without_a_script_there_is_no_switch(network, visits):
    window = visits.window(javascript=False)
    window.goto("/")
    expect(window.locator("[data-scheme]")).to_be_hidden()
