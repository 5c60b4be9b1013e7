"""Which words a mistyped word may have been meant to be."""

import pytest

from search.analysis import german_analyser
from search.spelling.candidates import Vocabulary

WORDS = (
    ("Ehrenamt", 90), ("Verein", 60), ("Ehrenamtskarte", 40), ("Jugend", 30), ("Karte", 20),
    ("Bürgerbüro", 12), ("Tugend", 9), ("Feuerwehr", 8), ("Straßenfest", 5), ("Rathaus", 4),
    ("Radhaus", 1), ("Kaffee", 3), ("meldeten", 2),
)  # fmt: skip


def best(typed):
    analyser = german_analyser()
    words = tuple((word, analyser.fold(word), entries) for word, entries in WORDS)
    found = Vocabulary(words, analyser).candidates(typed)
    return found[0].word if found else None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ehrenmat", "Ehrenamt"),
        ("Ehreamt", "Ehrenamt"),
        ("Ehrenanmt", "Ehrenamt"),
        ("vreein", "Verein"),
        ("Ehernamtskatre", "Ehrenamtskarte"),
        ("Burgerburo", None),
        ("Büergerbüro", None),
        ("Bürgerbürro", "Bürgerbüro"),
        ("Straßenfets", "Straßenfest"),
        ("Strassenfets", "Straßenfest"),
        ("Feuerwher", "Feuerwehr"),
        ("Kafee", "Kaffee"),
    ],
)
def test_typing_errors(typed, meant):
    # Another spelling of an umlaut is no error: the word itself is no candidate.
    assert best(typed) == meant


def test_a_neighbour_on_the_keyboard_is_likelier_than_a_frequent_word():
    assert best("Tuggend") == "Tugend"
    assert best("Kugend") == "Jugend"


def test_of_equally_near_words_the_more_frequent_is_likelier():
    assert best("Raqhaus") == "Rathaus"


@pytest.mark.parametrize("typed", ["Amt", "xyz", "", "Xylophonorchester", "Zaun", "Meldebogen"])
def test_short_and_distant_words_have_no_candidate(typed):
    assert best(typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("Jugendkatre", "Jugendkarte"), ("Vereinskatre", "Vereinskarte")]
)
def test_a_compound_that_nobody_wrote_is_corrected_in_its_unknown_part(typed, meant):
    assert best(typed) == meant


def test_an_empty_vocabulary_has_nothing_to_offer():
    assert Vocabulary((), german_analyser()).candidates("Ehrenmat") == []
