"""What every engine counts of facets and what is chosen in them; the suite runs it on the database in use."""

import pytest

from ..conftest import answer_to

pytestmark = pytest.mark.django_db


class TestFacets:
    @pytest.fixture(autouse=True)
    def entries(self, entry):
        entry("A Karte", facets={"thema": ["x", "y"], "kreis": ["1"]})
        entry("B Karte", facets={"thema": ["y"], "kreis": ["2"]})
        entry("C Karte", facets={"thema": ["z"], "kreis": ["1"]})
        entry("D", facets={"thema": ["x"], "kreis": ["3"]}, kind="strategie")

    def test_counts_are_those_of_the_hits(self):
        assert answer_to("Karte").facets == {
            "art": {"praxisbeispiel": 3},
            "thema": {"x": 1, "y": 2, "z": 1},
            "kreis": {"1": 2, "2": 1},
        }

    def test_any_value_within_a_facet_and_each_of_the_facets(self, find):
        assert set(find(filters={"thema": ["x", "z"]})) == {"A Karte", "C Karte", "D"}
        assert find(filters={"thema": ["x", "z"], "kreis": ["3"]}) == ["D"]
        assert find("Karte", filters={"thema": ["x"], "kreis": ["2"]}) == []

    @pytest.mark.parametrize("query", ["", "Karte"])
    def test_of_no_value_there_is_nothing(self, find, query):
        assert find(query, filters={"thema": []}) == []
        assert find(query, filters={"thema": [], "kreis": ["1"]}) == []
        found = answer_to(query, filters={"thema": []})
        assert (found.total, found.facets["thema"]["y"]) == (0, 2)

    def test_a_facet_counts_as_if_nothing_were_chosen_in_it(self):
        facets = answer_to(filters={"thema": ["x"]}).facets
        assert facets["thema"] == {"x": 2, "y": 2, "z": 1}
        assert facets["kreis"] == {"1": 1, "3": 1}
        assert facets["art"] == {"praxisbeispiel": 1, "strategie": 1}

    def test_two_chosen_facets_count_each_with_the_other(self):
        facets = answer_to(filters={"thema": ["x"], "kreis": ["1"]}).facets
        assert facets["thema"] == {"x": 1, "y": 1, "z": 1}
        assert facets["kreis"] == {"1": 1, "3": 1}
        assert facets["art"] == {"praxisbeispiel": 1}

    def test_the_total_agrees_with_what_is_listed(self, find):
        for filters in ({}, {"thema": ["y"]}, {"thema": ["y"], "kreis": ["1", "2"]}):
            assert answer_to(filters=filters).total == len(find(filters=filters))
