"""What every test has: the database as after the first start, and nothing of the machine around it."""

import pytest
from django.db import connection


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The site as ``create_site`` leaves it: languages, root pages, roles, workflow."""
    from home.services import site_create

    with django_db_blocker.unblock():
        site_create()
        connection._test_serialized_contents = connection.creation.serialize_db_to_string()


@pytest.fixture(autouse=True)
def _initial_data(django_db_serialized_rollback):
    """Transactional tests empty the database; this puts back what the migrations and the set-up made."""


@pytest.fixture
def site(db):
    """The default site, with its root pages in all languages."""
    from wagtail.models import Site

    return Site.objects.select_related("root_page").get(is_default_site=True)


@pytest.fixture
def database_tasks(settings):
    """Tasks wait in the database for a worker, as in production."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
