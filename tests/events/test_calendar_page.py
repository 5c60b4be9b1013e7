"""The calendar as visitors see it: a list by day, a month as a table, filters with counts, the archive."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from exchange.events.models import EventMaterial, Occurrence
from tests.factories.events import make_event
from tests.factories.files import make_document
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.django_db
MAY = "/kalender/?ansicht=monat&monat=2027-05"
# All dates lie in 2027; a first day in the address makes the list independent of today.
LIST = "/kalender/?von=2027-01-01"


@pytest.fixture
def member():
    return make_member("Amselhövel")


def page(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(tag) -> str:
    return re.sub(r"\s+", " ", tag.get_text(" ")).strip()


class TestList:
    def test_groups_by_month_and_day_with_the_date_before_the_title(self, client, member):
        make_event(member, frequency="monthly_weekday", count=2)
        soup = page(client, LIST)
        assert [words(h) for h in soup.select(".agenda__month > h3")] == ["Mai 2027", "Juni 2027"]
        day = soup.select_one(".agenda__day")
        assert (
            words(day).index("Mittwoch")
            < words(day).index("18:00 bis 20:30 Uhr")
            < words(day).index("Wie Freiwill")
        )

    def test_a_cancelled_date_says_so_with_its_reason(self, client, member):
        make_event(member, status="cancelled", status_reason="Kein Raum")
        entry = words(page(client, LIST).select_one(".entry"))
        assert "Abgesagt Kein Raum" in entry

    def test_a_moved_date_says_from_when(self, client, member):
        event = make_event(member)
        Occurrence.objects.filter(event=event).update(status="moved", starts_at="2027-05-13T16:00Z")
        assert "Verlegt statt am 12. Mai 2027" in words(page(client, LIST).select_one(".entry"))

    @pytest.mark.parametrize(
        ("seats", "said"), [(0, "ausgebucht"), (1, "noch 1 Platz frei"), (5, "noch 5 Plätze")]
    )
    def test_seats_are_said(self, client, member, seats, said):
        event = make_event(member)
        Occurrence.objects.filter(event=event).update(free_seats=seats)
        assert said in words(page(client, LIST).select_one(".entry"))

    def test_the_link_to_take_part_is_nowhere(self, client, member):
        event = make_event(member, access_link="https://video.example/geheim")
        for address in (LIST, MAY, event.url, "/suche/?q=geheim", event.get_parent().url):
            assert "video.example" not in client.get(address).content.decode()

    def test_has_pages(self, client, member):
        make_event(member, frequency="daily", count=25)
        first, second = page(client, LIST), page(client, f"{LIST}&seite=2")
        assert (len(first.select(".entry")), len(second.select(".entry"))) == (20, 5)
        assert second.select_one("[rel=prev]")["href"] == "?von=2027-01-01&seite=1"

    def test_filters_say_how_many_dates_there_are(self, client, member):
        make_event(member, event_type="hospitation", frequency="weekly", count=3)
        make_event(member, event_type="fachkongress", attendance_mode="online")
        soup = page(client, f"{LIST}&typ=hospitation")
        labels = [words(label) for label in soup.select(".facet label")]
        assert "Hospitation (3)" in labels
        assert "Fachkongress (1)" in labels
        assert "online (0)" not in labels
        chip = soup.select_one(".chips a.chip")
        assert words(chip) == "Art: Hospitation entfernen"
        assert chip["href"] == "/kalender/?von=2027-01-01"

    def test_without_dates_it_says_what_to_leave_out(self, client, member):
        make_event(member)
        soup = page(client, f"{LIST}&typ=hospitation&q=xyzzy")
        assert "Mit diesen Filtern gibt es keinen Termin." in words(soup)
        assert "ohne Suchwort „xyzzy“" in words(soup)

    def test_an_empty_calendar_leads_to_the_archive(self, client):
        soup = page(client, "/kalender/")
        assert "Zurzeit ist nichts geplant." in words(soup)
        assert soup.select_one(".panel a[href='/kalender/?archiv=1']")


class TestMonth:
    def test_is_a_table_with_caption_and_headers(self, client, member):
        make_event(member)
        table = page(client, MAY).select_one("table.month")
        assert words(table.caption) == "Mai 2027"
        assert [th["scope"] for th in table.select("thead th")] == ["col"] * 7
        assert [abbr["title"] for abbr in table.select("thead abbr")][::6] == ["Montag", "Sonntag"]
        cell = next(td for td in table.select("td") if "Wie Freiwillige" in td.get_text())
        assert words(cell).startswith("Mittwoch, 12. Mai")

    def test_a_date_of_several_days_stands_on_each(self, client, member):
        make_event(member, starts_at="2027-05-12 18:00", ends_at="2027-05-14 12:00")
        cells = [words(td) for td in page(client, MAY).select("td") if "Wie Freiwillige" in td.get_text()]
        assert len(cells) == 3
        assert "läuft weiter" in cells[1]

    def test_a_night_that_ends_at_midnight_stands_on_one_day(self, client, member):
        make_event(member, ends_at="2027-05-13 00:00")
        assert len([td for td in page(client, MAY).select("td") if "Wie Freiwillige" in td.get_text()]) == 1

    def test_what_does_not_fit_a_day_stands_in_its_list(self, client, member):
        for number in range(6):
            make_event(member, title=f"Treffen {number}")
        link = next(a for a in page(client, MAY).select("td a") if "weitere am" in words(a))
        assert words(link) == "2 weitere am 12. Mai"
        assert len(page(client, link["href"]).select(".entry")) == 6

    def test_leads_to_the_months_around_with_its_filters(self, client, member):
        soup = page(client, f"{MAY}&typ=hospitation")
        assert (
            soup.select_one("[rel=prev]")["href"] == "/kalender/?ansicht=monat&monat=2027-04&typ=hospitation"
        )
        assert (
            soup.select_one("[rel=next]")["href"] == "/kalender/?ansicht=monat&monat=2027-06&typ=hospitation"
        )
        assert "In diesem Monat" not in words(soup)

    def test_a_cancelled_date_says_so(self, client, member):
        make_event(member, status="cancelled", status_reason="x")
        assert "Abgesagt" in words(page(client, MAY).select_one("table"))

    @pytest.mark.parametrize("month", ["2000-01", "2099-12"])
    def test_ends_where_years_end(self, client, month):
        page(client, f"/kalender/?ansicht=monat&monat={month}")


def test_the_archive_offers_what_remained(client, member):
    document = make_document(title="Protokoll der Runde")
    make_event(member, starts_at="2020-05-12 18:00", ends_at="2020-05-12 20:00", materials=[
        EventMaterial(kind="protokoll", document=document), EventMaterial(kind="aufzeichnung", url="https://v.example/1"),
    ])  # fmt: skip
    links = [a["href"] for a in page(client, "/kalender/?archiv=1").select(".entry__files a")]
    assert links == [document.url, "https://v.example/1"]
    assert client.get(document.url).status_code == 200


@pytest.mark.parametrize(
    ("address", "indexed"), [("/kalender/", True), (MAY, False), ("/kalender/?typ=hospitation", False)]
)
def test_only_the_bare_calendar_is_for_search_machines(client, address, indexed):
    robots = page(client, address).select_one("meta[name=robots]")
    assert (robots is None) == indexed


def test_in_english_german_titles_are_marked_and_translations_shown(client, member):
    make_event(member, title="Nur deutsch")
    translated = make_event(member, title="Zweisprachig")
    english = translated.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.title = "In two languages"
    english.save_revision().publish()
    soup = page(client, "/en/kalender/?von=2027-01-01")
    found = {words(entry.h4): entry.h4.get("lang") for entry in soup.select(".entry")}
    assert found == {"Nur deutsch": "de", "In two languages": None}
    assert soup.find("a", string="In two languages")["href"] == english.url


def test_the_menu_leads_to_the_calendar(client):
    assert reverse("calendar") == "/kalender/"
    assert page(client, "/").select_one("header a[href='/kalender/']")


@pytest.mark.parametrize("address", [LIST, MAY, "/kalender/?archiv=1", f"{LIST}&q=Treffen&frei=1"])
def test_a_page_costs_the_same_for_few_and_for_many_and_less_than_fifteen_queries(client, member, address):
    def cost() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    def fill(start: int, end: int) -> None:
        for number in range(start, end):
            make_event(
                member,
                title=f"Treffen {number}",
                materials=[EventMaterial(kind="folien", url="https://v.example")],
            )
            make_event(
                member, title=f"Damals {number}", starts_at="2020-05-12 18:00", ends_at="2020-05-12 20:00"
            )

    fill(0, 2)
    few = cost()
    fill(2, 12)
    assert cost() == few
    assert few < 15
