"""What every test has: the database as after the first start, and nothing of the machine around it."""

import pytest


@pytest.fixture(autouse=True)
def _initial_data(django_db_serialized_rollback):
    """Transactional tests empty the database; this puts back what the migrations and the set-up made."""
