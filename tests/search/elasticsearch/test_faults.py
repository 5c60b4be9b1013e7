"""Elasticsearch gone, hanging or talking nonsense: visitors, editors and the health check."""

from contextlib import contextmanager

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from search.answering import answer
from search.delivery.changes import is_complete
from search.engines import SearchRequest, database_engine, search_engine
from search.engines.elasticsearch import (
    ElasticsearchEngine,
    EngineUnavailableError,
    address_in_use,
    cluster_at,
)
from search.engines.elasticsearch.breaker import Breaker
from search.engines.elasticsearch.guard import GuardedEngine, breaker_of
from search.models import EntryChange, SearchEntry
from search.planning import query_plan
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member

from .servers import NONSENSE, closed_port, server_that_drips, server_that_hangs, server_that_says

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(entry):
    """An entry that every engine has been told of."""
    entry("Ehrenamtskarte", facets={"thema": ["anerkennung"]})


@contextmanager
def stopped():
    yield closed_port()


@contextmanager
def hanging():
    with server_that_hangs() as (address, _connections):
        yield address


BROKEN = {
    "stopped": stopped,
    "hanging": hanging,
    "dripping": server_that_drips,
    **{name: lambda said=said: server_that_says(said) for name, said in NONSENSE.items()},
}


@pytest.fixture
def broken(request, settings):
    """The site searches with something that does not work: hanging, unless the test says otherwise."""
    with BROKEN[getattr(request, "param", "hanging")]() as address:
        settings.SEARCH_URL = f"elasticsearch://{address}/netz"
        yield


def question(query="Ehrenamt", **wanted):
    plan = query_plan(query, "de")
    return SearchRequest(language="de", now=timezone.now(), plan=plan, **wanted)


class TestTheVisitor:
    @pytest.mark.parametrize("broken", BROKEN, indirect=True)
    def test_is_answered_by_the_database_and_never_wrongly(self, found, broken):
        request = question(filters={"thema": ["anerkennung"]})
        expected = answer(request, "Ehrenamt", engine=database_engine())
        assert expected.total == 1
        assert answer(request, "Ehrenamt") == expected
        assert breaker_of(address_in_use()).is_open
        engine = ElasticsearchEngine(cluster_at(address_in_use()))
        vector = np.full(512, 1 / np.sqrt(512), np.float32)
        for ask in (
            lambda: engine.best(request, 10),
            lambda: engine.candidates(request, vector, 10, 10),
            lambda: engine.newest(request),
            lambda: engine.total(request),
            lambda: engine.counts(request),
        ):
            with pytest.raises(EngineUnavailableError):
                ask()

    def test_sees_the_page_as_always(self, found, broken, client):
        page = client.get("/suche/?q=Ehrenamt")
        assert page.status_code == 200
        assert "Ehrenamtskarte" in page.content.decode()


def test_one_search_waits_once_and_the_next_ones_not_at_all(found, settings):
    with server_that_hangs() as (address, connections):
        settings.SEARCH_URL = f"elasticsearch://{address}/netz"
        engine = ElasticsearchEngine(cluster_at(address_in_use()))
        for _visitor in range(3):
            guarded = GuardedEngine(engine, database_engine(), BREAKER_IN_FROZEN_TIME, is_complete)
            assert answer(question(), "Ehrenamt", engine=guarded).total == 1
        assert len(connections) == 1


BREAKER_IN_FROZEN_TIME = Breaker(clock=lambda: 0.0)


class TestTheEditor:
    def test_notices_nothing_and_the_change_waits(
        self, broken, site, client, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            page = make_practice(make_member("Eulenstadt", slug="eulenstadt"), title="Zauberfest")
        assert page.live
        entry = SearchEntry.objects.get(page_id=page.pk, part="page")
        change = EntryChange.objects.filter(entry_id=entry.pk).latest("pk")
        assert not change.refused
        assert "Zauberfest" in client.get("/suche/?q=Zauberfest").content.decode()

    @pytest.mark.parametrize("broken", ["stopped", "hanging", "half an object"], indirect=True)
    def test_the_worker_comes_back_later_and_later(self, found, broken):
        from search.delivery.changes import entries_changed
        from search.delivery.deliver import changes_deliver

        entries_changed([1])
        for attempts in (1, 2, 3):
            before = timezone.now()
            delivered, again_at = changes_deliver()
            change = EntryChange.objects.get()
            assert (delivered, change.attempts, change.next_attempt_at) == (0, attempts, again_at)
            assert (again_at - before).total_seconds() >= 2 ** (attempts - 1)
            assert changes_deliver() == (0, None)
            EntryChange.objects.update(next_attempt_at=timezone.now())


class TestTheOperator:
    @pytest.mark.parametrize("broken", ["stopped", "hanging", "a web page"], indirect=True)
    def test_is_told_by_readyz(self, found, broken, client):
        report = client.get("/readyz/").json()
        assert report["ok"] is False
        search = report["search"]
        assert search["ok"] is False
        assert search["engine"] == "elasticsearch"
        assert search["answered_by"] == database_engine().name
        assert search["entries"] == 1
        assert search["error"]

    def test_is_told_by_the_commands_in_a_sentence(self, broken):
        with pytest.raises(CommandError, match="Die Datenbank beantwortet die Suche"):
            call_command("rebuild_search", engine_only=True, verbosity=0)
        with pytest.raises(CommandError, match="antwortet nicht"):
            call_command("search_compare", verbosity=0)

    def test_a_rebuild_of_everything_goes_on(self, broken, site, capsys):
        call_command("rebuild_search", verbosity=0)
        assert "wird sie von selbst aufgebaut" in capsys.readouterr().err


def test_a_name_that_nobody_knows_is_a_fault_like_others(found, settings):
    settings.SEARCH_URL = "elasticsearch://gibt.es.nicht.invalid:9200/netz"
    assert search_engine().total(question()) == 1
