"""Answers: ranked hits, then the engine's order; meaning adds what words miss."""

from datetime import date

import numpy as np
import pytest

from exchange.municipalities.readers import Reader
from search import answering
from search.counting import words_count
from search.engines import MAX_COUNTED, NEWEST, database_engine
from search.meaning import Nearness

from .conftest import answer_to, titles_of

pytestmark = pytest.mark.django_db
QUESTION = "Wer löscht nachts brennende alte Scheunen"


@pytest.fixture
def nearness(monkeypatch):
    """Say how near entries are: ``nearness({page: 0.8})``; the engine's own filter by reader stays real."""

    def say(cosines):
        by_entry = {page.search_entries.get().pk: cosine for page, cosine in cosines.items()}

        def among(neighbours, visible, limit):
            return {pk: by_entry[pk] for pk in visible.filter(pk__in=by_entry).values_list("pk", flat=True)}

        monkeypatch.setattr(answering.meaning, "query_vector", lambda text: np.ones(4) if text else None)
        monkeypatch.setattr(answering.meaning.Neighbours, "among", among)
        monkeypatch.setattr(
            answering.meaning,
            "passage_nearness",
            lambda vector, ids, using="default": {
                pk: Nearness(by_entry[pk], by_entry[pk]) for pk in ids if pk in by_entry
            },
        )

    return say


class TestMeaning:
    def test_a_near_entry_is_a_hit_and_says_why(self, entry, nearness):
        near, far = entry("Feuerwehr", facets={"thema": ["x"]}), entry("Chor", facets={"thema": ["y"]})
        nearness({near: 0.8, far: 0.2})
        found = answer_to(QUESTION)
        assert titles_of(found) == ["Feuerwehr"]
        assert [hit.by_meaning for hit in found.hits] == [True]
        assert (found.total, found.facets["thema"]) == (1, {"x": 1})

    def test_an_entry_with_the_words_is_counted_once(self, entry, nearness):
        nearness({entry("Scheunen"): 0.9})
        found = answer_to("Scheunen")
        assert (found.total, [hit.by_meaning for hit in found.hits]) == (1, [False])

    @pytest.mark.parametrize("order", [{}, {"order": NEWEST}])
    def test_an_entry_with_the_words_that_is_near_beyond_the_filters_is_counted_once(
        self, entry, nearness, order
    ):
        pages = [entry(f"Scheunen {key}", facets={"thema": [key]}) for key in "xy"]
        nearness(dict.fromkeys([*pages, entry("Feuerwehr", facets={"thema": ["x"]})], 0.9))
        found = answer_to("Scheunen", filters={"thema": ["x"]}, **order)
        assert sorted(titles_of(found)) == ["Feuerwehr", "Scheunen x"]
        assert (found.total, found.facets["thema"]) == (2, {"x": 2, "y": 1})

    def test_what_the_reader_may_not_see_is_not_near(self, entry, nearness):
        nearness({entry("Feuerwehr", audience="network"): 0.9})
        assert answer_to(QUESTION).total == 0
        assert answer_to(QUESTION, reader=Reader(is_member=True)).total == 1

    def test_filters_dates_phrases_and_exclusions_hold_for_what_is_near(self, entry, nearness):
        nearness({entry("Feuerwehr", facets={"thema": ["x"]}, date=date(2026, 5, 1)): 0.9})
        assert answer_to(QUESTION, filters={"thema": ["x"]}).total == 1
        assert answer_to(QUESTION, filters={"thema": ["y"]}).total == 0
        assert answer_to(QUESTION, since=date(2026, 6, 1)).total == 0
        assert answer_to(f"{QUESTION} -Feuerwehr").total == 0
        assert answer_to(f'{QUESTION} "roter Hahn"').total == 0

    def test_chosen_facets_count_what_is_near_as_if_nothing_were_chosen_in_them(self, entry, nearness):
        near = [entry("Feuerwehr", facets={"thema": [key]}) for key in "xy"]
        nearness(dict.fromkeys(near, 0.9))
        found = answer_to(QUESTION, filters={"thema": ["x"]})
        assert (found.total, len(found.hits)) == (1, 1)
        assert found.facets["thema"] == {"x": 1, "y": 1}

    def test_newest_first_holds_for_what_is_near_too(self, entry, nearness):
        old, new = entry("Alt", date=date(2020, 1, 1)), entry("Neu", date=date(2026, 1, 1))
        nearness({old: 0.9, new: 0.8})
        found = answer_to(QUESTION, order=NEWEST)
        assert titles_of(found) == ["Neu", "Alt"]
        assert all(hit.by_meaning for hit in found.hits)

    def test_an_exclusion_alone_asks_for_no_meaning(self, entry, nearness):
        nearness({entry("Feuerwehr"): 0.9})
        entry("Chor")
        assert titles_of(answer_to("-Feuerwehr")) == ["Chor"]

    def test_without_meaning_words_go_on_alone(self, entry, monkeypatch):
        monkeypatch.setattr(answering.meaning, "query_vector", lambda text: None)
        entry("Feuerwehr")
        assert titles_of(answer_to("Feuerwehr")) == ["Feuerwehr"]


