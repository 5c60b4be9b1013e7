"""`/healthz/` and `/readyz/`."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from cms import health
from cms.health import LATE
from cms.mail.models import OutboxMail
from cms.mail.tasks import outbox_deliver_task
from cms.tick.models import JobRun


def test_the_process_is_alive_without_asking_the_database(client):
    # Outside of django_db every query would be an error.
    response = client.get("/healthz/")
    assert response.status_code == 200
    assert response.content == b"ok\n"


@pytest.mark.django_db
@pytest.mark.usefixtures("database_tasks")
class TestReady:
    def test_names_every_part_and_whether_it_works(self, client):
        call_command("tick", verbosity=0)
        report = client.get("/readyz/").json()
        assert {"database", "search", "queue", "tick"} <= report.keys()
        assert report["database"] == {"ok": True, "vendor": connection.vendor}

    def test_shows_when_tick_last_ran(self, client):
        assert client.get("/readyz/").json()["tick"]["ok"] is False
        call_command("tick", verbosity=0)
        tick = client.get("/readyz/").json()["tick"]
        assert tick["ok"] is True
        assert tick["last_run"].startswith(timezone.now().strftime("%Y-%m-%d"))

    def test_complains_when_tick_has_not_run_for_long(self, client):
        call_command("tick", verbosity=0)
        JobRun.objects.update(started_at=timezone.now() - LATE - timedelta(seconds=1))
        response = client.get("/readyz/")
        assert response.status_code == 200
        assert response.json()["ok"] is False
        assert response.json()["tick"]["ok"] is False

    def test_names_the_jobs_that_failed(self, client):
        call_command("tick", verbosity=0)
        JobRun.objects.filter(name="outbox_prune").update(last_error="OSError")
        assert client.get("/readyz/").json()["tick"]["failed"] == ["outbox_prune"]

    def test_complains_when_no_worker_takes_the_tasks(self, client):
        outbox_deliver_task.enqueue()
        assert client.get("/readyz/").json()["queue"]["ok"] is True
        DBTaskResult.objects.update(enqueued_at=timezone.now() - LATE - timedelta(seconds=1))
        queue = client.get("/readyz/").json()["queue"]
        assert (queue["ok"], queue["waiting"]) == (False, 1)

    def test_counts_the_mails_that_wait_and_failed(self, client):
        for state in ("queued", "queued", "failed", "sent"):
            OutboxMail.objects.create(to="a@example.org", sender="n@example.org", subject="x", state=state)
        queue = client.get("/readyz/").json()["queue"]
        assert (queue["mails_waiting"], queue["mails_failed"]) == (2, 1)

    def test_tells_nobody_whom_the_mails_are_for(self, client):
        OutboxMail.objects.create(
            to="lea@example.org", sender="n@example.org", subject="Geheim", state="failed"
        )
        answer = client.get("/readyz/").content.decode()
        assert "lea@" not in answer
        assert "Geheim" not in answer

    def test_another_part_can_report_itself(self, client, monkeypatch):
        monkeypatch.setattr(health, "_checks", dict(health._checks))
        health.register_check("engine", lambda: {"ok": False, "answers_from": "database"})
        report = client.get("/readyz/").json()
        assert report["engine"] == {"ok": False, "answers_from": "database"}
        assert report["ok"] is False

    def test_a_part_that_breaks_does_not_break_the_report(self, client, monkeypatch):
        def unreachable():
            raise ConnectionError("secret-host:9200")

        monkeypatch.setattr(health, "_checks", {**health._checks, "engine": unreachable})
        response = client.get("/readyz/")
        assert response.status_code == 200
        assert response.json()["engine"] == {"ok": False, "error": "ConnectionError"}
        assert b"secret-host" not in response.content

    def test_is_never_cached(self, client):
        assert "no-store" in client.get("/readyz/")["Cache-Control"]


@pytest.mark.django_db
def test_without_a_database_the_site_is_not_ready_and_gives_no_details(client, monkeypatch):
    def refuse():
        raise OperationalError("connection refused at db.internal")

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/readyz/")
    assert response.status_code == 503
    assert response.json()["database"] == {"ok": False, "error": "OperationalError"}
    assert b"db.internal" not in response.content
