"""Reporting a barrier, as a browser without scripts does it, and what the ministry makes of it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils.formats import date_format

from cms import spam
from cms.legal.models import BarrierReport
from cms.legal.own_addresses import own_path
from cms.legal.services import (
    PERSON_KEPT,
    REPORT_KEPT,
    REPORTS_AT_MOST,
    REPORTS_WITHIN,
    TooManyReports,
    barrier_answer,
    barrier_report,
    barrier_reports_forget,
)
from cms.mail.models import OutboxMail
from cms.models import NetworkSettings
from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db
FORM = "/barriere-melden/"
NOW = datetime(2030, 5, 6, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    """Tests fill in forms faster than people."""
    monkeypatch.setattr(spam, "FASTEST", timedelta(0))


@pytest.fixture
def network(site):
    settings = NetworkSettings.for_site(site)
    settings.accessibility_email = "barrierefrei@land.example"
    settings.save()
    return settings


def send(client, address: str = FORM, **fields):
    content = client.get(address).content.decode()
    stamp = re.search(r'name="shown" value="([^"]+)"', content).group(1)
    return client.post(address, {"shown": stamp, "description": "Kein Untertitel", **fields})


def field(content: str, name: str) -> str:
    """The control of this name as it stands in the page."""
    return re.search(rf'<input[^>]* name="{name}"[^>]*>', content).group(0)


def report(network, **fields) -> BarrierReport:
    values = {
        "description": "Der Knopf geht nicht mit der Tastatur.", "path": "/kalender/", "name": "Kim",
        "email": "kim@example.org", "language": "de", "source": "a", "now": NOW,
    }  # fmt: skip
    return barrier_report(network=network, **values | fields)


class TestTheForm:
    def test_knows_the_page_from_which_one_comes(self, client, site):
        content = client.get(f"{FORM}?seite=/kalender/%3Fart%3Dseminar").content.decode()
        assert 'value="/kalender/?art=seminar"' in content

    @pytest.mark.parametrize(
        "address",
        ["https://boese.example/", "//boese.example", "/\\boese.example", "javascript:alert(1)", "/a\nb"],
    )
    def test_takes_no_address_of_another_site(self, client, site, address):
        content = client.get(FORM, {"seite": address}).content.decode()
        assert 'value=""' in field(content, "page") or "value=" not in field(content, "page")
        assert send(client, page=address).status_code == 422
        assert not BarrierReport.objects.exists()

    def test_takes_the_address_as_the_browser_shows_it(self, client, network):
        send(client, page="https://testserver/kalender/?monat=2030-05")
        assert BarrierReport.objects.get().path == "/kalender/?monat=2030-05"

    def test_is_never_cached_nor_found_and_names_the_deadline(self, client, network):
        response = client.get(FORM)
        assert "no-store" in response["Cache-Control"]
        assert b'content="noindex' in response.content
        assert "innerhalb von 14 Tagen" in response.content.decode()

    def test_says_what_is_missing(self, client, site):
        response = send(client, description=" ", email="kein-postfach")
        assert response.status_code == 422
        content = response.content.decode()
        assert 'href="#id_description"' in content
        assert 'href="#id_email"' in content

    @pytest.mark.parametrize("prefix", ["", "/en", "/de-simple"])
    def test_stands_in_every_language(self, client, network, prefix):
        response = send(client, f"{prefix}{FORM}")
        assert response["Location"] == f"{prefix}{FORM}danke/"
        assert client.get(response["Location"]).status_code == 200
        assert BarrierReport.objects.get().language == (prefix.lstrip("/") or "de")

    def test_a_machine_gets_thanks_and_leaves_nothing(self, client, network):
        assert send(client, homepage="https://spam.example").status_code == 302
        assert not BarrierReport.objects.exists()

    def test_one_connection_cannot_flood_the_mailbox(self, client, network):
        answers = [send(client).status_code for _ in range(REPORTS_AT_MOST + 1)]
        assert answers == [302] * REPORTS_AT_MOST + [429]
        assert BarrierReport.objects.count() == REPORTS_AT_MOST


class TestReporting:
    def test_tells_the_mailbox_what_and_where_and_by_when(self, network):
        found = report(network)
        mail = OutboxMail.objects.get()
        assert mail.to == "barrierefrei@land.example"
        for words in ("https://testserver/kalender/", "kim@example.org", "Tastatur", "20. Mai 2030"):
            assert words in mail.text
        assert reverse("barrier_reports:edit", args=[found.pk]) in mail.text

    def test_without_a_mailbox_of_its_own_the_editors_get_it(self, network):
        network.accessibility_email, network.editorial_email = "", "redaktion@land.example"
        report(network)
        assert OutboxMail.objects.get().to == "redaktion@land.example"

    def test_without_any_mailbox_it_is_kept(self, network):
        network.accessibility_email = network.editorial_email = ""
        assert report(network).pk
        assert not OutboxMail.objects.exists()

    def test_counts_each_connection_alone_and_forgets_the_count(self, network):
        for _ in range(REPORTS_AT_MOST):
            report(network)
        with pytest.raises(TooManyReports):
            report(network)
        report(network, source="b")
        report(network, now=NOW + REPORTS_WITHIN + timedelta(seconds=1))


class TestForgetting:
    def test_who_reported_goes_a_month_after_the_answer_with_the_mail(self, network):
        answered, waiting = report(network), report(network, source="b")
        barrier_answer(report=answered, state="beantwortet", note="Mit Untertiteln versehen", now=NOW)
        assert barrier_reports_forget(now=NOW + PERSON_KEPT) == 0
        assert barrier_reports_forget(now=NOW + PERSON_KEPT + timedelta(seconds=1)) == 1
        answered.refresh_from_db()
        assert (answered.name, answered.email, answered.source) == ("", "", "")
        assert answered.answer_note == "Mit Untertiteln versehen"
        waiting.refresh_from_db()
        assert waiting.email == "kim@example.org"
        assert [mail.key for mail in OutboxMail.objects.all()] == [f"barrier:{waiting.pk}"]

    def test_after_a_year_nothing_is_left_answered_or_not(self, network):
        report(network)
        barrier_reports_forget(now=NOW + REPORT_KEPT + timedelta(seconds=1))
        assert not BarrierReport.objects.exists()
        assert not OutboxMail.objects.exists()


class TestAnswering:
    def test_the_ministry_reads_and_notes_an_answer(self, client, network):
        found = report(network)
        client.force_login(make_user(SiteRole.EDITORIAL))
        assert b"/kalender/" in client.get(reverse("barrier_reports:index")).content
        address = reverse("barrier_reports:edit", args=[found.pk])
        assert b"kim@example.org" in client.get(address).content
        client.post(address, {"state": "beantwortet", "answer_note": "Behoben"})
        found.refresh_from_db()
        assert (found.state, found.answer_note) == ("beantwortet", "Behoben")
        assert found.answered_at is not None
        assert found.description == "Der Knopf geht nicht mit der Tastatur."

    def test_the_list_names_the_day_of_the_answer(self, client, network):
        report(network)
        client.force_login(make_user(SiteRole.EDITORIAL))
        seen = re.sub(r"<[^>]*>", " ", client.get(reverse("barrier_reports:index")).text)
        assert date_format(BarrierReport.objects.get().due_on) in seen

    def test_a_report_that_is_opened_again_waits_again(self, network):
        found = report(network)
        barrier_answer(report=found, state="beantwortet", note="", now=NOW)
        barrier_answer(report=found, state="offen", note="", now=NOW)
        assert found.answered_at is None

    def test_members_see_nothing_of_it(self, client, network):
        found = report(network)
        client.force_login(make_user(MemberRole.EDITOR, make_member()))
        for name, args in (("index", []), ("edit", [found.pk])):
            assert client.get(reverse(f"barrier_reports:{name}", args=args)).status_code in (302, 403)


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/kalender/", "/kalender/"),
        (" /suche/?q=a ", "/suche/?q=a"),
        ("https://testserver/en/", "/en/"),
        ("https://testserver.boese.example/", ""),
        ("https://testserver@boese.example/", ""),
        ("kalender/", ""),
        ("///boese.example", ""),
        ("/" + "a" * 500, ""),
        ("", ""),
    ],
)
def test_an_address_of_this_site_is_a_path(address, path):
    assert own_path(address) == path
