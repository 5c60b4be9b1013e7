"""What was typed, cut into words, phrases and exclusions."""

import pytest

from search.question import Role, meant_text, pieces_of

FREE, PHRASE, EXCLUDED = Role.FREE, Role.PHRASE, Role.EXCLUDED


@pytest.mark.parametrize(
    ("query", "pieces"),
    [
        ("Ehrenamt stärken", [(FREE, "Ehrenamt"), (FREE, "stärken")]),
        ('"runder Tisch" Jugend', [(PHRASE, "runder Tisch"), (FREE, "Jugend")]),
        ("„runder Tisch“", [(PHRASE, "runder Tisch")]),
        ("»runder Tisch«", [(PHRASE, "runder Tisch")]),
        ("“runder Tisch”", [(PHRASE, "runder Tisch")]),
        ("Karte -Ehrenamt", [(FREE, "Karte"), (EXCLUDED, "Ehrenamt")]),
        ("Karte \u2212Ehrenamt", [(FREE, "Karte"), (EXCLUDED, "Ehrenamt")]),
        ('Karte -"runder Tisch"', [(FREE, "Karte"), (EXCLUDED, "runder Tisch")]),
        ("-Karte", [(EXCLUDED, "Karte")]),
        ("Bürger-Engagement", [(FREE, "Bürger-Engagement")]),
        ("2019-2023", [(FREE, "2019-2023")]),
        ("Ehrenamt - Karte", [(FREE, "Ehrenamt"), (FREE, "-"), (FREE, "Karte")]),
        ('Karte "der Radwege', [(FREE, "Karte"), (FREE, "der"), (FREE, "Radwege")]),
        ('"runder Tisch" und "mehr', [(PHRASE, "runder Tisch"), (FREE, "und"), (FREE, "mehr")]),
        ('""', [(PHRASE, "")]),
        ("", []),
    ],
)
def test_a_query_is_cut_into_pieces(query, pieces):
    assert list(pieces_of(query)) == pieces


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Wie finden wir Freiwillige?", "Wie finden wir Freiwillige?"),
        ('"runder Tisch" -Stuhl Jugend', "runder Tisch Jugend"),
        ('-"runder Tisch"', ""),
        ('"', ""),
    ],
)
def test_meaning_is_asked_for_the_words_without_signs_and_exclusions(query, text):
    assert meant_text(query) == text


def test_any_number_of_quotes_and_minuses_is_cut_in_bounded_work():
    assert len(list(pieces_of('-"' * 5_000))) <= 5_000
