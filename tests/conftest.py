"""What every test has: the database as after the first start, and nothing of the machine around it."""

import pytest
from django.core.cache import cache

from tests.databases import commits, database_make, may_ask_a_database

# What commits leaves an empty database; this puts the empty site back.
EMPTY_SITE_BEFORE = pytest.mark.django_db(transaction=True, serialized_rollback=True)

pytest_plugins = ["tests.browser", "tests.on_elasticsearch"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The walk over the admin takes minutes: begun last, it would leave the other worker idle.

    Then what asks no database, while the other worker makes one; and at the end what commits, as that leaves
    the database empty.
    """
    for item in items:
        if commits(item):
            item.add_marker(EMPTY_SITE_BEFORE, append=False)
    items.sort(key=lambda item: ("AdminWalk" not in item.nodeid, may_ask_a_database(item), commits(item)))


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, tmp_path_factory):
    """The database holds an empty site: languages, front pages, menus, roles, workflow."""
    folder = tmp_path_factory.getbasetemp()
    worker = getattr(request.config, "workerinput", None)
    with django_db_blocker.unblock():
        if worker:
            database_make(folder.parent, worker["workerid"])
        else:
            database_make(folder, "alone")


@pytest.fixture(autouse=True)
def _said_beforehand(request):
    """Nobody comes to the database by the back door, `getfixturevalue`: see `may_ask_a_database`."""
    yield
    came = "_django_db_helper" in request.fixturenames
    assert may_ask_a_database(request.node) or not came, "Needs the fixture `db` or the mark `django_db`."


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
