"""The beginnings by which a title is suggested."""

import pytest

from search.analysis import english_analyser, german_analyser
from search.models import TitleKey
from search.suggestions.keys import beginning, title_keys

GERMAN = german_analyser()


def keys(title, analyser=GERMAN):
    return title_keys(title, analyser)


class TestTitleKeys:
    def test_each_word_that_says_something_begins_a_key(self):
        assert keys("Feste für die Jugend") == ["feste fur die jugend", "jugend"]

    def test_the_first_word_counts_even_when_it_says_nothing(self):
        assert "wie vereine wachsen" in keys("Wie Vereine wachsen")

    def test_the_parts_of_a_compound_begin_keys(self):
        assert "karte ohne papier" in keys("Ehrenamtskarte ohne Papier")

    def test_the_pieces_of_a_hyphenated_word_begin_keys(self):
        assert "amt lohnt" in keys("Ehren-Amt lohnt")
        assert "ehrenamt lohnt" in keys("Ehren-Amt lohnt")

    def test_long_titles_are_cut(self):
        many = keys("Wort " * 50 + "x" * 400)
        assert len(many) <= 12
        assert all(len(key) <= TitleKey.MAX_LENGTH for key in many)

    def test_a_title_without_letters_has_none(self):
        assert keys("🎉 !!!") == []

    def test_english_words_are_not_folded_like_german_ones(self):
        assert keys("Blue badge", english_analyser()) == ["blue badge", "badge"]


class TestBeginning:
    @pytest.mark.parametrize("typed", ["Bür", "Buer", "Bur", "BÜR", "  bür ", "Bu\u0308r", "B\u00adür"])
    def test_umlauts_may_be_typed_in_every_way(self, typed):
        assert beginning(typed, GERMAN) == "bur"

    @pytest.mark.parametrize("typed", ["Bür", "Buer", "Bürgerbu", "Bürgerbü", "Buergerbuero", "büro"])
    def test_what_is_typed_is_the_beginning_of_a_key(self, typed):
        assert any(key.startswith(beginning(typed, GERMAN)) for key in keys("Ein Bürgerbüro eröffnen"))

    def test_what_is_no_word_is_no_beginning(self):
        assert beginning("?!", GERMAN) == ""
