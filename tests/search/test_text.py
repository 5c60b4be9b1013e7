import pytest

from search.text import MAX_WORD_LENGTH, clean_text, fold, tokens


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("Ehren\u00adamts\u00adkarte", "Ehrenamtskarte"),
        ("Bu\u0308rger", "Bürger"),
        ("30\u00a0Vereine\u202fund\u2009mehr", "30 Vereine und mehr"),
        ("Ehren\u200bamt\ufeff", "Ehrenamt"),
        ("Zeile\r\n\tzwei", "Zeile zwei"),
        ("Ehren\x00amt", "Ehren amt"),
        ("\ud800Amt", "Amt"),
        ("\u202eEhrenamt\u202c", "Ehrenamt"),
        ("  ", ""),
    ],
)
def test_pasted_text_is_stored_composed_and_without_invisible_characters(pasted, clean):
    assert clean_text(pasted) == clean


def test_clean_text_keeps_what_people_read():
    text = "„Café“ – 12,5 m² für 3 € & mehr 🎉"
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bürger-Engagement stärken", [("Bürger", "Engagement"), ("stärken",)]),
        ("Ehren·amt", [("Ehren", "amt")]),
        ("Bürger:innen, Bürger*innen, Bürger_innen, Bürger/innen, Bürger/-innen", [("Bürgerinnen",)] * 5),
        ("und/oder", [("und",), ("oder",)]),
        ("Haupt- und Ehrenamt", [("Haupt",), ("und",), ("Ehrenamt",)]),
        ("§ 4 VwVfG (2024)", [("4",), ("VwVfG",), ("2024",)]),
        ("a_b", [("a",), ("b",)]),
        ('"?!*() 🎉', []),
    ],
)
def test_words_are_cut_where_readers_see_them_end(text, words):
    assert [token.pieces for token in tokens(text)] == words


def test_a_word_knows_where_it_stands():
    text = "Die Ehrenamts-Karte gilt."
    token = list(tokens(text))[1]
    assert text[token.start : token.end] == "Ehrenamts-Karte"


def test_an_endless_word_is_cut():
    (token,) = tokens("x" * 10_000)
    assert token.pieces == ("x" * MAX_WORD_LENGTH,)


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Straße", "strasse"),
        ("ẞ", "ss"),
        ("CAFÉ", "cafe"),
        ("ﬁnden", "finden"),
        ("m²", "m2"),
        ("волонтер", "volonter"),
        ("İstanbul", "istanbul"),
    ],
)
def test_folded_words_are_ascii_in_every_script(word, folded):
    assert fold(word) == folded
