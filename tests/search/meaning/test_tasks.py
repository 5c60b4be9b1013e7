"""Vectors are computed after publishing, by the worker, and never in its way."""

import pytest
from django_tasks_db.models import DBTaskResult

from cms.tick.registry import jobs_registered
from search.meaning import health, tasks, vectors
from search.meaning.tasks import all_vectors_wake, page_vectors_wake
from search.models import EntryVectors, SearchEntry
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member

TASK = "search.meaning.tasks.entry_vectors_task"


@pytest.fixture
def waiting(database_tasks):
    """How many tasks of ours wait for a worker."""
    return lambda: DBTaskResult.objects.filter(task_path=TASK).count()


def test_publishing_leaves_the_work_to_the_worker(site, waiting, on_commit):
    with on_commit():
        page = make_practice(make_member())
    assert waiting() >= 1
    assert not EntryVectors.objects.filter(entry__page=page).exists()


def test_the_worker_computes_what_was_published(site, on_commit):
    with on_commit():
        page = make_practice(make_member())
    assert EntryVectors.objects.filter(entry__page=page).count() == 1


def test_an_unchanged_text_wakes_nobody(site, waiting, on_commit, understood):
    entry = understood("Vorlesen")
    page_vectors_wake(page_id=entry.page_id)
    all_vectors_wake()
    assert waiting() == 0


def test_switched_off_nobody_is_woken(entry, waiting, settings):
    settings.SEARCH_MEANING = False
    page_vectors_wake(page_id=entry("Vorlesen").pk)
    all_vectors_wake()
    assert waiting() == 0


def test_publishing_goes_on_when_the_encoder_breaks(site, on_commit, monkeypatch):
    def broken(texts, threads):
        raise OSError("weights.npz")

    monkeypatch.setattr(vectors, "encode", broken)
    with on_commit():
        page = make_practice(make_member())
    assert page.live
    assert SearchEntry.objects.filter(page=page).exists()
    assert not EntryVectors.objects.exists()


def test_the_periodic_job_finds_what_was_left(entry, waiting):
    entry("Vorlesen")
    job = next(job for job in jobs_registered() if job.name == "search_vectors")
    job.function()
    assert waiting() == 1


def test_the_work_is_done_in_pieces_until_nothing_is_left(entry, on_commit, monkeypatch):
    done, compute = [], tasks.entry_vectors_compute
    monkeypatch.setattr(tasks, "_PER_RUN", 2)
    monkeypatch.setattr(
        tasks, "entry_vectors_compute", lambda **some: done.append(compute(**some)) or done[-1]
    )
    for number in range(5):
        entry(f"Beitrag {number}")
    with on_commit():
        all_vectors_wake()
    assert done == [2, 2, 1]
    assert EntryVectors.objects.count() == 5


def test_the_health_check_counts_what_waits(entry, understood, client):
    understood("Vorlesen")
    entry("Singen")
    report = client.get("/readyz/").json()["meaning"]
    assert report["ok"] is True
    assert report["waiting"] == 1


def test_the_health_check_says_when_it_is_switched_off(db, settings):
    settings.SEARCH_MEANING = False
    assert health.meaning_health() == {"ok": True, "encoder": "switched off"}
