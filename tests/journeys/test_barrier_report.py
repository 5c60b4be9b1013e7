"""From any page to a report, without a script, and to the ministry's list."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from cms import spam
from cms.legal.models import BarrierReport
from cms.mail.models import OutboxMail
from cms.models import NetworkSettings

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("start", ["/suche/?q=Karte", "/gibt-es-nicht/"])
def test_a_visitor_reports_a_barrier_from_the_page_where_it_is(visits, site, monkeypatch, start):
    monkeypatch.setattr(spam, "FASTEST", timedelta(0))
    NetworkSettings.objects.update_or_create(site=site, defaults={"accessibility_email": "bf@land.example"})
    window = visits.window(width=390, javascript=False)
    window.goto(start)
    window.get_by_role("contentinfo").get_by_role("link", name="Barriere melden").click()
    assert window.get_by_label("Auf welcher Seite?").input_value() == start.split("?")[0]
    window.get_by_role("button", name="Meldung abschicken").click()
    expect(window.get_by_role("alert")).to_be_visible()
    window.get_by_label("Was können Sie nicht nutzen?").fill("Der Knopf geht nicht mit der Tastatur.")
    window.get_by_label("Ihre E-Mail-Adresse").fill("kim@example.org")
    window.get_by_role("button", name="Meldung abschicken").click()
    window.wait_for_url("/barriere-melden/danke/")
    assert "angekommen" in window.get_by_role("status").inner_text()
    report = BarrierReport.objects.get()
    assert (report.path, report.email) == (start.split("?")[0], "kim@example.org")
    assert OutboxMail.objects.get(key=f"barrier:{report.pk}").to == "bf@land.example"
