"""Three nodes with a replica, one of which dies as in a power cut, while entries are written and searched.

Outside of the usual run, because three servers need memory and time: ``make test-cluster``.
"""

import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page, Site

from cms.finding import SearchDocument
from search.answering import answer
from search.delivery.changes import is_complete
from search.delivery.compare import engine_compare
from search.delivery.deliver import changes_deliver
from search.delivery.rebuild import engine_rebuild
from search.engines import SearchRequest, search_engine
from search.engines.elasticsearch import address_in_use, cluster_at
from search.index import document_index
from search.models import SearchEntry
from search.planning import query_plan
from tests.on_elasticsearch import free_port, node_maker

pytestmark = [pytest.mark.cluster, pytest.mark.django_db(transaction=True)]

NAMES = ("eins", "zwei", "drei")
ENTRIES_BEFORE, ENTRIES_MEANWHILE = 200, 120
# Generous: the cluster's own patience with a node that is gone, on a slow machine.
LIMIT_SECONDS = 300


@dataclass
class Log:
    """What happened."""

    searches: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    slowest: float = 0.0


@pytest.fixture
def nodes() -> Iterator[list]:
    """Three running nodes of one cluster."""
    make_node = node_maker()
    with tempfile.TemporaryDirectory(prefix="cluster-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        peers = [free_port() for _name in NAMES]
        made = [
            make_node(folder / name, free_port(), peer, name=name, peers=peers, founders=NAMES)
            for name, peer in zip(NAMES, peers, strict=True)
        ]
        try:
            for node in made:
                node.folder.mkdir()
                node.start()
            for node in made:
                node.wait(nodes=len(NAMES))
            yield made
        finally:
            for node in made:
                node.end()


@pytest.fixture
def log() -> Log:
    return Log()


def test_a_node_dies_and_neither_visitors_nor_editors_notice(nodes, settings, log, capsys):
    hosts = ",".join(node.address.removeprefix("http://") for node in nodes)
    settings.SEARCH_URL = f"elasticsearch://{hosts}/cluster?shards=3&replicas=1&wait=5"
    settings.WAGTAIL_CONTENT_LANGUAGES = [("de", "Deutsch")]
    for number in range(ENTRIES_BEFORE):
        publish(number)
    engine_rebuild()
    wait_until(lambda: health()["status"] == "green")

    over = threading.Event()
    background = [threading.Thread(target=loop, args=[log, over, each]) for each in (search, search, deliver)]
    for thread in background:
        thread.start()
    for number in range(ENTRIES_BEFORE, ENTRIES_BEFORE + ENTRIES_MEANWHILE):
        if number == ENTRIES_BEFORE + ENTRIES_MEANWHILE // 3:
            nodes[0].kill()
        publish(number)
        # As editors publish: now and then, so that the engine is complete in between.
        over.wait(0.25)
    wait_until(is_complete)
    answered_before = log.searches["elasticsearch"]
    wait_until(lambda: log.searches["elasticsearch"] > answered_before + 20 or log.errors)
    over.set()
    for thread in background:
        thread.join()

    wait_until(lambda: health()["status"] == "green")
    found = engine_compare()
    with capsys.disabled():
        sys.stdout.write(
            f"\n{health()['number_of_nodes']} Knoten; {found}; "
            f"Suchen {dict(log.searches)}, die langsamste {log.slowest * 1000:.0f} ms; Fehler {log.errors}\n"
        )
    assert log.errors == []
    assert health()["number_of_nodes"] == len(NAMES) - 1
    assert found.is_equal
    assert (
        found.equal == SearchEntry.objects.filter(language="de").count() >= ENTRIES_BEFORE + ENTRIES_MEANWHILE
    )
    # Both stood for the visitor: the cluster before, between and after, the database while it was in doubt.
    assert log.searches["elasticsearch"] > 20


@transaction.atomic
def publish(number: int) -> None:
    """A new page with an entry, and a change of an older one."""
    root = Site.objects.get(is_default_site=True).root_page
    page = root.add_child(instance=Page(title=f"Ehrenamtskarte {number}", slug=f"karte-{number}"))
    document = SearchDocument(kind="praxisbeispiel", title=page.title, text="Wie die Karte eingeführt wurde.")
    document_index(page=page, document=document, audience="public", path=f"/{page.slug}/")
    older = SearchEntry.objects.filter(language="de").order_by("pk").first()
    older.save()


def search(log: Log) -> None:
    """A visitor's search; whatever is published is there."""
    expected = SearchEntry.objects.filter(title__startswith="Ehrenamtskarte").count()
    plan = query_plan("Ehrenamtskarte", "de")
    request = SearchRequest(language="de", now=timezone.now(), plan=plan)
    engine = search_engine()
    name = engine.name
    started = time.perf_counter()
    total = answer(request, "Ehrenamtskarte", engine=engine).total
    log.slowest = max(log.slowest, time.perf_counter() - started)
    log.searches[name if engine.name == name else "database, after the cluster failed"] += 1
    if total < expected:
        log.errors.append(f"{total} of {expected} entries found by {name}")


def deliver(log: Log) -> None:
    """The worker."""
    changes_deliver()


def loop(log: Log, over: threading.Event, function) -> None:
    try:
        while not over.wait(0.02):
            function(log)
    except Exception as error:  # noqa: BLE001 - this is what visitors would see
        log.errors.append(f"{function.__name__}: {error!r}")
    finally:
        connection.close()


def health() -> dict:
    """What the cluster says of itself."""
    return cluster_at(address_in_use()).tell(lambda client: client.cluster.health().body, seconds=30)


def wait_until(condition) -> None:
    """Return when the condition holds."""
    deadline = time.monotonic() + LIMIT_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)
