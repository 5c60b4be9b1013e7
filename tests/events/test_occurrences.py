"""The rows of dates follow what the published page says."""

import pytest

from tests.factories.events import make_event, occurrences_of
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return make_member("Amselhövel")


def test_publishing_makes_the_dates(member):
    event = make_event(member, frequency="weekly", count=3)
    starts = [f"{row.starts_at.astimezone():%d.%m.%Y}" for row in occurrences_of(event)]
    assert starts == ["12.05.2027", "19.05.2027", "26.05.2027"]


def test_the_calendar_shows_it(client, member):
    event = make_event(member)
    for address in ("/kalender/", "/kalender/?ansicht=monat&monat=2027-05", "/kalender/?von=2027-01-01"):
        response = client.get(address)
        assert response.status_code == 200
        assert event.title in response.content.decode()
