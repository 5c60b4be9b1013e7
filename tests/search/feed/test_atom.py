"""Any search as an Atom feed."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.utils.dateparse import parse_datetime
from wagtail.models import Page

from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def published(entry):
    """Make an entry whose page was published on a day of November 2026."""

    def make(title, day=1, **fields):
        page = entry(title, **fields)
        Page.objects.filter(pk=page.pk).update(last_published_at=datetime(2026, 11, day, 8, tzinfo=UTC))
        return page

    return make


@pytest.fixture
def feed(client):
    def read(address="/suche/atom/"):
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        return ElementTree.fromstring(response.content)

    return read


def titles(root):
    return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]


class TestContent:
    def test_it_has_what_a_feed_must_have(self, published, feed):
        published("Laternenfest", 3, summary="Licht & <Wärme>", place="Eulenstadt")
        root = feed("/suche/atom/?q=Laternenfest")
        assert root.tag == f"{ATOM}feed"
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
        assert "Laternenfest" in root.findtext(f"{ATOM}title")
        assert root.findtext(f"{ATOM}author/{ATOM}name")
        assert root.findtext(f"{ATOM}id").startswith("urn:uuid:")
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links == {
            "self": "https://testserver/suche/atom/?q=Laternenfest",
            "alternate": "https://testserver/suche/?q=Laternenfest",
        }
        entry = root.find(f"{ATOM}entry")
        assert entry.findtext(f"{ATOM}summary") == "Licht & <Wärme>"
        assert entry.find(f"{ATOM}link").get("href") == "https://testserver/laternenfest/"
        assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Eulenstadt"
        assert entry.find(f"{ATOM}category").get("term") == "Praxisbeispiel"
        when = datetime(2026, 11, 3, 8, tzinfo=UTC)
        assert parse_datetime(entry.findtext(f"{ATOM}updated")) == when
        assert parse_datetime(root.findtext(f"{ATOM}updated")) == when

    def test_ids_stay_the_same_when_title_and_address_change(self, published, feed):
        page = published("Fest")
        before = feed().findtext(f"{ATOM}entry/{ATOM}id")
        Page.objects.filter(pk=page.pk).update(title="Feier", slug="feier")
        page.search_entries.update(title="Feier", path="/feier/")
        assert feed().findtext(f"{ATOM}entry/{ATOM}id") == before
        assert before.startswith("urn:uuid:")

    def test_ids_differ_between_pages_and_between_feeds(self, published, feed):
        published("Fest eins")
        published("Fest zwei")
        root = feed()
        assert len({entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")}) == 2
        assert feed("/suche/atom/?q=Fest").findtext(f"{ATOM}id") != root.findtext(f"{ATOM}id")

    def test_the_newest_come_first_whatever_the_page_shows_first(self, published, feed):
        from datetime import date

        published("Fest alt", date=date(2026, 1, 1))
        published("Altes Fest Fest Fest", date=date(2025, 1, 1))
        published("Fest neu", date=date(2026, 11, 1))
        assert titles(feed("/suche/atom/?q=Fest&sortierung=relevanz")) == [
            "Fest neu", "Fest alt", "Altes Fest Fest Fest",
        ]  # fmt: skip

    def test_it_takes_the_filters_of_the_page(self, published, feed):
        published("Fest", kind="strategie")
        published("Feier", kind="leitlinie")
        assert titles(feed("/suche/atom/?art=leitlinie&ansicht=karte&seite=7")) == ["Feier"]

    def test_a_feed_without_entries_is_a_feed(self, published, feed):
        for address in ("/suche/atom/?q=Quastenflosser", "/suche/atom/?q=%F0%9F%8E%89", "/suche/atom/?q=%00"):
            root = feed(address)
            assert titles(root) == []
            assert root.findtext(f"{ATOM}updated") == "2000-01-01T00:00:00+00:00"

    def test_each_language_has_its_own(self, published, feed):
        published("Fest")
        root = feed("/en/suche/atom/")
        assert titles(root) == []
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


class TestVisibility:
    @pytest.mark.parametrize("role", [None, MemberRole.READER, SiteRole.EDITORIAL])
    def test_it_holds_what_is_public_whoever_asks(self, published, feed, client, role):
        published("Fest")
        published("Netzfest", audience="network")
        published("Archivfest", archived=True)
        if role:
            member = make_member("Eulenstadt", contact=False) if role == MemberRole.READER else None
            client.force_login(make_user(role, member))
        assert "Fest" in titles(feed())
        assert not {"Netzfest", "Archivfest"} & set(titles(feed()))


class TestConditionalRequests:
    def test_an_unchanged_feed_is_not_sent_again(self, published, client):
        published("Fest")
        first = client.get("/suche/atom/?q=Fest")
        again = client.get("/suche/atom/?q=Fest", headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 304
        assert not again.content
        since = client.get("/suche/atom/?q=Fest", headers={"If-Modified-Since": first["Last-Modified"]})
        assert since.status_code == 304

    def test_a_changed_feed_is(self, published, client):
        published("Fest")
        first = client.get("/suche/atom/")
        published("Fest", 9)
        assert client.get("/suche/atom/", headers={"If-None-Match": first["ETag"]}).status_code == 200

    def test_shared_caches_keep_it_for_a_minute(self, published, client):
        response = client.get("/suche/atom/")
        assert response["Cache-Control"] == "public, max-age=60"
        assert not response.cookies


class TestLinks:
    def test_the_page_names_the_feed_of_its_question(self, published, opened, feed):
        published("Fest", kind="strategie")
        page = opened("/strategien/?q=Fest&sortierung=datum&ansicht=karte")
        address = page.soup.find("link", type="application/atom+xml")["href"]
        assert address == page.link("Atom-Feed") == "/suche/atom/?q=Fest&art=strategie"
        assert titles(feed(address)) == ["Fest"]

    def test_the_page_names_the_address_that_holds_the_whole_question(self, published, opened):
        published("Fest")
        page = opened("/suche/?utm_source=x&q=Fest&art=praxisbeispiel")
        assert page.main.select_one("#adresse-der-suche")["href"] == (
            "https://testserver/suche/?q=Fest&art=praxisbeispiel"
        )
