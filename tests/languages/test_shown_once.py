"""What exists once hangs on the German page; translations show it."""

import pytest
from bs4 import BeautifulSoup

from exchange.experiences.models.strategy import StrategyMeasure
from exchange.municipalities.models import PageRelation
from exchange.municipalities.queries import related_contributions
from exchange.municipalities.readers import VISITOR
from tests.factories.contributions import make_practice, make_strategy
from tests.factories.events import make_event

from .conftest import fresh, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(member):
    return make_practice(member)


def test_relations_lead_to_the_language_of_the_reader(member, practice, translated):
    strategy = make_strategy(member, page_relations=[PageRelation(target=practice.page_ptr)])
    in_english = translated(strategy, title="Strategy")
    assert related_contributions(in_english, VISITOR) == [practice]

    practice_in_english = translated(practice, title="Evening of thanks")

    assert related_contributions(in_english, VISITOR) == [practice_in_english]
    assert related_contributions(practice_in_english, VISITOR) == [in_english]
    assert related_contributions(strategy, VISITOR) == [practice]
    assert related_contributions(practice, VISITOR) == [strategy]


def test_a_measure_of_a_translated_strategy_names_the_practice_once(client, member, practice, translated):
    strategy = make_strategy(member, measures=[StrategyMeasure(title="Danken", practice=practice)])
    in_english = translated(strategy, title="Strategy", slug="strategy")

    assert related_contributions(practice, VISITOR) == [strategy]
    page = BeautifulSoup(client.get(in_english.url).content, "html.parser")
    assert page.find("a", href=practice.url)


def test_german_cards_on_an_english_page_say_so(client, member, practice, translated):
    strategy = make_strategy(member, page_relations=[PageRelation(target=practice.page_ptr)])
    in_english = translated(strategy, title="Strategy", slug="strategy")

    page = BeautifulSoup(client.get(in_english.url).content, "html.parser")

    title = page.select_one(f'.card a[href="{practice.url}"]')
    assert title.find_parent(attrs={"lang": "de"}).name != "html"


def test_dates_of_an_event_stay_on_the_german_page(member, translated):
    event = make_event(member)
    in_english = translated(event, title="How volunteers stay")

    publish(event, venue_name="Stadthalle")

    assert event.occurrences.exists()
    assert not in_english.occurrences.exists()
    assert fresh(in_english).venue_name == "Stadthalle"
