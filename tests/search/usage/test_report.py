"""The report of the admin: what was searched and what found nothing."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from openpyxl import load_workbook

from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from search.usage.queries import PERIODS, chart
from search.usage.services import Asked, searches_write
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/reports/suchanfragen/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def searched(today):
    """Questions of today and of forty days ago."""
    searches_write(
        counts={
            Asked(today, "de", "laterne", True): 5,
            Asked(today, "de", "=fackel", False): 4,
            Asked(today, "en", "lantern", True): 3,
            Asked(today, "de", "geheim", True): 1,
            Asked(today - timedelta(days=40), "de", "winterfest", False): 9,
        }
    )


@pytest.fixture
def report(client):
    """Rows of the report as its readers see them."""
    client.force_login(make_user(SiteRole.EDITORIAL))

    def read(**choice):
        page = BeautifulSoup(client.get(ADDRESS, choice).content, "html.parser")
        rows = page.select("table.listing tbody tr")
        return [[cell.get_text(strip=True) for cell in row.select("td")] for row in rows], page

    return read


class TestRows:
    def test_the_most_frequent_come_first(self, searched, report):
        assert report()[0] == [
            ["laterne", "Deutsch", "5", "0"],
            ["=fackel", "Deutsch", "4", "4"],
            ["lantern", "English", "3", "0"],
        ]

    def test_a_longer_period_holds_more(self, searched, report):
        assert report(zeitraum=90)[0][0][0] == "winterfest"
        assert [row[0] for row in report(zeitraum=7)[0]] == ["laterne", "=fackel", "lantern"]

    def test_only_what_found_nothing(self, searched, report):
        rows = report(treffer="ohne", zeitraum=365)[0]
        assert [row[0] for row in rows] == ["winterfest", "=fackel"]

    def test_one_language(self, searched, report):
        assert [row[0] for row in report(sprache="en")[0]] == ["lantern"]

    def test_whatever_stands_in_the_address_is_borne(self, searched, report):
        for value in ("", "abc", "-1", "99999999999999999999", "\x00"):
            assert len(report(zeitraum=value)[0]) in (0, 3)

    def test_rare_questions_are_a_number_without_words(self, searched, report):
        _rows, page = report()
        assert "1 Suche ist hier nicht aufgeführt" in page.get_text()
        assert "geheim" not in page.get_text()

    def test_without_any_search_the_report_opens(self, report):
        rows, page = report()
        assert rows == []
        assert "noch nichts so oft gesucht" in page.get_text()


class TestChart:
    def test_no_period_has_more_bars_than_people_compare(self, searched, today):
        for days in PERIODS:
            bars = chart(days=days, today=today)
            assert 5 <= len(bars) <= 31
            assert bars[-1].ends == today
            assert bars[0].begins == today - timedelta(days=days - 1)
            assert all(one.ends + timedelta(days=1) == two.begins for one, two in pairwise(bars))

    def test_bars_hold_all_searches_and_stand_on_the_ground(self, searched, today):
        last = chart(days=7, today=today)[-1]
        assert (last.asked, last.unanswered) == (13, 4)
        assert (last.y, last.height) == (0, 120)
        assert last.unanswered_y + last.unanswered_height == 120
        assert sum(bar.asked for bar in chart(days=90, today=today)) == 22
        assert "13 Suchen, davon 4 ohne Treffer" in last.label

    def test_the_chart_says_its_numbers_in_words(self, searched, report):
        _rows, page = report(zeitraum=7)
        assert len(page.select("svg[role=img] rect")) == 14
        assert "13 Suchen, davon 4 ohne Treffer" in page.select_one("details ul").get_text()


class TestExport:
    def test_csv_and_xlsx_hold_the_rows_and_nothing_that_calculates(self, searched, report, client):
        text = client.get(ADDRESS, {"export": "csv"}).getvalue().decode("utf-8-sig")
        assert list(csv.reader(StringIO(text)))[:3] == [
            ["Gesucht", "Sprache", "Wie oft", "davon ohne Treffer"],
            ["laterne", "de", "5", "0"],
            ["'=fackel", "de", "4", "4"],
        ]
        sheet = load_workbook(BytesIO(client.get(ADDRESS, {"export": "xlsx"}).getvalue())).active
        assert sheet["A3"].value == "'=fackel"


class TestDoors:
    def test_it_is_for_the_ministry_alone(self, searched, client):
        for role in (MemberRole.COORDINATOR, MemberRole.PUBLISHER):
            client.force_login(make_user(role, make_member(f"Stadt {role}", contact=False)))
            for address in (ADDRESS, f"{ADDRESS}results/", f"{ADDRESS}?export=csv"):
                response = client.get(address)
                assert response.status_code != 200, address
                assert b"laterne" not in response.content
        client.force_login(make_user(SiteRole.EDITORIAL))
        assert client.get(ADDRESS).status_code == 200

    def test_the_menu_offers_it_to_the_ministry_and_wagtails_own_report_is_gone(self, client):
        client.force_login(make_user(SiteRole.ADMINISTRATION))
        menu = client.get("/admin/").content.decode()
        assert ADDRESS in menu
        assert "search-terms" not in menu
        assert client.get("/admin/searchpicks/reports/search-terms/").status_code == 302


def test_the_number_of_queries_is_equal_for_3_and_30_questions(client, today, django_assert_max_num_queries):
    client.force_login(make_user(SiteRole.EDITORIAL))

    def queries():
        with django_assert_max_num_queries(40) as captured:
            client.get(ADDRESS)
        return len(captured)

    def ask(numbers):
        searches_write(counts={Asked(today, "de", f"frage {number:02}", True): 3 for number in numbers})

    ask(range(3))
    queries()
    few = queries()
    ask(range(3, 30))
    assert queries() == few
