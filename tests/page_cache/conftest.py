"""The page cache is on, and commits happen though each test's transaction is rolled back."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.page_cache import version
from cms.page_cache.version import content_version


@pytest.fixture(autouse=True)
def page_cache(settings, db):
    """Kept pages; those of earlier tests are gone."""
    settings.PAGE_CACHE = True
    caches["pages"].clear()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Calls a function as if its writes were committed afterwards, and returns its answer."""

    def call(function):
        connection.content_change_hooks = None
        with django_capture_on_commit_callbacks(execute=True):
            return function()

    return call


@pytest.fixture
def changes_the_version(committed):
    """Whether a function ends the kept pages."""

    def differs(function) -> bool:
        before = content_version()
        committed(function)
        return content_version() != before

    return differs


@pytest.fixture
def is_kept(client):
    """Whether whoever opens an address second gets a page that is kept: nothing but the version is read."""

    def second_is_kept(address: str, second: str = "", **options) -> bool:
        client.get(address, **options)
        with CaptureQueriesContext(connection) as queries:
            client.get(second or address, **options)
        return [query["sql"] for query in queries] == [version.READ]

    return second_is_kept
