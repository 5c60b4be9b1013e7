"""Filling the engine anew: nobody notices, and nothing that changes meanwhile is lost."""

import pytest
from django.utils import timezone

from search.delivery import jobs
from search.delivery.changes import entries_changed, is_complete
from search.delivery.compare import engine_compare, engine_repair
from search.delivery.deliver import changes_deliver
from search.delivery.rebuild import engine_rebuild, is_built
from search.engines import SearchRequest
from search.engines.elasticsearch import (
    ElasticsearchEngine,
    EngineUnavailableError,
    address_in_use,
    cluster_at,
)
from search.engines.elasticsearch.indexes import Change, changes_write
from search.models import SearchEntry
from search.planning import query_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(entry):
    """Ten entries."""
    return [SearchEntry.objects.get(page=entry(f"Karte {number}")) for number in range(10)]


def total(query="Karte"):
    """What Elasticsearch alone finds."""
    request = SearchRequest(language="de", now=timezone.now(), plan=query_plan(query, "de"))
    return ElasticsearchEngine(cluster_at(address_in_use())).total(request)


def index_names(tell):
    return tell(lambda client, indexes: sorted(client.indices.get(index=f"{indexes.alias('de')}.*")))


def test_it_holds_every_entry_as_the_database_does(on_elasticsearch, rows, held):
    report = engine_rebuild()
    assert (report.entries, report.waiting) == (10, False)
    assert sorted(held()) == [row.pk for row in rows]
    assert engine_compare() == engine_repair()
    assert engine_compare().equal == 10
    assert is_complete()


def test_the_former_index_is_searched_until_the_new_one_is_whole(built, rows, tell, monkeypatch):
    engine_rebuild()
    monkeypatch.setattr("search.engines.elasticsearch.document._CHUNK", 3)
    [former] = index_names(tell)
    seen = []
    engine_rebuild(progress=lambda done, all_of_them: seen.append((done, all_of_them, total())))
    assert seen == [(3, 10, 10), (6, 10, 10), (9, 10, 10), (10, 10, 10)]
    assert former not in index_names(tell)
    assert len(index_names(tell)) == 1


def test_what_changes_meanwhile_is_in_both_and_stays(built, rows, held, monkeypatch):
    """Entries that were read already change and go; others come that were not there when it began."""
    engine_rebuild()
    monkeypatch.setattr("search.engines.elasticsearch.document._CHUNK", 4)
    first, second, *_others, last = rows
    gone = second.pk

    def change(done, all_of_them):
        if done == 4:
            SearchEntry.objects.filter(pk=first.pk).update(title_stems="hospitation")
            second.delete()
            last.title_stems = "feuerwehr"
            last.save()
            entries_changed([first.pk])
            changes_deliver()
            assert (total("Hospitation"), total("Feuerwehr"), total()) == (1, 1, 7)

    engine_rebuild(progress=change)
    assert (total("Hospitation"), total("Feuerwehr"), total()) == (1, 1, 7)
    assert gone not in held()
    assert engine_compare().is_equal


def test_a_delivery_that_comes_before_the_rebuild_reads_the_entry_wins(built, rows, held, tell, monkeypatch):
    engine_rebuild()
    monkeypatch.setattr("search.engines.elasticsearch.document._CHUNK", 1)
    last = rows[-1]

    def write_newer(client, indexes):
        newer = {"entry": last.pk, "digest": "newer", "title_stems": "neu"}
        changes_write(client, indexes.building("de"), [Change(last.pk, 10**9, newer)], refresh=False)

    engine_rebuild(progress=lambda done, _all: tell(write_newer) if done == 1 else None)
    assert held()[last.pk] == 10**9
    assert engine_compare().different == [last.pk]


def test_an_interrupted_one_harms_nobody_and_is_tidied_up_by_the_next(built, rows, tell):
    engine_rebuild()

    def interrupt(done, all_of_them):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine_rebuild(progress=interrupt)
    assert total() == 10
    assert len(index_names(tell)) == 2
    rows[0].delete()
    changes_deliver()
    assert total() == 9
    engine_rebuild()
    assert len(index_names(tell)) == 1
    assert engine_compare().is_equal


def test_a_write_alone_makes_no_index(built, tell):
    def write(client, indexes):
        index = f"{indexes.alias('de')}.gone"
        return changes_write(client, index, [Change(1, 1, None)], refresh=False)

    assert "404" in tell(write)[1]
    assert len(index_names(tell)) == 1


class TestComparing:
    @pytest.fixture(autouse=True)
    def _filled(self, built, rows):
        engine_rebuild()

    def test_every_kind_of_difference_is_found_and_repaired(self, rows, tell):
        missing, different, *_others = (row.pk for row in rows)
        SearchEntry.objects.filter(pk=different).update(title_parts="anders")

        def damage(client, indexes):
            client.delete(index=indexes.alias("de"), id=str(missing))
            surplus = Change(10**6, 1, {"entry": 10**6, "digest": "x"})
            changes_write(client, indexes.alias("de"), [surplus], refresh=True)

        tell(damage)
        found = engine_compare()
        assert (found.missing, found.different, found.surplus) == ([missing], [different], [10**6])
        assert (found.equal, found.is_equal) == (8, False)
        engine_repair()
        changes_deliver()
        assert engine_compare().is_equal

    def test_a_changed_facet_is_a_difference(self, rows):
        rows[3].facets.create(name="thema", value="neu")
        assert engine_compare().different == [rows[3].pk]

    def test_entries_beyond_one_page_are_compared_too(self, monkeypatch):
        monkeypatch.setattr("search.delivery.compare._PAGE", 3)
        assert engine_compare().equal == 10


class TestThePeriodicJob:
    def test_fills_an_engine_that_is_new(self, on_elasticsearch, rows):
        assert not is_built()
        jobs.engine_keep()
        assert is_built()
        assert total() == 10
        assert is_complete()

    def test_leaves_alone_what_somebody_is_filling(self, on_elasticsearch, rows, tell):
        def begin(client, indexes):
            indexes.template_put()
            return indexes.create("de")

        begun = tell(begin)
        jobs.engine_keep()
        assert index_names(tell) == [begun]

    def test_delivers_what_waits(self, built, rows, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            jobs.engine_keep()
        assert is_complete()
        assert total() == 10

    def test_does_nothing_without_an_outside_engine(self, settings):
        settings.SEARCH_URL = ""
        jobs.engine_keep()
        jobs.engine_compare_daily()


def test_where_nobody_answers_a_rebuild_says_so(settings, db):
    settings.SEARCH_URL = "elasticsearch://127.0.0.1:1/netz"
    with pytest.raises(EngineUnavailableError):
        engine_rebuild()
