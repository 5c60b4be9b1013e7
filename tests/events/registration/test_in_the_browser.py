"""The pages of registration in a real Chromium: nothing for axe to find, nothing wider than a phone."""

import json
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from cms import spam
from exchange.events.models import AskedField
from exchange.events.registration.links import confirm_link, personal_link
from exchange.events.registration.services.leaving import registration_cancel
from tests.factories.municipalities import make_member
from tests.frontend.access.probes import AXE, NARROW, RULES

from .conftest import NOW, make_registrable, register, request_seat

pytestmark = pytest.mark.journey


@pytest.fixture
def addresses(site, monkeypatch) -> dict[str, str]:
    """Every page of registration that a visitor can meet."""
    monkeypatch.setattr(spam, "FASTEST", timedelta(0))
    town = make_member("Ottersbrink")
    event = make_registrable(town, capacity=1, asked_fields=",".join(AskedField.values))
    closed = make_registrable(town, registration_closes_at="2020-01-01 10:00")
    series = make_registrable(town, frequency="weekly", count=4)
    # Dates of the far future exist only for who looks from there.
    form = f"{event.get_url()}anmeldung/"
    anna, bela, cleo = (register(event, f"{name}@example.org") for name in ("anna", "bela", "cleo"))
    dana = request_seat(event, "dana@example.org")
    registration_cancel(registration=anna, now=NOW)
    pages = {
        "cancelled": personal_link(anna), "offered": personal_link(bela), "waiting": personal_link(cleo),
        "confirm": confirm_link(dana),
    }  # fmt: skip
    return {
        "event": event.get_url(), "series": series.get_url(), "form": form,
        "closed": f"{closed.get_url()}anmeldung/",
        "check": "/kalender/bescheinigung/", "invalid": "/kalender/anmeldung/x/",
        **{name: link.removeprefix("https://testserver") for name, link in pages.items()},
    }  # fmt: skip


def test_axe_finds_nothing_and_nothing_is_too_wide(addresses, visits):
    tab = visits.window(width=NARROW, bypass_csp=True)
    findings = {}

    def look(name: str) -> None:
        tab.wait_for_load_state()
        assert tab.evaluate("document.documentElement.scrollWidth") <= NARROW, name
        assert tab.get_by_role("heading", level=1).count() == 1, name
        tab.add_script_tag(path=AXE)
        result = tab.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        assert len(result["passes"]) > 20, f"axe did not look at {name}"
        for rule in result["violations"]:
            findings[f"{name}: {rule['id']}"] = rule["nodes"][0]["html"][:200]

    for name, address in addresses.items():
        tab.goto(address)
        look(name)
    tab.goto(addresses["form"])
    tab.get_by_role("button", name="Auf die Warteliste setzen").click()
    tab.get_by_role("alert").wait_for()
    look("form with mistakes")
    tab.get_by_label("Vor- und Nachname").fill("Eva")
    tab.get_by_label("E-Mail-Adresse").fill("eva@example.org")
    tab.get_by_label("Warum möchten Sie teilnehmen?").fill("Neugier")
    tab.get_by_role("button", name="Auf die Warteliste setzen").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Fast geschafft")
    look("sent")
    assert findings == {}, json.dumps(findings, indent=1, ensure_ascii=False)
