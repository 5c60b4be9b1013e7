"""The statement on accessibility: what people fill in, what a machine found, and the yearly look at it."""

import json
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command

from cms.legal.models import AccessibilityStatementPage, AutomaticCheck, InaccessiblePart
from cms.legal.models.statement import REVIEW_AFTER
from cms.legal.reminders import statement_remind
from cms.mail.models import OutboxMail
from cms.models import NetworkSettings

pytestmark = pytest.mark.django_db
REPORT = {
    "checked_at": "2030-05-06T12:00:00+02:00",
    "tool": "axe-core 4.14.1",
    "pages": 24,
    "states": 12,
    "findings": [{"rule": "image-alt", "page": "/a/", "state": "dunkel", "impact": "critical", "nodes": 3}],
}


@pytest.fixture
def statement(site):
    page = AccessibilityStatementPage(
        title="Erklärung zur Barrierefreiheit",
        slug="erklaerung",
        standard="EN 301 549",
        conformity="teilweise",
        enforcement="<p>Die Ombudsstelle hilft.</p>",
        reviewed_on=date(2030, 3, 1),
        parts=[
            InaccessiblePart(
                part="Alte PDF-Dateien", reason="belastung", explanation="Aus den Jahren vor 2018",
                alternative="Wir lesen vor", locale=site.root_page.locale,
            )
        ],
    )  # fmt: skip
    site.root_page.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def mailbox(site):
    NetworkSettings.objects.update_or_create(site=site, defaults={"accessibility_email": "bf@land.example"})


@pytest.fixture
def report_file(tmp_path):
    path = tmp_path / "report.json"

    def write(**changes) -> str:
        path.write_text(json.dumps({key: v for key, v in (REPORT | changes).items() if v is not None}))
        return str(path)

    return write


def test_says_what_the_european_model_asks_for(client, statement):
    content = client.get(statement.url).content.decode()
    for words in (
        "teilweise vereinbar", "EN 301 549", "Alte PDF-Dateien", "unverhältnismäßige Belastung",
        "Wir lesen vor", "Die Ombudsstelle hilft.", "innerhalb von 14 Tagen", 'href="/barriere-melden/"',
        "1. März 2030",
    ):  # fmt: skip
        assert words in content, words


def test_shows_what_the_machine_found_last(client, statement, report_file):
    assert "noch kein Ergebnis" in client.get(statement.url).content.decode()
    call_command("accessibility_report", report_file(checked_at="2030-01-01T00:00:00+01:00", pages=3))
    call_command("accessibility_report", report_file())
    call_command("accessibility_report", report_file(checked_at="2029-01-01T00:00:00+01:00", pages=2))
    content = client.get(statement.url).content.decode()
    assert "Am 6. Mai 2030 mit axe-core 4.14.1: 24 Seiten in je 12 Zuständen" in content
    assert "Offen ist ein Befund." in content


@pytest.mark.parametrize(
    "broken",
    [{"tool": None}, {"pages": 0}, {"checked_at": "2030-05-06T12:00:00"}, {"checked_at": "gestern"},
     {"findings": [{"rule": "list"}]}, {"findings": 3}],
)  # fmt: skip
def test_a_broken_report_is_refused_and_changes_nothing(report_file, broken):
    with pytest.raises(CommandError):
        call_command("accessibility_report", report_file(**broken))
    assert not AutomaticCheck.objects.exists()


def test_a_month_before_the_year_is_over_the_mailbox_is_reminded_once_a_month(statement, mailbox):
    due = statement.reviewed_on + REVIEW_AFTER
    statement_remind(today=due - timedelta(days=31))
    assert not OutboxMail.objects.exists()
    for day in (date(2031, 2, 10), date(2031, 2, 11), date(2031, 3, 20)):
        statement_remind(today=day)
    mails = OutboxMail.objects.order_by("pk")
    assert [mail.subject.split(":")[0] for mail in mails] == ["Bitte durchsehen", "Überfällig"]
    assert {mail.to for mail in mails} == {"bf@land.example"}


def test_a_statement_that_was_looked_through_is_not_asked_for(statement, mailbox):
    statement.reviewed_on = date(2031, 2, 1)
    statement.save_revision().publish()
    statement_remind(today=date(2031, 3, 20))
    assert not OutboxMail.objects.exists()


def test_is_found_by_its_parts(statement):
    assert "Alte PDF-Dateien" in statement.search_document().text
    assert statement.review_due_on == date(2031, 3, 1)
