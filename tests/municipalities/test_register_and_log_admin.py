"""The register and the audit log in the admin: to search, filter and export."""

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from openpyxl import load_workbook

from exchange.municipalities.models import AuditAction, Municipality
from exchange.municipalities.services.audit import audit_write

pytestmark = pytest.mark.django_db


def test_the_register_is_searched_and_filtered_and_offers_no_changes(client, ministry, register):
    address = reverse("register:index_results")
    assert "05334028" in client.get(address, {"q": "simmer"}).text
    assert "Kreis Düren" in client.get(address, {"q": "05358000"}).text
    in_bezirk = client.get(
        address, {"level": "kreis", "bezirk": Municipality.objects.get(ags="05500000").pk}
    ).text
    assert "Kreis Coesfeld" in in_bezirk
    assert "Kreis Düren" not in in_bezirk
    koeln = Municipality.objects.get(ags="05300000").pk
    rows = client.get(reverse("register:index"), {"bezirk": koeln, "export": "csv"})
    lines = b"".join(rows.streaming_content).decode().splitlines()
    assert len(lines) == 1 + Municipality.objects.filter(ags__startswith="053").count()
    assert f"/{Municipality.objects.first().pk}/" not in client.get(address).text


def test_the_log_is_filtered_by_action_member_and_time(client, ministry, town, other):
    audit_write(
        actor=ministry, action=AuditAction.PAGE_DELETED, subject="Alte Seite", member=town, reason="Doppelt"
    )
    audit_write(actor=ministry, action=AuditAction.PAGE_DELETED, subject="Andere Seite", member=other)
    address = reverse("audit:index_results")
    by_member = client.get(address, {"member": town.pk, "action": AuditAction.PAGE_DELETED}).text
    assert "Alte Seite" in by_member
    assert "Doppelt" in by_member
    assert "Andere Seite" not in by_member
    assert "Alte Seite" not in client.get(address, {"action": AuditAction.ROLE_GRANTED}).text
    assert "Alte Seite" not in client.get(address, {"at_to": "2020-01-01"}).text
    assert "Alte Seite" in client.get(address, {"q": "doppelt"}).text


def test_the_log_is_exported_and_no_cell_is_a_formula(client, ministry, town):
    action = AuditAction.PAGE_DELETED
    audit_write(actor=ministry, action=action, subject="=1+1", member=town, reason="@SUM(A1)")
    exports = {
        kind: b"".join(
            client.get(reverse("audit:index"), {"export": kind, "action": action}).streaming_content
        )
        for kind in ("xlsx", "csv")
    }
    [_head, row] = load_workbook(BytesIO(exports["xlsx"])).active.values
    assert {"Seite gelöscht", "'=1+1", "'@SUM(A1)", "Musterstadt"} <= set(row)
    text = exports["csv"].decode()
    assert "'=1+1" in text
    assert ",=1+1" not in text


def test_the_log_says_day_and_minute(client, ministry):
    entry = audit_write(actor=ministry, action=AuditAction.PAGE_DELETED, subject="Alte Seite")
    shown = date_format(localtime(entry.at), "d.m.Y H:i")
    assert shown in client.get(reverse("audit:index_results")).text
