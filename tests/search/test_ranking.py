"""The formula: what ranks above what, without an engine."""

import pytest

from search.analysis import german_analyser
from search.counting import WordCounts
from search.meaning import Nearness
from search.planning import weighed
from search.ranking import Hit, rank
from search.word_scores import EntryWords, WordScorer, entry_words

GERMAN = german_analyser()
COUNTS = WordCounts(1_000, 20, 500, {"ehrenamt": 300, "feuerwehr": 30, "nachwuch": 20, "kart": 50})
FILLER = "haus baum strasse " * 30


def words_of(number, title="", text="", files=""):
    title_stems, title_parts = GERMAN.fields(title)
    text_stems, text_parts = GERMAN.fields(text)
    return EntryWords(number, title_stems, title_parts, text_stems, text_parts, files, len(text_stems))


def plan(query):
    return weighed(GERMAN.plan(query), COUNTS)


def order(query, *entries, nearness=None, by_words=None):
    """Numbers of the hits among entries, given as (title, text)."""
    made = [words_of(number, *entry) for number, entry in enumerate(entries, start=1)]
    found = frozenset(by_words if by_words is not None else range(1, len(made) + 1))
    return [hit.entry_id for hit in rank(plan(query), made, near(nearness), found)]


def near(cosines):
    """How near entries of a single passage are: number -> cosine."""
    return cosines and {number: Nearness(cosine, cosine) for number, cosine in cosines.items()}


class TestWords:
    def test_title_above_text(self):
        assert order("Feuerwehr", ("Haus", "Feuerwehr " + FILLER), ("Feuerwehr", FILLER)) == [2, 1]

    def test_often_above_once(self):
        assert order("Feuerwehr", ("", f"feuerwehr {FILLER}"), ("", f"feuerwehr feuerwehr {FILLER}")) == [
            2,
            1,
        ]

    def test_short_above_long(self):
        assert order("Feuerwehr", ("", "feuerwehr " + FILLER * 3), ("", "feuerwehr " + FILLER)) == [2, 1]

    def test_the_rare_word_above_the_common_one(self):
        assert order("Ehrenamt Feuerwehr", ("", f"ehrenamt {FILLER}"), ("", f"feuerwehr {FILLER}")) == [2, 1]

    def test_both_words_above_one_of_them_often(self):
        one, both = ("", "feuerwehr " * 9 + FILLER), ("", f"feuerwehr {FILLER} nachwuchs")
        assert order("Feuerwehr Nachwuchs", one, both) == [2, 1]

    def test_neighbours_above_words_far_apart(self):
        apart, near = ("", f"feuerwehr {FILLER} nachwuchs"), ("", f"feuerwehr nachwuchs {FILLER}")
        assert order("Feuerwehr Nachwuchs", apart, near) == [2, 1]

    def test_the_order_of_the_query_above_its_reverse(self):
        reverse, same = ("", f"nachwuchs feuerwehr {FILLER}"), ("", f"feuerwehr nachwuchs {FILLER}")
        assert order("Feuerwehr Nachwuchs", reverse, same) == [2, 1]

    def test_the_word_above_its_parts_above_nothing(self):
        entries = (
            ("", f"feuerwehr und nachwuchs {FILLER}"),
            ("", f"feuerwehrnachwuchs {FILLER}"),
            ("", FILLER),
        )
        assert order("Feuerwehrnachwuchs", *entries) == [2, 1, 3]

    def test_files_count_less_than_the_page(self):
        page, file = words_of(1, text=f"feuerwehr {FILLER}"), words_of(2, text=FILLER, files="feuerwehr")
        in_page, in_file = WordScorer(plan("Feuerwehr"), [page, file]).scores()
        assert in_page > in_file > 0

    def test_equal_entries_are_ordered_by_number_and_always_alike(self):
        entries = [("", f"feuerwehr {FILLER}")] * 4
        assert order("Feuerwehr", *entries) == [4, 3, 2, 1]

    @pytest.mark.parametrize("query", ["Feuerwehr", "Feuerwehr Nachwuchs Karte", "Ehrenamt " * 3])
    def test_scores_are_between_nothing_and_the_ideal(self, query):
        entries = [words_of(1, title=query, text=f"{query} " * 50), words_of(2, text=FILLER)]
        best, without = WordScorer(plan(query), entries).scores()
        assert 0.7 < best <= 1
        assert without == 0

    def test_before_anything_was_counted_it_ranks_all_the_same(self):
        made = [words_of(1, "", FILLER), words_of(2, "Feuerwehr", "")]
        hits = rank(GERMAN.plan("Feuerwehr"), made, None, {1, 2})
        assert [hit.entry_id for hit in hits] == [2, 1]


