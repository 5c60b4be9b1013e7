import threading

import pytest

from search.german import STOP_WORDS, fold_german, stem_german


def stem(word):
    return stem_german(fold_german(word))


@pytest.mark.parametrize(
    "spellings",
    [
        ("Bürger", "Buerger", "Burger", "BÜRGER", "bürgern"),
        ("Straße", "Strasse", "Straßen", "STRASSE"),
        ("Förderung", "Foerderung", "fördern"),
        ("Stadt", "Städte", "Staedten"),
        ("Haus", "Häuser", "Haeusern"),
        ("Verein", "Vereins", "Vereine", "Vereinen"),
        ("Strategie", "Strategien"),
        ("Freiwillige", "Freiwilligen", "freiwillig"),
        ("Ehrenamt", "Ehrenamts", "Ehrenämter", "ehrenamtlich", "Ehrenamtliche"),
        ("Büro", "Büros", "Buero", "Bueros"),
        ("Kita", "Kitas"),
        ("Digitalisierung", "digitalisieren"),
        ("Koordinator", "Koordinatorin", "Koordinatorinnen"),
        ("Bürger", "Bürgerin", "Bürgerinnen"),
        ("neu", "neue", "neuer", "neues"),
    ],
)
def test_spellings_and_inflected_forms_are_one_word(spellings):
    assert len({stem(word) for word in spellings}) == 1, {word: stem(word) for word in spellings}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Verein", "Vereinbarung"),
        ("Stadt", "Staat"),
        ("Wahl", "Wald"),
        ("Kreis", "Krise"),
        ("Haus", "Hase"),
        ("Rat", "Rad"),
        ("Jugend", "Tugend"),
    ],
)
def test_different_words_stay_apart(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["neue", "Bauer", "Quelle", "Feuerwehr", "Steuer", "Abenteuer"])
def test_ue_that_is_no_umlaut_is_kept(word):
    assert fold_german(word) == word.lower()


def test_a_stem_is_never_empty_or_a_single_letter():
    assert all(len(stem(word)) >= 2 for word in ["en", "ern", "es", "er", "se", "eheit", "innen"])


def test_stop_words_are_compared_in_folded_form():
    assert {fold_german("für"), fold_german("über"), fold_german("Wie")} <= STOP_WORDS
    assert fold_german("Ehrenamt") not in STOP_WORDS


def test_threads_do_not_disturb_each_other():
    words = [f"Vereinigungsstrategien{number}ungen" for number in range(300)]
    expected = [stem_german.__wrapped__(word) for word in words]
    results = []

    def work():
        results.append([stem_german.__wrapped__(word) for word in words])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 4
