"""A small public world: a member with contributions, and an empty store of made files."""

import pytest
from django.core.cache import caches

from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member


@pytest.fixture(autouse=True)
def store():
    """The store of made files, empty before the test."""
    caches["made"].clear()
    return caches["made"]


@pytest.fixture
def town(site):
    """A member."""
    return make_member("Ottersbrink", kind="gemeinde", population=8_900)


@pytest.fixture
def practice(town):
    """A public practice."""
    return make_practice(town, title="Ehrenamtskarte ohne Papier", summary="Karte auf dem Telefon.")