class TestSlices:
    @pytest.fixture
    def few_ranked(self, monkeypatch):
        monkeypatch.setattr(answering, "MAX_BY_WORDS", 4)

    def test_beyond_the_ranked_hits_the_engine_goes_on_without_repeating_any(self, entry, few_ranked):
        for number in range(11):
            entry(f"Karte {number}")
        pages = [titles_of(answer_to("Karte", offset=offset, limit=3)) for offset in (0, 3, 6, 9)]
        assert [len(page) for page in pages] == [3, 3, 3, 2]
        assert len({title for page in pages for title in page}) == 11

    def test_beyond_the_last_hit_is_nothing(self, entry, few_ranked):
        entry("Karte")
        assert answer_to("Karte", offset=50, limit=10).hits == []


class TestBounds:
    def test_more_hits_than_are_counted_are_told(self, entry, monkeypatch):
        monkeypatch.setattr("search.engines.database.MAX_COUNTED", 3)
        for number in range(5):
            entry(f"Karte {number}")
        found = answer_to("Karte")
        assert (found.total, found.capped) == (3, True)
        assert sum(found.facets["art"].values()) <= 4

    def test_as_many_hits_as_are_counted_are_exact(self, entry, monkeypatch):
        monkeypatch.setattr("search.engines.database.MAX_COUNTED", 3)
        for number in range(3):
            entry(f"Karte {number}")
        found = answer_to("Karte")
        assert (found.total, found.capped) == (3, False)

    @pytest.fixture
    def very_common(self, monkeypatch):
        for engine in ("sqlite._MAX_SCORED", "postgres._MAX_COMPARED"):
            monkeypatch.setattr(f"search.engines.{engine}", -1)

    @pytest.mark.parametrize("filters", [{}, {"thema": ["x"]}])
    def test_of_very_common_words_those_with_all_words_in_the_title_come_first(
        self, entry, very_common, filters
    ):
        entry("Karte und Plan", facets={"thema": ["x"]})
        entry("Karte", text="Ein Plan.", facets={"thema": ["x"]})
        entry("Nur die Karte", facets={"thema": ["x"]})
        entry("Anderes", facets={"thema": ["x"]})
        if filters:
            entry("Noch eine Karte mit Plan", facets={"thema": ["y"]})
        found = answer_to("Karte Plan", filters=filters)
        assert titles_of(found) == ["Karte und Plan", "Karte", "Nur die Karte"]

    @pytest.mark.parametrize("query", ['"Karte"', '"Karte" "Plan"', '"Karte" Plan'])
    def test_very_common_words_in_quotes_are_found(self, entry, very_common, query):
        entry("Karte und Plan")
        entry("Anderes")
        assert titles_of(answer_to(query)) == ["Karte und Plan"]

    def test_a_rare_word_beside_a_very_common_one_in_quotes_leaves_nothing_out(self, entry, monkeypatch):
        monkeypatch.setattr("search.engines.postgres._MAX_COMPARED", 2)
        for number in range(3):
            entry(f"Karte {number}")
        words_count()
        assert len(answer_to('"Karte" Seltenes').hits) == 3

    def test_facets_of_too_many_hits_are_counted_each_with_the_others(self, entry, monkeypatch):
        monkeypatch.setattr("search.engines.database.MAX_COUNTED", 3)
        entry("A Karte", facets={"thema": ["x", "y"], "kreis": ["1"]})
        entry("B Karte", facets={"thema": ["y"], "kreis": ["2"]})
        entry("C Karte", facets={"thema": ["z"], "kreis": ["1"]})
        entry("D Karte", facets={"thema": ["x"], "kreis": ["3"]})
        found = answer_to("Karte", filters={"thema": ["x"], "kreis": ["1"]})
        assert (found.total, found.capped, found.facets["art"]) == (1, False, {"praxisbeispiel": 1})
        assert found.facets["thema"] == {"x": 1, "y": 1, "z": 1}
        assert found.facets["kreis"] == {"1": 1, "3": 1}

    def test_of_very_common_words_phrases_and_exclusions_hold_in_every_step(self, entry, very_common):
        entry("Plan der runden Karte", text="Auf dem runden Tisch.")
        entry("Karte und Plan", text="Auf dem runden Tisch.")
        entry("Runder Tisch", text="Karte und Plan auf dem runden Tisch.")
        entry("Karte am runden Tisch")
        entry("Karte und Plan", text="Auf dem Tisch ist es rund.")
        entry("Karte und Plan", text="Auf dem runden Tisch liegt ein Apfel.")
        assert sorted(titles_of(answer_to('Karte Plan "runder Tisch" -Apfel'))) == [
            "Karte am runden Tisch",
            "Karte und Plan",
            "Plan der runden Karte",
            "Runder Tisch",
        ]

    def test_the_bound_is_one_that_pages_can_show(self):
        assert MAX_COUNTED == 10_000
        assert database_engine().using == "default"
