"""Two towns, and mails that take the way through the outbox."""

import pytest

from tests.factories.municipalities import make_member


@pytest.fixture
def town(db):
    return make_member("Musterstadt")


@pytest.fixture
def other(db):
    return make_member("Beispielhausen")


@pytest.fixture(autouse=True)
def _outbox(settings):
    # The test runner puts a backend of its own in place of the configured one.
    settings.EMAIL_BACKEND = "cms.mail.backend.OutboxBackend"
