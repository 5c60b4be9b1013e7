"""Events are contributions of a member, with what events need beyond."""

import pytest

from tests.factories.events import make_event
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.django_db


def test_an_event_is_published_below_the_profile_of_its_organiser(client):
    member = make_member("Amselhövel")
    event = make_event(member, title="Netzwerktreffen Frühjahr")
    response = client.get(event.url)
    assert response.status_code == 200
    assert "Netzwerktreffen Frühjahr" in response.content.decode()
    assert event.member == member
