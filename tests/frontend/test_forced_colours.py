"""Contrast themes of the device: whoever sets them must see frames, signs and the focus."""

import pytest

pytestmark = pytest.mark.journey

SEEN = """([selector, part]) => {
    const style = getComputedStyle(document.querySelector(selector), part);
    const seen = colour => !/rgba\\(.*, 0\\)/.test(colour);
    return {
        frame: parseFloat(style.borderTopWidth) >= 2 && seen(style.borderTopColor),
        ring: parseFloat(style.outlineWidth) >= 2 && seen(style.outlineColor),
        colour: style.color, surface: style.backgroundColor,
    };
}"""


@pytest.fixture(params=["light", "dark"])
def window(request, network, visits):
    """A window on a device with a contrast theme."""
    return visits.window(color_scheme=request.param, forced_colors="active")


def test_a_box_with_the_focus_keeps_its_frame_and_shows_a_ring(window, network):
    window.goto(network.addresses["search"])
    window.locator(".kern-form-check__checkbox").first.focus()
    seen = window.evaluate(SEEN, [".kern-form-check__checkbox:focus", None])
    assert seen["frame"]
    assert seen["ring"]


def test_signs_have_the_colour_of_the_text_beside_them(window, network):
    window.goto(network.addresses["practice"])
    for sign in (".sender .scheme .icon", ".contact .icon", ".facts--key dt .icon"):
        inside, beside = window.evaluate(
            """sign => { const icon = document.querySelector(sign);
            return [getComputedStyle(icon).color, getComputedStyle(icon.parentElement).color]; }""",
            sign,
        )
        assert inside == beside, sign


def test_the_arrow_of_an_accordion_is_not_white_on_white(window, network):
    window.goto(network.addresses["standard"])
    arrow = window.evaluate(SEEN, [".kern-accordion__header", "::after"])["surface"]
    page = window.evaluate(SEEN, ["body", None])["surface"]
    assert arrow != page
