"""Offers of collegial help: whom to ask, whether one may ask now, and what it is not."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.factories.contributions import make_offer
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
DAY = timedelta(days=1)


def read(client, page) -> str:
    return client.get(page.url).content.decode()


def test_an_offer_shows_its_contact_point(client):
    page = make_offer(make_member())
    text = read(client, page)
    assert "Ehrenamtsbüro" in text
    assert page.contact_point.mailbox in text
    assert "0000 1234" in text


def test_an_offer_says_that_it_is_no_official_assistance(client):
    assert "keine Amtshilfe nach den §§ 4 ff. VwVfG NRW" in read(client, make_offer(make_member()))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "frei"),
        ({"paused": True}, "pausiert"),
        ({"available_from": TODAY() + DAY}, "pausiert"),
        ({"available_from": TODAY(), "available_until": TODAY()}, "frei"),
        ({"available_until": TODAY() - DAY}, "pausiert"),
    ],
)
def test_an_offer_is_free_or_paused(client, fields, expected):
    page = make_offer(make_member(), **fields)
    assert page.availability == expected
    assert page.search_document().facets["status"] == [expected]
    assert ("zurzeit frei" in read(client, page)) == (expected == "frei")


def test_an_offer_can_not_end_before_it_begins():
    page = make_offer(make_member())
    page.available_from, page.available_until = TODAY(), TODAY() - DAY
    with pytest.raises(ValidationError, match="vor dem Beginn"):
        page.clean()


def test_what_the_offer_does_not_say_is_not_claimed(client):
    text = read(client, make_offer(make_member()))
    assert "Höchstzahl je Halbjahr" in text
    assert "Antwort innerhalb" not in text
