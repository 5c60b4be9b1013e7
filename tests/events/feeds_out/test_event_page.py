"""An event's own file, what its page says for search machines, and how to subscribe."""

import json
import re

import icalendar
import pytest

from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.events import make_event
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return make_member("Amselhövel")


def structured(client, event) -> list[dict]:
    """The dates in the JSON-LD of a page, beside what is said of every page."""
    html = client.get(event.url).content.decode()
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    (dates,) = (found for found in map(json.loads, scripts) if isinstance(found, list))
    return dates


def test_an_event_has_a_file_of_its_own(client, member):
    event = make_event(member, land_calendar="own", frequency="weekly", count=3)
    response = client.get(f"{event.url}termin.ics")
    assert response["Content-Disposition"] == 'attachment; filename="termin.ics"'
    (entry,) = icalendar.Calendar.from_ical(response.content).walk("VEVENT")
    assert str(entry["UID"]) == str(event.uid)
    assert "RRULE" in entry
    assert (
        client.get(f"{event.url}termin.ics", headers={"If-None-Match": response["ETag"]}).status_code == 304
    )


def test_the_page_leads_to_its_file(client, member):
    event = make_event(member)
    assert f'href="{event.url}termin.ics"' in client.get(event.url).content.decode()


@pytest.mark.parametrize(
    "address", ["/kommunen/termin.ics", "/nichts/hier/termin.ics", "/kommunen/amselhoevel/termin.ics"]
)
def test_other_pages_have_none(client, member, address):
    assert client.get(address).status_code == 404


def test_a_draft_has_none(client, member):
    event = make_event(member, live=False)
    assert client.get(f"{event.url}termin.ics").status_code == 404


def test_the_file_of_a_page_for_the_network_is_for_the_network(client, member):
    event = make_event(member, visibility="network")
    address = f"{event.url}termin.ics"
    assert client.get(address).status_code == 404
    client.force_login(make_user(MemberRole.READER, make_member("Berghude")))
    response = client.get(address)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]


def test_the_file_of_a_page_for_the_own_member_is_for_it_and_the_ministry(client, member):
    event = make_event(member, visibility="member")
    for user, status in [
        (make_user(MemberRole.READER, make_member("Berghude")), 404),
        (make_user(MemberRole.READER, member), 200),
        (make_user(SiteRole.EDITORIAL), 200),
    ]:
        client.force_login(user)
        assert client.get(f"{event.url}termin.ics").status_code == status


def test_search_machines_learn_what_readers_see(client, member):
    event = make_event(member, summary="Ein </script><script>alert(1)</script> & mehr")
    (data,) = structured(client, event)
    assert data["@type"] == "Event"
    assert data["description"] == event.summary
    assert data["startDate"] == "2027-05-12T18:00:00+02:00"
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert data["location"]["name"] == "Rathaus, Großer Saal"
    assert data["organizer"]["name"] == "Amselhövel"
    assert "<script>alert" not in client.get(event.url).content.decode()


def test_the_link_to_take_part_is_not_told(client, member):
    event = make_event(member, attendance_mode="hybrid", access_link="https://treffen.example/geheim")
    (data,) = structured(client, event)
    place, online = data["location"]
    assert (place["@type"], online["@type"]) == ("Place", "VirtualLocation")
    assert online["url"].endswith(event.url)
    assert "geheim" not in client.get(event.url).content.decode()


@pytest.mark.parametrize(
    ("status", "word"),
    [("cancelled", "EventCancelled"), ("postponed", "EventPostponed"), ("moved", "EventRescheduled")],
)
def test_search_machines_learn_what_became_of_it(client, member, status, word):
    event = make_event(member, status=status, status_reason="Krank")
    assert structured(client, event)[0]["eventStatus"] == f"https://schema.org/{word}"


def test_whole_days_are_days(client, member):
    event = make_event(member, all_day=True, starts_at="2027-06-01 00:00", ends_at="2027-06-03 00:00")
    (data,) = structured(client, event)
    assert (data["startDate"], data["endDate"]) == ("2027-06-01", "2027-06-03")


def test_the_calendar_tells_how_to_subscribe_to_what_it_shows(client, member):
    make_event(member)
    html = client.get("/kalender/?typ=regionales-seminar").content.decode()
    assert 'href="webcal://testserver/kalender/kalender.ics?typ=regionales-seminar"' in html
    assert 'value="https://testserver/kalender/kalender.ics?typ=regionales-seminar"' in html
    assert 'href="/kalender/atom/?typ=regionales-seminar"' in html
    assert client.get("/kalender/kalender.ics?typ=regionales-seminar").status_code == 200
