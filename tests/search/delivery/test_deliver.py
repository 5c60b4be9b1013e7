"""From a change in the database to the outside engine: in order, completely, once it can."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from search.delivery.changes import entries_changed, is_complete
from search.delivery.compare import engine_compare
from search.delivery.deliver import changes_deliver
from search.engines import SearchRequest, search_engine
from search.engines.elasticsearch.indexes import Change, changes_write
from search.models import EntryChange, SearchEntry
from search.planning import query_plan

pytestmark = pytest.mark.django_db


def entry_of(page):
    return SearchEntry.objects.get(page=page)


def found(query, **wanted):
    """Entries that the site's engine finds, whichever answers."""
    plan = query_plan(query, "de")
    return search_engine().best(SearchRequest(language="de", now=timezone.now(), plan=plan, **wanted), 10)


def test_without_an_outside_engine_nothing_is_marked(settings, entry):
    settings.SEARCH_URL = ""
    entry("Karte").delete()
    entries_changed([1, 2])
    assert is_complete()


def test_of_another_database_nothing_is_marked(built):
    entries_changed([1, 2], using="scoring")
    assert is_complete()


def test_what_is_written_changed_and_deleted_reaches_the_engine(built, entry, deliver, held):
    first, second = entry("Karte"), entry("Ausweis")
    ids = [entry_of(first).pk, entry_of(second).pk]
    assert not is_complete()
    assert deliver() > 0
    assert is_complete()
    assert sorted(held()) == sorted(ids)
    SearchEntry.objects.get(pk=ids[0]).delete()
    changed = entry_of(second)
    changed.title_stems = "hospitation"
    changed.save()
    deliver()
    assert list(held()) == [ids[1]]
    assert found("Hospitation") == [ids[1]]
    assert engine_compare().is_equal


def test_whoever_rolls_back_has_changed_nothing(built, entry, deliver, held):
    page = entry("Karte")
    deliver()
    with pytest.raises(RuntimeError), transaction.atomic():
        entry_of(page).delete()
        raise RuntimeError
    assert is_complete()
    assert list(held()) == [entry_of(page).pk]


def test_while_a_change_waits_the_database_answers(built, entry, deliver):
    page = entry("Karte")
    assert search_engine().name != "elasticsearch"
    assert found("Karte") == [entry_of(page).pk]
    deliver()
    assert search_engine().name == "elasticsearch"
    row = entry_of(page)
    row.audience = "network"
    row.save()
    assert found("Karte") == []


def test_what_the_engine_should_no_longer_find_is_not_shown(built, entry, deliver, opened, client):
    """A restriction that nobody marked: by a statement of its own, or from a backup."""
    page = entry("Karte")
    deliver()
    assert opened("/suche/?q=Karte").titles == ["Karte"]
    SearchEntry.objects.filter(page=page).update(audience="network")
    assert found("Karte") == [entry_of(page).pk]
    assert opened("/suche/?q=Karte").titles == []
    assert "<title>Karte</title>" not in client.get("/suche/atom/?q=Karte").content.decode()


def test_a_late_delivery_never_overwrites_a_newer_one(built, entry, deliver, held, tell):
    row = entry_of(entry("Karte"))
    deliver()
    version = held()[row.pk]
    old = {"entry": row.pk, "digest": "old", "title_stems": "alt"}

    def write_late(client, indexes):
        return changes_write(client, indexes.alias("de"), [Change(row.pk, version - 1, old)], refresh=True)

    assert tell(write_late) == {}
    assert held() == {row.pk: version}
    assert engine_compare().is_equal


def test_a_late_delivery_does_not_bring_back_what_was_deleted(built, entry, deliver, held, tell):
    row = entry_of(entry("Karte"))
    deliver()
    version, number = held()[row.pk], row.pk
    row.delete()
    deliver()
    old = {"entry": number, "digest": "old", "title_stems": "kart"}
    tell(
        lambda client, indexes: changes_write(
            client, indexes.alias("de"), [Change(number, version, old)], refresh=True
        )
    )
    assert held() == {}


def test_more_changes_than_one_delivery_holds_all_arrive(built, entry, deliver, held, monkeypatch):
    monkeypatch.setattr("search.delivery.deliver.BATCH", 3)
    for number in range(8):
        entry(f"Karte {number}")
    deliver()
    assert is_complete()
    assert len(held()) == 8
    assert engine_compare().is_equal


def test_an_entry_that_the_engine_refuses_stops_no_other_and_stays(
    on_elasticsearch, entry, deliver, held, tell
):
    def build_an_index_that_takes_no_expiry(client, indexes):
        indexes.template_put()
        client.indices.create(
            index=f"{indexes.alias('de')}.spoilt",
            aliases={indexes.alias("de"): {}},
            mappings={"properties": {"expires_at": {"type": "boolean"}}},
        )

    tell(build_an_index_that_takes_no_expiry)
    bad = entry_of(entry("Ausweis", expire_at=timezone.now() + timedelta(days=1)))
    good = entry_of(entry("Karte"))
    deliver()
    assert list(held()) == [good.pk]
    change = EntryChange.objects.get()
    assert change.entry_id == bad.pk
    assert "document_parsing_exception" in change.refused
    again = entry_of(entry("Zweite Karte"))
    deliver()
    assert sorted(held()) == [good.pk, again.pk]


def test_without_an_index_nothing_is_made_up_and_everything_waits(on_elasticsearch, entry, tell):
    entry("Karte")
    delivered, again_at = changes_deliver()
    assert delivered == 0
    assert again_at > timezone.now()
    assert not is_complete()
    assert tell(lambda client, indexes: client.indices.get(index=f"{on_elasticsearch.prefix}*")) == {}


def test_one_task_wakes_the_worker_for_many_changes(
    built, entry, database_tasks, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(5):
            entry(f"Karte {number}")
    waiting = DBTaskResult.objects.filter(task_path__endswith="changes_deliver_task")
    assert waiting.count() == 1
