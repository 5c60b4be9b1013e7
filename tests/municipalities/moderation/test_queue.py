"""What waits for the ministry: oldest first, with age, to be taken along as a table."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.models import StandardPage
from tests.factories.contributions import make_offer, make_practice
from tests.factories.municipalities import make_member, profile_of


def submit(page, user, days_ago=0):
    page.get_workflow().start(page, user)
    state = page.current_workflow_state.current_task_state
    started = timezone.now() - timedelta(days=days_ago, minutes=1)
    type(state).objects.filter(pk=state.pk).update(started_at=started)
    return state


def rows(response) -> list[list[str]]:
    table = BeautifulSoup(response.content, "html.parser").select("#listing-results tbody tr")
    return [[" ".join(cell.get_text().split()) for cell in row.find_all("td")] for row in table]


@pytest.fixture
def queue(ministry):
    return lambda **data: ministry.client.get(reverse("moderation:queue"), data)


def test_the_oldest_stands_first_with_its_age(member, editor, queue):
    submit(make_offer(member, live=False, title="Gestern"), editor.user, 1)
    submit(make_practice(member, live=False, title="Lange"), editor.user, 14)
    submit(profile_of(member), editor.user)
    found = rows(queue())
    person = str(editor.user)
    assert [row[:5] for row in found] == [
        ["Lange", "Praxisbeispiel", "Amselhövel", person, "14 Tage"],
        ["Gestern", "Amtshilfe-Angebot", "Amselhövel", person, "1 Tag"],
        ["Amselhövel", "Profil eines Mitglieds", "Amselhövel", person, "heute"],
    ]


def test_each_line_leads_to_the_review_and_back(member, editor, queue):
    page = make_practice(member, live=False)
    submit(page, editor.user)
    link = BeautifulSoup(queue().content, "html.parser").select_one("#listing-results td.title a")
    back = "?next=%2Fadmin%2Fmoderation%2Fwarteschlange%2F"
    assert link["href"] == reverse("wagtailadmin_pages:edit", args=[page.pk]) + back


def test_what_was_returned_or_approved_waits_no_longer(member, editor, ministry, queue):
    returned = submit(make_practice(member, live=False), editor.user)
    returned.reject(user=ministry.user, comment="Kürzer.")
    submit(make_practice(member, live=False), editor.user).approve(user=ministry.user)
    response = queue()
    assert rows(response) == []
    assert "Es wartet nichts auf Prüfung." in response.text


def test_a_page_of_the_ministry_waits_without_a_member(site, ministry, queue):
    page = site.root_page.add_child(instance=StandardPage(title="Mitmachen", slug="mitmachen"))
    page.save_revision()
    submit(page, ministry.user)
    assert rows(queue())[0][:3] == ["Mitmachen", "Inhaltsseite", ""]


def test_a_submitter_whose_account_is_gone_breaks_nothing(member, colleague, queue):
    submit(make_practice(member, live=False, title="Da"), colleague.user)
    colleague.user.delete()
    assert rows(queue())[0][3] == ""


def test_the_queue_is_the_ministrys(editor, publisher, stranger):
    for person in (editor, publisher, stranger):
        for name in ("queue", "queue_results"):
            assert person.client.get(reverse(f"moderation:{name}")).status_code == 302


def test_the_export_defuses_formulas(member, editor, queue):
    page = make_practice(member, live=False)
    type(page).objects.filter(pk=page.pk).update(draft_title="=1+1")
    submit(page, editor.user, 3)
    (row,) = csv.DictReader(StringIO(b"".join(queue(export="csv").streaming_content).decode()))
    assert row["Titel"] == "'=1+1"
    assert row["Alter in Tagen"] == "3"


def test_thirty_pages_cost_as_many_queries_as_three(member, editor, queue):
    def queries() -> int:
        queue()
        with CaptureQueriesContext(connection) as found:
            queue()
        return len(found)

    for number in range(3):
        submit(make_practice(member, live=False, title=f"Seite {number}"), editor.user)
    few = queries()
    other = make_member("Falkenwerth")
    for number in range(27):
        submit(make_offer((member, other)[number % 2], live=False, title=f"Angebot {number}"), editor.user)
    assert queries() == few
