"""A calendar of a member, and a server from which it is read."""

from datetime import UTC, datetime

import pytest

from exchange.events.feeds_in.suggesting import suggestions_update
from exchange.events.models import CalendarFeed
from tests.factories.municipalities import make_member

from .fetching.conftest import certificate, policy_for, server  # noqa: F401 (fixtures)
from .reading import calendar

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)


@pytest.fixture
def member(db):
    return make_member("Amselhövel")


@pytest.fixture
def feed(member):
    return CalendarFeed.objects.create(
        member=member, name="Kalender der Stadt", url="https://amselhoevel.example/kalender.ics"
    )


@pytest.fixture
def read_into(feed):
    """Let the feed say something: `read_into("UID:1\\nDTSTART:…")`, at a moment."""
    from exchange.events.feeds_in import parse_feed
    from exchange.events.feeds_in.suggesting import AHEAD

    def update(*events: str, now: datetime = NOW) -> None:
        suggestions_update(feed=feed, parsed=parse_feed(calendar(*events), now, now + AHEAD), now=now)

    return update