class TestMeaning:
    def test_nearness_decides_between_equal_words(self):
        entries = [("", f"feuerwehr {FILLER}")] * 2
        assert order("Feuerwehr", *entries, nearness={1: 0.7, 2: 0.2}) == [1, 2]

    def test_of_equal_best_passages_the_entry_that_is_near_as_a_whole_comes_first(self):
        made = [words_of(number, "", f"feuerwehr {FILLER}") for number in (1, 2)]
        nearness = {1: Nearness(0.6, 0.5), 2: Nearness(0.6, 0.2)}
        assert [hit.entry_id for hit in rank(plan("Feuerwehr"), made, nearness, {1, 2})] == [1, 2]

    def test_the_best_passage_decides_whether_an_entry_is_a_hit(self):
        made = [words_of(1, "", FILLER)]
        asked = plan("Wer löscht nachts brennende Scheunen")
        assert rank(asked, made, {1: Nearness(0.6, 0.1)}, frozenset())
        assert rank(asked, made, {1: Nearness(0.3, 0.3)}, frozenset()) == []

    def test_an_entry_without_the_words_is_a_hit_when_it_is_near_enough(self):
        made = [words_of(1, "", FILLER), words_of(2, "", FILLER)]
        hits = rank(
            plan("Wer löscht brennende alte Häuser nachts"), made, near({1: 0.7, 2: 0.3}), frozenset()
        )
        assert hits == [Hit(1, hits[0].score, by_meaning=True)]

    def test_a_single_word_needs_more_nearness_than_a_question(self):
        made = [words_of(1, "", FILLER)]
        assert rank(plan("Qwertz"), made, near({1: 0.6}), frozenset()) == []
        assert rank(plan("Wer löscht nachts brennende Scheunen"), made, near({1: 0.6}), frozenset())

    def test_an_entry_with_the_words_is_a_hit_however_far_it_is(self):
        hits = rank(plan("Feuerwehr"), [words_of(1, "Feuerwehr")], near({1: -0.2}), {1})
        assert [(hit.entry_id, hit.by_meaning) for hit in hits] == [(1, False)]

    def test_an_entry_whose_meaning_is_unknown_is_ranked_by_its_words(self):
        entries = ("", f"feuerwehr {FILLER}"), ("Feuerwehr", "Feuerwehr")
        assert order("Feuerwehr", *entries, nearness={1: 0.1}) == [2, 1]


@pytest.mark.django_db
def test_the_words_of_all_candidates_are_read_in_one_query(entry, django_assert_num_queries):
    pages = [entry(f"Karte {number}", text="Ehrenamt") for number in range(5)]
    ids = [page.search_entries.get().pk for page in pages]
    with django_assert_num_queries(1):
        read = list(entry_words([*ids, 999_999_999]))
    assert {row.entry_id for row in read} == set(ids)
    assert {row.text for row in read} == {"ehrenamt"}


@pytest.mark.django_db
def test_of_a_long_text_the_beginning_is_read_and_the_whole_length_is_known(entry):
    page = entry("Karte", text="Ehrenamt " * 5_000)
    (row,) = entry_words([page.search_entries.get().pk])
    assert (len(row.text), row.text_length, row.text_parts) == (30_000, 44_999, "")
