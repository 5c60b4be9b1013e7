"""Periodic jobs: each due job once, whoever calls and however often."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from cms.tick import registry
from cms.tick.models import JobRun
from cms.tick.registry import Job, jobs_registered, register_job
from cms.tick.services import LONGEST_RUN, tick_run

NOON = datetime(2027, 3, 1, 12, 0, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Counter:
    """A job that counts its runs."""

    def __init__(self, name="count", every=5 * MINUTE):
        self.runs = 0
        self.job = Job(name, every, self.count)

    def count(self):
        self.runs += 1


def names(outcomes):
    return [outcome.job for outcome in outcomes]


@pytest.mark.django_db
class TestDue:
    def test_a_job_runs_at_the_first_call(self):
        counter = Counter()
        assert names(tick_run(now=NOON, jobs=[counter.job])) == ["count"]
        assert counter.runs == 1

    def test_a_job_runs_once_in_its_span_however_often_tick_is_called(self):
        counter = Counter()
        for minute in range(5):
            tick_run(now=NOON + minute * MINUTE, jobs=[counter.job])
        assert counter.runs == 1

    def test_a_job_runs_at_every_call_that_comes_at_its_own_pace_even_a_second_early(self):
        counter = Counter()
        for call, late in enumerate((2, 1, 0, 3)):
            tick_run(now=NOON + call * 5 * MINUTE + timedelta(seconds=late), jobs=[counter.job])
        assert counter.runs == 4

    def test_a_daily_job_is_made_up_for_after_a_standstill_and_only_once(self):
        counter = Counter(every=timedelta(days=1))
        tick_run(now=NOON, jobs=[counter.job])
        tick_run(now=NOON + timedelta(days=6), jobs=[counter.job])
        tick_run(now=NOON + timedelta(days=6, minutes=5), jobs=[counter.job])
        assert counter.runs == 2

    def test_jobs_have_spans_of_their_own(self):
        often, daily = Counter("often"), Counter("daily", timedelta(days=1))
        for call in range(3):
            tick_run(now=NOON + call * 5 * MINUTE, jobs=[often.job, daily.job])
        assert (often.runs, daily.runs) == (3, 1)


@pytest.mark.django_db
class TestTrouble:
    def test_a_failing_job_does_not_stop_the_next_one_and_tells_why(self):
        def fail():
            raise OSError("feed unreachable")

        after = Counter("after")
        outcomes = tick_run(now=NOON, jobs=[Job("broken", MINUTE, fail), after.job])
        assert after.runs == 1
        assert "feed unreachable" in outcomes[0].error
        assert "feed unreachable" in JobRun.objects.get(name="broken").last_error

    def test_a_failed_job_runs_again_in_the_next_span_and_forgets_the_error(self):
        answers = iter([OSError("once"), None])

        def fail_once():
            if error := next(answers):
                raise error

        job = Job("shaky", MINUTE, fail_once)
        tick_run(now=NOON, jobs=[job])
        tick_run(now=NOON + MINUTE, jobs=[job])
        assert JobRun.objects.get(name="shaky").last_error == ""

    def test_a_job_that_still_runs_is_not_started_a_second_time(self):
        counter = Counter(every=MINUTE)
        tick_run(now=NOON, jobs=[counter.job])
        JobRun.objects.update(running_until=NOON + LONGEST_RUN)
        tick_run(now=NOON + 2 * MINUTE, jobs=[counter.job])
        assert counter.runs == 1

    def test_a_job_whose_process_died_runs_again_after_an_hour(self):
        counter = Counter(every=MINUTE)
        tick_run(now=NOON, jobs=[counter.job])
        JobRun.objects.update(running_until=NOON + LONGEST_RUN)
        tick_run(now=NOON + LONGEST_RUN + MINUTE, jobs=[counter.job])
        assert counter.runs == 2


@pytest.mark.django_db(transaction=True)
def test_of_many_machines_that_tick_at_once_exactly_one_runs_the_job():
    counter = Counter()
    start = threading.Barrier(6)

    def call():
        start.wait()
        try:
            tick_run(now=NOON, jobs=[counter.job])
        finally:
            connection.close()

    machines = [threading.Thread(target=call) for _ in range(6)]
    for machine in machines:
        machine.start()
    for machine in machines:
        machine.join()
    assert counter.runs == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("database_tasks")
class TestCommand:
    def test_it_runs_what_the_apps_registered_and_says_so(self, capsys):
        call_command("tick")
        said = capsys.readouterr().out
        for job in jobs_registered():
            assert f"{job.name}: ok" in said

    def test_it_fails_loudly_when_a_job_failed(self, monkeypatch):
        monkeypatch.setattr(registry, "_jobs", {})
        register_job("broken", every=MINUTE, function=lambda: 1 / 0)
        with pytest.raises(CommandError, match="broken"):
            call_command("tick", verbosity=0)

    def test_a_scheduled_page_goes_online_and_an_expired_one_offline(self):
        from wagtail.models import Page

        root = Page.objects.get(depth=1)
        coming = root.add_child(instance=Page(title="Kommt", slug="kommt", live=False))
        coming.go_live_at = timezone.now() - MINUTE
        coming.save_revision(approved_go_live_at=coming.go_live_at)
        going = root.add_child(instance=Page(title="Geht", slug="geht", expire_at=timezone.now() - MINUTE))
        call_command("tick", verbosity=0)
        coming.refresh_from_db()
        going.refresh_from_db()
        assert coming.live
        assert not going.live

    def test_old_sessions_go(self, client, django_user_model):
        from django.contrib.sessions.models import Session

        client.force_login(django_user_model.objects.create_user("lea@example.org", "ein-langes-kennwort"))
        Session.objects.update(expire_date=timezone.now() - MINUTE)
        call_command("tick", verbosity=0)
        assert not Session.objects.exists()
