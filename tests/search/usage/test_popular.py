"""Wagtail's list of popular searches, filled from our counts."""

from datetime import date, timedelta

import pytest
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion

from search.usage.popular import popular_searches_offer
from search.usage.services import Asked, searches_write

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 2)


def popular():
    return [(query.query_string, query.hits) for query in Query.get_most_popular()]


@pytest.fixture
def searched():
    searches_write(
        counts={
            Asked(TODAY, "de", "laterne", True): 5,
            Asked(TODAY, "en", "laterne", True): 3,
            Asked(TODAY, "de", "fackel", True): 4,
            Asked(TODAY, "de", "selten", True): 1,
            Asked(TODAY - timedelta(days=91), "de", "uralt", True): 9,
        }
    )


def test_what_is_asked_most_is_offered_without_rare_and_old_questions(searched):
    assert popular_searches_offer(today=TODAY) == 2
    assert popular() == [("laterne", 8), ("fackel", 4)]


def test_it_may_be_repeated(searched):
    popular_searches_offer(today=TODAY)
    popular_searches_offer(today=TODAY)
    assert popular() == [("laterne", 8), ("fackel", 4)]
    assert QueryDailyHits.objects.count() == 2


def test_what_is_no_longer_asked_vanishes_unless_it_has_recommendations(searched):
    popular_searches_offer(today=TODAY)
    SearchPromotion.objects.create(
        query=Query.get("fackel"), external_link_url="https://example.org", external_link_text="Fackeln"
    )
    popular_searches_offer(today=TODAY + timedelta(days=120))
    assert list(Query.objects.values_list("query_string", flat=True)) == ["fackel"]
