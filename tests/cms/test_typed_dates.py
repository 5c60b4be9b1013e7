"""What somebody types into a field for a day or a moment stays until they mend it."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.municipalities import make_user
from tests.factories.news import newsroom

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["go_live_at", "expire_at"])
def test_the_calendar_beside_an_embargo_is_told_to_leave_it_alone(client, site, name):
    client.force_login(make_user("editorial"))
    answer = client.get(reverse("wagtailadmin_pages:add", args=["news", "newspage", newsroom().pk]))
    scripts = BeautifulSoup(answer.text, "html.parser").find_all(
        "script", string=lambda text: text and f"id_{name}" in text
    )
    options = [text[text.index("{") : text.rindex("}") + 1] for text in (script.string for script in scripts)]
    assert options
    assert all(json.loads(option)["validateOnBlur"] is False for option in options)
