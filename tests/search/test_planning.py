"""Plans: which words tell, and how many of them a hit must have."""

import pytest

from search.analysis import german_analyser
from search.counting import WordCounts
from search.planning import query_plan, weighed

GERMAN = german_analyser()


def plan(query, entries=1_000, **documents):
    return weighed(GERMAN.plan(query), WordCounts(entries, 20, 2_000, documents))


def needed(of):
    return [word.typed for word in of.needed]


class TestNeeded:
    def test_words_that_most_entries_have_do_not_make_a_hit(self):
        found = plan("Ehrenamt Feuerwehr", ehrenamt=400, feuerwehr=30)
        assert needed(found) == ["Feuerwehr"]
        assert found.minimum == 1
        assert [word.typed for word in found.words] == ["Ehrenamt", "Feuerwehr"], "they are still ranked by"

    def test_common_words_alone_are_all_needed_alike(self):
        found = plan("Ehrenamt Kommune", ehrenamt=400, kommun=500)
        assert needed(found) == ["Ehrenamt", "Kommune"]

    def test_a_hundred_hits_are_no_flood_however_few_entries_there_are(self):
        assert needed(plan("Ehrenamt Feuerwehr", entries=120, ehrenamt=100, feuerwehr=3)) == [
            "Ehrenamt",
            "Feuerwehr",
        ]

    def test_a_word_that_nobody_knows_is_looked_for_and_not_in_the_way(self):
        found = plan("Feuerwehr Nachwuchs Brand Quantencomputer", feuerwehr=30, nachwuch=20, brand=10)
        assert needed(found) == ["Feuerwehr", "Nachwuchs", "Brand", "Quantencomputer"]
        assert found.minimum == 1, "a third of the three known words"

    def test_before_anything_was_counted_all_words_are_needed_alike(self):
        found = weighed(GERMAN.plan("Feuerwehr Nachwuchs Brand Haus"), WordCounts())
        assert len(found.needed) == 4
        assert found.minimum == 2

    def test_a_compound_is_known_by_its_parts(self):
        found = plan("Engagementstrategie", engagement=50, strategi=20)
        assert found.words[0].documents == 20

    def test_beside_a_phrase_nothing_is_needed(self):
        found = plan('"runder Tisch" Jugend', rund=5, tisch=5, jugend=5)
        assert (found.needed, found.minimum) == ((), 0)
        assert [word.stem for word in found.words] == ["jugend", "rund", "tisch"]


class TestWeights:
    def test_rare_words_weigh_more(self):
        words = {
            word.typed: word.weight for word in plan("Ehrenamt Feuerwehr", ehrenamt=400, feuerwehr=30).words
        }
        assert words["Feuerwehr"] > 2 * words["Ehrenamt"] > 0

    @pytest.mark.parametrize("documents", [0, 1, 500, 1_000, 2_000])
    def test_weights_are_above_zero_whatever_was_counted(self, documents):
        assert WordCounts(1_000).weight(documents) > 0
        assert WordCounts().weight(documents) > 0


@pytest.mark.django_db
class TestQueries:
    def test_a_plan_takes_few_queries_whatever_is_typed(self, django_assert_max_num_queries):
        with django_assert_max_num_queries(5):
            query_plan("Feuerwehr " + " ".join(f"Wort{number}" for number in range(50)), "de")

    def test_without_words_only_the_analyser_is_read(self, django_assert_num_queries):
        with django_assert_num_queries(1):
            assert not query_plan("?!", "de")
