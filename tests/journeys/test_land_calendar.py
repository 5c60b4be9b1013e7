"""From a member's own event to the calendar of the Land, and into somebody's own calendar."""

from urllib.parse import urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from exchange.municipalities.roles import SiteRole
from tests.factories.events import make_event
from tests.factories.municipalities import make_member, make_user
from tests.signing_in import sign_in

pytestmark = pytest.mark.journey

TITLE = "Runder Tisch Ehrenamt"
# Later than any day on which this runs.
LIST = "/kalender/?von=2090-05-01"


@pytest.fixture
def event(site):
    return make_event(
        make_member("Ottersbrink"),
        title=TITLE,
        land_calendar="own",
        starts_at="2090-05-10 18:00",
        ends_at="2090-05-10 20:00",
    )


def test_an_event_is_proposed_curated_found_and_subscribed_to(visits, event):
    visitor = visits.window(width=390, javascript=False)
    visitor.goto(LIST)
    expect(visitor.get_by_role("link", name=TITLE)).to_have_count(0)

    editor = visits.window()
    sign_in(editor, make_user("editor", event.member, email="redaktion@ottersbrink.example").email)
    editor.goto(f"/admin/pages/{event.pk}/edit/")
    editor.locator("footer [data-w-dropdown-target='toggle']").first.click()
    editor.get_by_role("link", name="Für den Landeskalender vorschlagen").click()
    editor.get_by_label("Hinweis an die Landesredaktion").fill("Für alle Kreise")
    editor.get_by_role("button", name="Vorschlagen", exact=True).click()
    expect(editor.get_by_text("ist für den Landeskalender vorgeschlagen")).to_be_visible()

    ministry = visits.window()
    sign_in(ministry, make_user(SiteRole.EDITORIAL, email="redaktion@land.example").email)
    ministry.goto("/admin/")
    ministry.get_by_role("link", name=TITLE).click()
    expect(ministry.get_by_text("Für alle Kreise")).to_be_visible()
    ministry.get_by_label("aufgenommen und hervorgehoben").check()
    ministry.get_by_role("button", name="Entscheidung speichern").click()
    expect(ministry.get_by_text("Es wartet kein Vorschlag auf eine Entscheidung.")).to_be_visible()

    visitor.reload()
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)
    visitor.goto("/kalender/")
    address = visitor.locator("a[href$='/kalender/kalender.ics']").first.get_attribute("href")
    # A calendar program asks by http what the link calls webcal.
    feed = Calendar.from_ical(visitor.request.get(urlsplit(address).path).body())
    assert TITLE in [str(event["SUMMARY"]) for event in feed.events]
