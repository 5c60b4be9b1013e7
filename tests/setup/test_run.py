"""`make run` for real, into a folder of its own: what starts, answers, and ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.setup.conftest import PROGRAM, PROJECT

# Once is enough; it uses SQLite whatever the tests use.
pytestmark = pytest.mark.journey

ENDING = 60  # seconds after which a program that does not end is a failure, not a reason to wait
OFFER = "Ehrenamtskarte einführen und Partnerbetriebe gewinnen"
REMOVE_OFFERS = (
    "from exchange.amtshilfe.models import AmtshilfeOfferPage as Offer; "
    "[offer.delete() for offer in Offer.objects.filter(locale__language_code='de')]"
)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@pytest.fixture
def start(plain_environment, tmp_path):
    """Starts the program; returns it and what it says until it tells how to end it."""
    started = []

    def run():
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, PROGRAM, "run"],
            cwd=PROJECT,
            env={**plain_environment, "PORT": port, "VAR_DIR": str(tmp_path / "var"), "ENV_FILE": os.devnull},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        said = ""
        for line in process.stdout:
            said += line
            if "Beenden mit Strg-C" in line:
                break
        return process, port, said

    yield run
    for process in started:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(ENDING)


def get(port, path, host="localhost"):
    with urllib.request.urlopen(f"http://{host}:{port}{path}") as answer:
        return answer.read().decode()


def children(process):
    """Process ids of everything that the program started."""
    tasks = Path(f"/proc/{process.pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def is_running(pid):
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_it_fills_the_site_names_the_demo_accounts_keeps_changes_and_ends_cleanly(start, tmp_path):
    process, port, said = start()
    assert f"http://localhost:{port}/" in said
    accounts = re.findall(r"\S+@demo\.example", said)
    assert len(accounts) >= 6
    assert "Ottersbrink" in get(port, "/kommunen/")
    assert "Ottersbrink" in get(port, "/kommunen/", host="127.0.0.1")
    assert OFFER in get(port, "/amtshilfe/")
    assert '"vendor": "sqlite"' in get(port, "/readyz/")
    parts = children(process)
    assert len(parts) >= 2
    process.send_signal(signal.SIGINT)
    assert process.wait(ENDING) == 0
    assert not any(is_running(part) for part in parts)

    # What people deleted meanwhile does not come back, and nothing is done twice.
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", REMOVE_OFFERS],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path / "var"), "ENV_FILE": os.devnull},
        check=True,
    )
    process, port, said = start()
    steps = re.findall(r"^▸ (\w+)", said, re.MULTILINE)
    # The port is another one, so the site's address is written anew.
    assert steps == ["Seiten", "Webserver"]
    assert OFFER not in get(port, "/amtshilfe/")
    assert re.findall(r"\S+@demo\.example", said) == accounts

    # When one part ends, the others do not stay behind half alive.
    parts = children(process)
    worker = next(part for part in parts if "db_worker" in Path(f"/proc/{part}/cmdline").read_text())
    os.kill(worker, signal.SIGKILL)
    assert "»worker« ist zu Ende gegangen" in process.stdout.read()
    assert process.wait(ENDING) == 1
    assert not any(is_running(part) for part in parts)
