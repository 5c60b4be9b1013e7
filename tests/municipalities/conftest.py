"""Two members with rooms, the ministry signed in, and the real register."""

from pathlib import Path

import pytest

from exchange.municipalities.services.register import register_load
from tests.factories.municipalities import make_member, make_user

REGISTER = Path("exchange/municipalities/data/nrw_municipalities.csv")


@pytest.fixture
def town(db):
    return make_member("Musterstadt")


@pytest.fixture
def other(db):
    return make_member("Beispielhausen")


@pytest.fixture
def ministry(client, db):
    user = make_user("editorial")
    client.force_login(user)
    return user


@pytest.fixture
def register(db):
    return register_load(content=REGISTER.read_bytes())
