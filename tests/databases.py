"""One database a run, with every migration and the empty site; each worker has a copy of its own.

And which tests may ask it.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from unittest import TestCase

import pytest
from django.db import connection, connections, transaction

Made = TypeVar("Made")


def may_ask_a_database(item: pytest.Item) -> bool:
    """Whether a test has the mark or a fixture without which every query fails, or is a class of Django's."""
    if issubclass(getattr(item, "cls", None) or object, TestCase) or item.get_closest_marker("django_db"):
        return True
    return not {"django_db_setup", "live_server"}.isdisjoint(item.fixturenames)


def commits(item: pytest.Item) -> bool:
    """Whether a test ends its transactions as in real life, and leaves an empty database."""
    mark = item.get_closest_marker("django_db")
    return not {"transactional_db", "live_server"}.isdisjoint(item.fixturenames) or bool(
        mark and mark.kwargs.get("transaction")
    )


def database_make(folder: Path, name: str) -> None:
    """Connect to a copy, called `name`, of the run's database; whoever comes first makes that one.

    `folder` is shared by the processes of the run, and empty at its beginning.
    """
    creation = connections["default"].creation
    with _alone(folder):
        content = folder / "content.json"
        if content.exists():
            connections["default"].settings_dict["NAME"] = creation._get_test_db_name()
        else:
            content.write_text(_original_make())
        creation.clone_test_db(suffix=name, verbosity=0, autoclobber=True)
    connections["default"].settings_dict |= creation.get_test_db_clone_settings(name)
    # What Django puts back after transactional tests. On the class, because beside Playwright's event loop
    # there is another connection object.
    connections["default"].__class__._test_serialized_contents = content.read_text()


@contextmanager
def kept(blocker, make: Callable[[], Made]) -> Iterator[Made]:
    """What stands for all tests of a fixture's scope; each test undoes only what it does itself.

    Not for a scope in which a test commits. What a test changes, it reads anew from the database.
    """
    with blocker.unblock(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # The transaction stays open, however long a test does other things.
                cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        yield make()
        transaction.set_rollback(True)


def _original_make() -> str:
    """The database from which copies are made; returns what it holds."""
    from home.services import site_create

    creation = connections["default"].creation
    creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    site_create()
    content = creation.serialize_db_to_string()
    # Only then is everything in the file that is copied.
    connections["default"].close()
    return content


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
