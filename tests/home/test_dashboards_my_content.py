"""The list of one's own content: complete, filtered, and safe to open in a spreadsheet."""

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_offer, make_practice
from tests.factories.municipalities import make_member, make_user

TODAY = date.today()


@pytest.fixture
def member(db):
    return make_member("Amselhövel")


@pytest.fixture
def editor(member):
    return make_user(MemberRole.EDITOR, member)


@pytest.fixture
def ask(client, editor):
    """Opens the list (as the editor, if nobody else is named) with these filters."""

    def get(user=None, **filters):
        client.force_login(user or editor)
        return client.get(reverse("my_content"), filters)

    return get


def titles(response) -> set[str]:
    rows = BeautifulSoup(response.content, "html.parser").select("#listing-results table td.title a")
    return {row.get_text(strip=True) for row in rows}


def contributions(response) -> set[str]:
    return titles(response) - {"Amselhövel", "Falkenwerth"}


def change(page, **values):
    type(page).objects.filter(pk=page.pk).update(**values)


def sheet(response) -> list[dict]:
    workbook = load_workbook(BytesIO(b"".join(response.streaming_content)))
    head, *rows = workbook.active.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def table(response) -> list[dict]:
    return list(csv.DictReader(StringIO(b"".join(response.streaming_content).decode())))


def test_the_list_shows_all_own_pages_and_nothing_else(ask, member):
    make_practice(member, title="Öffentlich")
    make_offer(member, live=False, title="Entwurf")
    make_practice(make_member("Falkenwerth"), live=False, title="Fremd")
    assert titles(ask()) == {"Amselhövel", "Öffentlich", "Entwurf"}


def test_the_ministry_sees_the_pages_of_all_members_and_chooses_one(ask, member):
    other = make_member("Falkenwerth")
    make_practice(member, title="Hier")
    make_practice(other, title="Dort")
    ministry = make_user(SiteRole.EDITORIAL)
    assert contributions(ask(ministry)) == {"Hier", "Dort"}
    assert titles(ask(ministry, kommune=other.pk)) == {"Falkenwerth", "Dort"}


def test_an_editor_can_not_ask_for_another_member(ask):
    other = make_member("Falkenwerth")
    make_practice(other, title="Dort")
    assert "Dort" not in titles(ask(kommune=other.pk))


@pytest.mark.parametrize("role", [None, MemberRole.READER, SiteRole.TRANSLATION])
def test_others_have_no_such_list(ask, member, role):
    assert ask(make_user(role, member)).status_code == 302


def test_filters_find_each_state(ask, editor, member):
    ministry = make_user(SiteRole.EDITORIAL)
    make_practice(member, live=False, title="Entwurf")
    make_practice(member, title="Online")
    change(make_practice(member, title="Archiv"), archived_at=timezone.now())
    for title in ("Prüfung", "Zurück"):
        page = make_practice(member, live=False, title=title)
        page.get_workflow().start(page, editor)
    page.current_workflow_state.current_task_state.reject(user=ministry, comment="Kürzer.")
    found = {
        stand: contributions(ask(stand=stand))
        for stand in ("entwurf", "pruefung", "zurueck", "online", "archiv")
    }
    assert found == {
        "entwurf": {"Entwurf"},
        "pruefung": {"Prüfung"},
        "zurueck": {"Zurück"},
        "online": {"Online"},
        "archiv": {"Archiv"},
    }


def test_filters_by_kind_language_and_date_of_review(ask, member):
    from wagtail.models import Locale

    make_offer(member, title="Angebot")
    change(make_practice(member, title="Bald"), review_on=TODAY + timedelta(days=5))
    change(make_practice(member, title="Lange vorbei"), review_on=TODAY - timedelta(days=120))
    assert contributions(ask(art="amtshilfe")) == {"Angebot"}
    assert contributions(ask(faellig="bald")) == {"Bald", "Lange vorbei"}
    assert contributions(ask(faellig="lange")) == {"Lange vorbei"}
    assert contributions(ask(locale=Locale.objects.get(language_code="en").pk)) == set()


def test_unknown_filters_are_harmless(ask, member):
    make_practice(member, title="Da")
    assert ask(stand="quatsch", art="x", faellig="\x00", ordering="passwort", p="zehn").status_code == 200


def test_the_workbook_opens_and_holds_the_facts(ask, member):
    page = make_practice(member, title="Ehrenamtskarte", cost_once=500)
    change(page, review_on=date(2027, 5, 1))
    row = next(row for row in sheet(ask(export="xlsx")) if row["Titel"] == "Ehrenamtskarte")
    assert row["Art"] == "Praxisbeispiel"
    assert row["Kommune"] == "Amselhövel"
    assert row["Stand"] == "veröffentlicht"
    assert row["Sichtbarkeit"] == "öffentlich"
    assert row["Prüfen bis"].strftime("%d.%m.%Y") == "01.05.2027"
    assert 0 < row["Vollständig (%)"] < 100
    assert row["Adresse"] == type(page).objects.get(pk=page.pk).full_url
    assert row["Zuletzt geändert"] is not None


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n="])
def test_formulas_are_defused_in_both_formats(ask, member, start):
    page = make_practice(member)
    change(page, draft_title=f'{start}HYPERLINK("https://evil.example")')
    response = ask(export="xlsx")
    content = b"".join(response.streaming_content)
    cells = [cell for row in load_workbook(BytesIO(content)).active.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert sum("HYPERLINK" in str(cell.value) and str(cell.value).startswith("'") for cell in cells) == 1
    assert next(row["Titel"] for row in table(ask(export="csv")) if "HYPERLINK" in row["Titel"]).startswith(
        "'"
    )


def test_the_export_follows_the_filters(ask, member):
    make_practice(member, title="Online")
    make_practice(member, live=False, title="Entwurf")
    assert [row["Titel"] for row in table(ask(export="csv", stand="entwurf", art="praxisbeispiel"))] == [
        "Entwurf"
    ]


def test_thirty_rows_cost_as_many_queries_as_three(ask, member):
    def queries() -> int:
        ask()
        with CaptureQueriesContext(connection) as found:
            assert ask().status_code == 200
        return len(found)

    for number in range(3):
        make_practice(member, title=f"Beitrag {number}")
        make_offer(member, live=False, title=f"Angebot {number}")
    few = queries()
    for number in range(3, 15):
        make_practice(member, title=f"Beitrag {number}")
        make_offer(member, live=False, title=f"Angebot {number}")
    assert queries() == few
