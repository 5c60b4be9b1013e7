"""Pages as anonymous visitors ask for them: processor time of the server, rendered and kept.

What is counted is the whole way through the WSGI application with all middleware, in this process: with
SQLite the database too, with PostgreSQL without its server. Sockets and the parsing of HTTP (in Rust) come on
top; they take the same time for each page. "Rendered" is a first visit, with compression and keeping. Details
are another page each time, so that nothing of their own is remembered.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from itertools import cycle
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
_WARMING = 3
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
        yield from _page(application, what, [address])
    addresses = [page.url for page in pages[: _OTHERS + _WARMING + _REPETITIONS + 1]]
    details, others = addresses[_OTHERS:], addresses[:_OTHERS]
    for address in details:
        _visit(application, _question(address))
    # Pictures are scaled once for ever; everything else that is remembered of these pages ends here.
    version_replace()
    # What these share with others (profiles, terms, cards) is there.
    for address in others:
        _visit(application, _question(address))
    yield from _page(application, "detail", details)
    yield Measure("memory of the process", memory())


def _page(application: Callable, what: str, addresses: list[str]) -> Iterator[Measure]:
    questions = [_question(address) for address in addresses]
    turns = cycle(questions)

    def first() -> None:
        caches["pages"].clear()
        _visit(application, next(turns))

    def again() -> None:
        for _time in range(_MORE_OFTEN):
            _visit(application, questions[0])

    rendered = _processor_time(first)
    kept = _processor_time(again, _MORE_OFTEN)
    with CaptureQueriesContext(connection) as queries:
        first()
    yield Measure(f"{what}: rendered", rendered)
    yield Measure(f"{what}: kept", "never" if "?q=" in addresses[0] else kept)
    yield Measure(f"{what}: queries", str(len(queries)))
    yield Measure(f"{what}: size sent", f"{_visit(application, questions[0]) / 1024:,.0f} kB")


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


def _processor_time(function: Callable[[], object], calls: int = 1) -> str:
    """Median and 95th percentile in milliseconds, after some calls that nobody counts."""
    for _time in range(_WARMING):
        function()
    seconds = []
    for _time in range(_REPETITIONS):
        start = process_time()
        function()
        seconds.append((process_time() - start) / calls)
    cuts = quantiles(seconds, n=20, method="inclusive")
    return f"{1000 * cuts[9]:.2f} / {1000 * cuts[18]:.2f} ms"
