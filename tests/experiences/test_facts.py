"""Figures in the fact box and in filters: unknown is not zero."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from exchange.experiences.models.best_practice import PracticeStep
from exchange.experiences.models.guideline import KeyPoint
from exchange.municipalities.facets import cost_class, staff_class
from exchange.municipalities.size_classes import size_class
from tests.factories.contributions import make_guideline, make_practice, make_strategy
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.django_db


def facts(page) -> dict[str, str]:
    return {fact.key: fact.value for fact in page.facts()}


def test_what_is_unknown_is_left_out_and_zero_is_shown():
    shown = facts(make_practice(make_member(), cost_once=0))
    assert shown["cost_once"].startswith("0")
    assert "cost_yearly" not in shown


def test_figures_are_written_as_germans_write_them():
    page = make_practice(
        make_member(), cost_once=12500, staff_fte=Decimal("0.25"), reached_people=1200, price_year=2025,
        started_on="2024-03-01",
    )  # fmt: skip
    shown = facts(type(page).objects.get(pk=page.pk))
    assert shown["cost_once"] == "12.500 €"
    assert shown["staff_fte"] == "0,25"
    assert shown["reached_people"] == "1200"
    assert shown["price_year"] == "2025"
    assert shown["started_on"] == "1. März 2024"


def test_choices_and_terms_show_their_labels():
    shown = facts(make_practice(make_member(), funding=["land", "spenden"]))
    assert shown["municipal_role"] == "Träger"
    assert shown["funding"] == "Land, Spenden"


def test_costs_can_not_be_negative():
    page = make_practice(make_member())
    page.cost_once = Decimal("-1")
    with pytest.raises(ValidationError, match="größer oder gleich 0"):
        page.full_clean()


@pytest.mark.parametrize(
    ("once", "yearly", "expected"),
    [
        (None, None, "unbekannt"),
        (0, None, "bis-1000"),
        (None, 1000, "bis-1000"),
        (1000, 1, "1000-5000"),
        (5000, 0, "1000-5000"),
        (20_000, None, "5000-20000"),
        (50_000, 50_000, "20000-100000"),
        (100_001, None, "ueber-100000"),
    ],
)
def test_cost_classes_hold_what_the_first_year_costs(once, yearly, expected):
    assert cost_class(once, yearly) == expected


@pytest.mark.parametrize(
    ("fte", "expected"),
    [
        (None, "unbekannt"),
        ("0", "keine"),
        ("0.25", "bis-025"),
        ("0.26", "025-05"),
        ("1", "05-1"),
        ("1.01", "ueber-1"),
    ],
)
def test_staff_classes(fte, expected):
    assert staff_class(fte and Decimal(fte)) == expected


@pytest.mark.parametrize(
    ("population", "expected"),
    [
        (None, ""),
        (10_000, "bis-10000"),
        (10_001, "10000-20000"),
        (100_000, "50000-100000"),
        (100_001, "ueber-100000"),
    ],
)
def test_a_bound_belongs_to_the_smaller_class_of_size(population, expected):
    assert size_class(population) == expected
    assert size_class(population, is_district=True) == "kreis"


class TestSearchDocument:
    def test_a_practice_is_filtered_by_costs_staff_and_status(self):
        facets = make_practice(make_member(), cost_once=500, staff_fte=0).search_document().facets
        assert facets["kosten"] == ["bis-1000"]
        assert facets["personal"] == ["keine"]
        assert facets["status"] == ["laeuft"]
        assert facets["thema"] == ["anerkennung"]
        assert facets["groesse"] == ["20000-50000"]

    def test_the_words_of_rows_are_found(self):
        steps = [PracticeStep(title="Hausmeister einbinden", who="Schulamt")]
        assert "Hausmeister einbinden" in make_practice(make_member(), steps=steps).search_document().text
        points = [KeyPoint(number="1", heading="Rückmeldung", rule="Wer fragt, bekommt Antwort.")]
        assert "bekommt Antwort" in make_guideline(make_member(), key_points=points).search_document().text

    def test_building_blocks_are_read_and_found(self, client):
        page = make_strategy(make_member(), building_blocks=[("young", "<p>Jugendforum im Ratssaal</p>")])
        assert "Jugendforum im Ratssaal" in page.search_document().text
        text = client.get(page.url).content.decode()
        assert "Junges Engagement" in text
        assert "Jugendforum im Ratssaal" in text

    def test_all_members_of_a_contribution_count_for_place_and_size(self):
        big = make_member(population=150_000)
        facets = make_practice(make_member(), further_members=[big]).search_document().facets
        assert facets["groesse"] == ["20000-50000", "ueber-100000"]
