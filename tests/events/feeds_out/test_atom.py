"""The calendar as Atom."""

from xml.etree import ElementTree

import pytest

from tests.factories.events import make_event
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "/kalender/atom/?von=2027-01-01"


def entries(client, address: str = ADDRESS) -> list[ElementTree.Element]:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")


def test_an_entry_tells_the_day_in_its_title_and_leads_to_the_page(client):
    event = make_event(make_member("Amselhövel"), title="Mut & Maß")
    (entry,) = entries(client)
    assert entry.findtext(f"{ATOM}title") == "Mut & Maß (Mittwoch, 12. Mai 2027, 18:00 bis 20:30 Uhr)"
    assert entry.find(f"{ATOM}link").get("href").endswith(event.url)
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{event.uid}"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Amselhövel"


def test_the_feed_takes_filters_and_holds_only_what_is_public(client):
    member = make_member("Amselhövel")
    make_event(member, title="Kongress", slug="a", event_type="fachkongress")
    make_event(member, title="Geheim", slug="b", visibility="network")
    assert len(entries(client)) == 1
    assert entries(client, f"{ADDRESS}&typ=netzwerktreffen") == []


def test_nothing_new_is_not_sent_again(client):
    make_event(make_member("Amselhövel"))
    first = client.get(ADDRESS)
    assert client.get(ADDRESS, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_a_cancelled_event_says_so(client):
    make_event(make_member("Amselhövel"), status="cancelled", status_reason="Krank")
    assert entries(client)[0].findtext(f"{ATOM}title").startswith("Abgesagt: ")
