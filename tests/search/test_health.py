"""What `/readyz/` says about the search."""

from django.db import OperationalError, connection

from search import health


def test_it_names_the_engine_and_counts_what_it_holds(client, entry):
    entry("Ehrenamtskarte")
    entry("Nur für Mitglieder", audience="network")
    search = client.get("/readyz/").json()["search"]
    assert search == {"ok": True, "engine": connection.vendor, "entries": 1}


def test_an_engine_that_fails_is_told_and_breaks_nothing_else(client, entry, monkeypatch):
    class Broken:
        def total(self, request):
            raise OperationalError("no such table")

    monkeypatch.setattr(health, "database_engine", Broken)
    report = client.get("/readyz/").json()
    assert report["search"] == {"ok": False, "error": "OperationalError"}
    assert report["database"]["ok"] is True
