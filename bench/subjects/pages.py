"""Pages as anonymous visitors ask for them: processor time of the server, rendered and kept.

What is counted is the whole way through the WSGI application with all middleware, in this process: with
SQLite the database too, with PostgreSQL without its server. Sockets and the parsing of HTTP (in Rust) come on
top; they take the same time for each page. "Rendered" is a first visit, with compression and keeping. Details
are another page each time, so that nothing of their own is remembered. Everything is visited in several
rounds, of which the quickest counts: neighbours on a shared machine make some visits take twice as long.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from statistics import quantiles
from time import process_time

from django.core.cache import caches
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from bench.contributions import contributions_fill
from bench.measuring import Measure, memory
from cms.page_cache.version import version_replace
from exchange.experiences.models import BestPracticePage
from home.services import site_create

TITLE = "Pages"
_ADDRESSES = {
    "home": "/",
    "list": "/praxisbeispiele/",
    "list, narrowed": "/praxisbeispiele/?thema=anerkennung&groesse=mittel",
    "members": "/kommunen/",
    "calendar": "/kalender/",
    "search without words": "/suche/",
    "search for a word": "/suche/?q=ehrenamt",
}
_ROUNDS = 5
_REPETITIONS = 40
_MORE_OFTEN = 10
_OTHERS = 60


def measure(size: int, engine_name: str) -> Iterator[Measure]:
    """Load the demo, copy its practices up to ``size``, and ask; sizes must grow."""
    if not BestPracticePage.objects.exists():
        site_create()
        # What commands say must not stand among the measures.
        with redirect_stdout(sys.stderr):
            call_command("load_register", "exchange/municipalities/data/nrw_municipalities.csv", verbosity=0)
            call_command("load_demo", verbosity=0)
            call_command("rebuild_search", verbosity=0)
    contributions_fill(size)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    pages = BestPracticePage.objects.live().public().exclude(image=None).order_by("-pk")
    application = get_wsgi_application()
    for what, address in _ADDRESSES.items():
        yield from _page(application, what, [address] * _REPETITIONS)
    addresses = [page.url for page in pages[: _OTHERS + _REPETITIONS]]
    details, others = addresses[_OTHERS:], addresses[:_OTHERS]
    # Pictures are scaled once for ever.
    _visits(application, details)

    def only_others_visited() -> None:
        """What was remembered of the details ends; what they share with others (profiles, terms) is there."""
        version_replace()
        _visits(application, others)

    yield from _page(application, "detail", details, only_others_visited)
    yield Measure("memory of the process", memory())


def _page(
    application: Callable, what: str, addresses: Sequence[str], prepare: Callable[[], None] = lambda: None
) -> Iterator[Measure]:
    # Nobody should find in the memory of a server what somebody has typed.
    is_kept = "?q=" not in addresses[0]
    again = [addresses[0]] * _MORE_OFTEN if is_kept else []
    rendered, kept = [], []
    for _round in range(_ROUNDS):
        prepare()
        rendered.append([_first_visit(application, address) for address in addresses])
        kept.append([_visits(application, again) / _MORE_OFTEN for _time in range(_REPETITIONS)])
    prepare()
    with CaptureQueriesContext(connection) as queries:
        _first_visit(application, addresses[-1])
    yield Measure(f"{what}: rendered", _quickest(rendered))
    yield Measure(f"{what}: kept", _quickest(kept) if is_kept else "never")
    yield Measure(f"{what}: queries", str(len(queries)))
    yield Measure(f"{what}: size sent", f"{_visit(application, _question(addresses[0])) / 1024:,.0f} kB")


def _first_visit(application: Callable, address: str) -> float:
    caches["pages"].clear()
    return _visits(application, [address])


def _visits(application: Callable, addresses: Sequence[str]) -> float:
    """Ask for each of them; the seconds that the processor was busy."""
    questions = [_question(address) for address in addresses]
    start = process_time()
    for question in questions:
        _visit(application, question)
    return process_time() - start


def _question(address: str) -> dict:
    """What the server hands over when a browser asks for an address."""
    asked = RequestFactory(headers={"accept-encoding": "gzip, br"}, SERVER_NAME="localhost").get(address)
    return asked.environ


def _visit(application: Callable, question: dict) -> int:
    """Ask as a browser does; returns how many bytes the body has."""
    statuses = []
    response = application(dict(question), lambda status, headers: statuses.append(status))
    size = sum(len(part) for part in response)
    response.close()
    if statuses != ["200 OK"]:
        raise ValueError(f"{question['PATH_INFO']} answers {statuses}")
    return size


def _quickest(rounds: Sequence[Sequence[float]]) -> str:
    """Median and 95th percentile in milliseconds of what each visit took in its quickest round."""
    cuts = quantiles(map(min, zip(*rounds, strict=True)), n=20, method="inclusive")
    return f"{1000 * cuts[9]:.2f} / {1000 * cuts[18]:.2f} ms"
