"""Syllables, sentences, the formula."""

import pytest

from cms.readability.formula import Measures, measure
from cms.readability.sentences import sentences_of, words_of
from cms.readability.syllables import syllable_count

SYLLABLES = {
    1: "Haus Jahr Raum bei viel Haar Kreis laut",
    2: "Abend Bürger neue Bauer Idee Leute Verein Praxis Papier bauen",
    3: "Ehrenamt Museum Theater Region Beamte Europa Barriere Medium Linie Studie",
    4: "Familie Engagement Freiwillige Richtlinie bearbeiten kooperiert Material Unternehmen",
    5: "Ehrenamtskarte Zusammenarbeit Barrierefreiheit Information Vereinsförderung",
    6: "Organisation Koordination Bürgerbeteiligung",
}


@pytest.mark.parametrize(("count", "words"), SYLLABLES.items())
def test_syllables_are_counted_as_people_speak(count, words):
    assert {word: syllable_count(word) for word in words.split()} == dict.fromkeys(words.split(), count)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Das ist gut. Das auch! Und das?", ["Das ist gut.", "Das auch!", "Und das?"]),
        ("Am 3. Mai kommen z. B. Dr. Müller und ca. 30 Gäste.", None),
        ("Überschrift\nErster Punkt\n\nZweiter Punkt", ["Überschrift", "Erster Punkt", "Zweiter Punkt"]),
        ("Sie sagte: „Das geht.“ Er nickte.", ["Sie sagte:", "„Das geht.“", "Er nickte."]),
        ("… – 2024", []),
    ],
)
def test_sentences_end_where_readers_pause(text, sentences):
    assert sentences_of(text) == ([text] if sentences is None else sentences)


def test_numbers_are_no_words_and_hyphens_part_none():
    assert words_of("2024 kamen 30 Leute ins Bürger-Büro (Café).") == [
        "kamen",
        "Leute",
        "ins",
        "Bürger-Büro",
        "Café",
    ]


def test_the_formula_is_that_of_bamberger_and_vanecek():
    # 10 words in 2 sentences: 2 with three syllables, 3 with more than six letters, 5 with one syllable.
    measures = Measures(words=10, many_syllables=20, sentence_length=5, long_words=30, one_syllable=50)
    assert measures.grade == pytest.approx(0.1935 * 20 + 0.1672 * 5 + 0.1297 * 30 - 0.0327 * 50 - 0.875)


def test_a_text_is_measured_in_shares_of_its_words():
    found = measure("Der Bürgermeister lädt ein. Alle Freiwilligen kommen gern.")
    assert found == Measures(words=8, many_syllables=25, sentence_length=4, long_words=25, one_syllable=50)


def test_without_a_word_there_is_nothing_to_measure():
    assert measure("  … 2024 ") is None
