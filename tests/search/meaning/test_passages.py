"""A text becomes passages of one to three sentences."""

from itertools import pairwise

from search.meaning.passages import MAX_PASSAGES, passages_of

SHORT = "Der Verein sucht Leute."
LONG = "Die Stadt lädt einmal im Jahr alle Freiwilligen zu einem Abend ein, den die Vereine gestalten."


def test_the_title_is_a_passage_of_its_own():
    assert passages_of("Dankesabend", "", SHORT) == ["Dankesabend", SHORT]


def test_short_sentences_stand_together_and_no_more_than_three():
    text = " ".join([SHORT] * 2 + ["Er hilft."] * 3)
    assert passages_of("", "", text) == [f"{SHORT} {SHORT} Er hilft.", "Er hilft. Er hilft."]


def test_long_sentences_stand_alone():
    assert passages_of("", "", f"{LONG} {LONG[:-1]}!") == [LONG, f"{LONG[:-1]}!"]


def test_the_summary_and_the_text_do_not_share_a_passage():
    assert passages_of("Titel", "Kurz gesagt.", SHORT) == ["Titel", "Kurz gesagt.", SHORT]


def test_a_heading_stands_before_its_first_sentence():
    assert passages_of("", "", f"Was wir gelernt haben {SHORT}") == [f"Was wir gelernt haben {SHORT}"]


def test_abbreviations_numbers_and_dates_end_no_sentence():
    text = (
        f"Am 3. Mai zahlt z. B. Abs. 2 Nr. 5 der Richtlinie den Betrag, den der Rat in seiner Sitzung {LONG}"
    )
    assert passages_of("", "", text) == [text]


def test_quotation_marks_belong_to_their_sentences():
    first = f"„{LONG[:-1]}.“"
    assert passages_of("", "", f"{first} {LONG}") == [first, LONG]


def test_the_same_passage_counts_once():
    assert passages_of(SHORT, SHORT, SHORT) == [SHORT]


def test_text_without_full_stops_is_cut_between_words():
    text = " ".join(f"Posten{number}" for number in range(200))
    found = passages_of("", "", text)
    assert max(map(len, found)) <= 400
    assert " ".join(found) == text


def test_a_word_without_end_is_cut():
    word = "".join(map(str, range(400)))
    assert "".join(passages_of("", "", word)) == word


def test_a_long_text_keeps_the_set_number_from_all_its_parts():
    sentences = [f"{LONG[:-1]} zum {number}ten Mal." for number in range(400)]
    found = passages_of("Titel", "", " ".join(sentences))
    assert len(found) == MAX_PASSAGES
    kept = [sentences.index(passage) for passage in found[1:]]
    assert kept[0] == 0 and kept[-1] > 380
    assert max(after - before for before, after in pairwise(kept)) <= 7


def test_nothing_has_no_passages():
    assert passages_of(" ", "", "") == []
