"""The things that one can ask for."""

import os
import signal

from content import fill_database
from elasticsearch_node import Node, elasticsearch_folder
from elasticsearch_package import server_files
from java import java_home
from lighthouse import install, measure
from machine import check_folder, check_port, free_port, prepare_environment
from packages import build_front_end, install_python
from places import LOGS, VAR
from processes import Site
from telling import say, step
from words import compile_words


def prepare(*, tests: bool) -> None:
    """Packages, front end and translations."""
    check_folder()
    install_python(tests=tests)
    build_front_end()
    compile_words()


def run() -> None:
    """Everything, until Ctrl-C."""
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    _end_by_signals()
    check_port(host, port)
    prepare_environment(host, port)
    prepare(tests=False)
    fill_database()
    check_port(host, port)
    site = Site(host, port)
    try:
        with step("Webserver, Worker und Uhr starten"):
            site.start()
        _tell_what_to_open(port)
        site.watch()
    except KeyboardInterrupt:
        say("\nWird beendet …")
    finally:
        site.end()


def lighthouse() -> None:
    """A site of its own with the demo content, measured page by page, and ended."""
    host, port = "127.0.0.1", str(free_port())
    _end_by_signals()
    prepare_environment("localhost", port)
    prepare(tests=True)
    install()
    fill_database()
    site = Site(host, port)
    try:
        with step("Webserver starten"):
            site.start()
        measure(f"http://localhost:{port}")
    finally:
        site.end()


def elasticsearch() -> None:
    """One node of Elasticsearch, until Ctrl-C. Its data stay in var/."""
    port = os.environ.get("ES_PORT") or "9200"
    _end_by_signals()
    check_port("127.0.0.1", port, variable="ES_PORT", target="elasticsearch")
    home = java_home()
    folder = elasticsearch_folder(VAR)
    with step("Elasticsearch laden"):
        server = server_files(folder)
    node = Node(server, home, folder / "node", int(port), free_port(), heap=os.environ.get("ES_HEAP") or "1g")
    node.folder.mkdir(exist_ok=True)
    try:
        with step("Elasticsearch starten"):
            node.start()
            node.wait()
        say(
            f"\nElasticsearch läuft. Damit das Netzwerk damit sucht, in .env oder der Umgebung setzen:\n"
            f"  SEARCH_URL=elasticsearch://127.0.0.1:{port}/kommunennetz\n"
            f"und einmal aufbauen:\n"
            f"  .venv/bin/python manage.py rebuild_search --engine-only\n"
            f"\nDaten und Protokolle liegen in {node.folder}. Beenden mit Strg-C."
        )
        node.watch()
    except KeyboardInterrupt:
        say("\nWird beendet …")
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        node.end()


def _end_by_signals() -> None:
    # SIGINT too: a shell that starts jobs in the background lets them ignore it.
    for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.default_int_handler)


def _tell_what_to_open(port: str) -> None:
    say(
        f"\nDas Netzwerk läuft. Bitte öffnen:\n"
        f"  Öffentliche Seiten   http://localhost:{port}/\n"
        f"  Redaktion            http://localhost:{port}/admin/\n"
        f"{_demo_accounts()}"
        f"\nProtokolle liegen in {LOGS}, E-Mails in {VAR / 'mail'}. Beenden mit Strg-C."
    )


def _demo_accounts() -> str:
    """The accounts for each role, as load_demo listed them when it made them."""
    log = LOGS / "load_demo.log"
    _, heading, accounts = (log.read_text(encoding="utf-8") if log.is_file() else "").rpartition("\nKonten (")
    return f"{heading}{accounts}" if heading else ""
