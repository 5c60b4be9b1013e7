"""The last seats, asked for by sixty people at once, through real HTTP and four processes."""

import http.client
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from django.conf import settings
from django.db import connection

from exchange.events.models import Registration
from exchange.events.registration.links import confirm_link
from tests.events.registration.conftest import NOW, date_of, make_registrable
from tests.factories.municipalities import make_member
from tests.mail.conftest import free_port

PEOPLE, SEATS, PROCESSES = 60, 10, 4
# One process alone holds all whom the control lets meet, however the visitors are spread.
THREADS = 16
GRANIAN = Path(sys.executable).parent / "granian"
PROJECT = Path(__file__).parents[2]
TOKEN = "a" * 32


@contextmanager
def site_running(directory: Path, **environment: str):
    """The site under granian on a port of its own, all processes up; yields the port."""
    port, started = free_port(), directory / "started"
    started.mkdir()
    command = [
        str(GRANIAN), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--no-ws",
        "--workers", str(PROCESSES), "--blocking-threads", str(THREADS), "tests.load.site:application",
    ]  # fmt: skip
    environment |= {"DATABASE_NAME": str(connection.settings_dict["NAME"]), "STARTED": str(started)}
    process = subprocess.Popen(command, cwd=PROJECT, env=os.environ | environment, stdout=subprocess.DEVNULL)
    try:
        wait_until_up(port, started, process)
        yield port
    finally:
        process.terminate()
        process.wait()


def wait_until_up(port: int, started: Path, process: subprocess.Popen) -> None:
    """Wait until every process has loaded the site and one answers; fails when the server ends."""
    while process.poll() is None:
        time.sleep(0.05)
        if len(list(started.iterdir())) < PROCESSES:
            continue
        with suppress(OSError):
            if ask(port, "GET", "/healthz/") == 200:
                return
    pytest.fail("The web server ended.")


def ask(port: int, method: str, path: str, **headers: str) -> int:
    """The status of the answer."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    try:
        body = urlencode({"csrfmiddlewaretoken": TOKEN}) if method == "POST" else None
        asked.request(method, path, body, headers)
        return asked.getresponse().status
    finally:
        asked.close()


def all_at_once(port: int, paths: list[str]) -> Counter:
    """Press every button at the same moment; answers how often there was which status."""
    start, statuses = threading.Barrier(len(paths)), []
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"{settings.CSRF_COOKIE_NAME}={TOKEN}",
    }

    def press(path: str) -> None:
        start.wait()
        statuses.append(ask(port, "POST", path, **headers))

    people = [threading.Thread(target=press, args=(path,)) for path in paths]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return Counter(statuses)


@pytest.fixture
def links(transactional_db) -> list[str]:
    """Addresses with a button "Jetzt bestätigen" for sixty people and ten seats."""
    event = make_registrable(make_member("Ahornstadt"), capacity=SEATS)
    rows = Registration.objects.bulk_create(
        Registration(occurrence=date_of(event), name=f"Person {n}", email=f"{n}@example.org", created_at=NOW)
        for n in range(PEOPLE)
    )
    return [urlsplit(confirm_link(row)).path for row in rows]


def states() -> Counter:
    return Counter(Registration.objects.values_list("state", flat=True))


def test_ten_seats_go_to_ten_people_and_the_others_wait(links, tmp_path):
    with site_running(tmp_path) as port:
        statuses = all_at_once(port, links)
    assert statuses == {302: PEOPLE}
    assert states() == {"confirmed": SEATS, "waiting": PEOPLE - SEATS}
    assert Registration.objects.first().occurrence.free_seats == 0


def test_without_the_lock_seats_are_given_twice(links, tmp_path):
    (meeting := tmp_path / "meeting").mkdir()
    with site_running(tmp_path, MEETING=str(meeting)) as port:
        all_at_once(port, links)
    assert states()["confirmed"] > SEATS
