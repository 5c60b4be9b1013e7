"""What every test has: the database as after the first start, and nothing of the machine around it."""

import pytest
from django.core.cache import cache
from django.db import connection, connections

pytest_plugins = ["tests.browser", "tests.on_elasticsearch"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The walk over the admin takes minutes: begun last, it would leave the other worker idle."""
    items.sort(key=lambda item: "AdminWalk" not in item.nodeid)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The database holds an empty site: languages, front pages, menus, roles, workflow."""
    from home.services import site_create

    with django_db_blocker.unblock():
        site_create()
        # What Django puts back for transactional tests. On the class, because beside Playwright's event loop
        # there is another connection object.
        vars(connections["default"]).pop("_test_serialized_contents", None)
        content = connection.creation.serialize_db_to_string()
        connections["default"].__class__._test_serialized_contents = content


@pytest.fixture(autouse=True)
def _initial_data(django_db_serialized_rollback):
    """Transactional tests empty the database; this puts the empty site back."""


@pytest.fixture(autouse=True)
def _empty_cache():
    """No test sees what another one cached."""
    cache.clear()


@pytest.fixture
def site(db):
    """The default site, whose root page is the German front page."""
    from wagtail.models import Site

    return Site.objects.get(is_default_site=True)


@pytest.fixture
def meaning(settings):
    """Entries are found by what they mean, too. The memory of earlier tests is gone."""
    from search import similar
    from search.meaning import matrix

    settings.SEARCH_MEANING = True
    matrix.forget()
    similar.forget()


@pytest.fixture
def database_tasks(settings):
    """Tasks wait in the database for a worker, as in production."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
