"""What every engine counts of facets and what is chosen in them; the suite runs it on the database in use."""

from datetime import date

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


class TestLists:
    """What is listed without words, newest first, however far down the list it stands."""

    @pytest.fixture(autouse=True)
    def entries(self, entry):
        entry("ohne Tag", facets={"thema": ["oft", "selten"]}, date=None)
        for number in range(60):
            rare = ["selten"] if number % 29 == 0 else []
            entry(f"{number:02}", facets={"thema": ["oft", *rare]}, date=date(2026, 1, 1 + number // 2))

    def test_of_a_value_that_many_have(self, find):
        titles = [f"{number:02}" for number in range(59, -1, -1)] + ["ohne Tag"]
        for limit, offset in ((1, 0), (5, 0), (5, 20), (5, 58), (70, 0)):
            expected = titles[offset : offset + limit]
            assert find(filters={"thema": ["oft"]}, limit=limit, offset=offset) == expected

    def test_of_a_value_that_few_have(self, find):
        for limit, offset in ((1, 0), (2, 0), (3, 0), (4, 0), (1, 1), (1, 2), (1, 3), (1, 4)):
            expected = ["58", "29", "00", "ohne Tag"][offset : offset + limit]
            assert find(filters={"thema": ["selten"]}, limit=limit, offset=offset) == expected

    def test_of_several_values_facets_and_days(self, entry, find):
        entry("dabei", facets={"thema": ["selten"], "kreis": ["1"]}, date=date(2026, 1, 20))
        of_both = {"thema": ["selten", "nie"], "kreis": ["2", "1"]}
        assert find(filters=of_both, limit=1) == ["dabei"]
        assert find(filters={"thema": ["nie", "selten"]}, limit=2) == ["58", "dabei"]
        assert find(filters={"thema": ["selten"]}, limit=2, until=date(2026, 1, 29)) == ["dabei", "29"]
        assert find(filters={"thema": ["selten"]}, limit=1, since=date(2026, 1, 30)) == ["58"]
        within = {"since": date(2026, 1, 2), "until": date(2026, 1, 15)}
        assert find(filters={"thema": ["selten"]}, limit=1, **within) == ["29"]
        many = {"thema": ["selten", *(f"nie-{number}" for number in range(20))]}
        assert find(filters=many, limit=2) == ["58", "dabei"]
