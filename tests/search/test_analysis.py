import pytest

from search.analysis import (
    MAX_QUERY_WORDS,
    QueryWord,
    english_analyser,
    german_analyser,
    parts_to_learn,
)
from search.text import clean_text

GERMAN = german_analyser()


def indexed(text, analyser=GERMAN):
    stems, parts = analyser.fields(text)
    return set(stems.split()) | set(parts.split())


def finds(query, text, analyser=GERMAN):
    """Whether an entry with this text has each word of the query, or all parts of the word."""
    known = indexed(text, analyser)
    plan = analyser.plan(query)
    return bool(plan) and all(
        word.stem in known or (word.parts and known.issuperset(word.parts)) for word in plan.words
    )


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Ehrenamt", "Die Ehrenamtskarte einführen"),
        ("ehrenamtlich", "Das Ehrenamt"),
        ("Buerger", "Bürgerengagement vor Ort"),
        ("Bürger", "Buergerbeteiligung online"),
        ("Strategie Engagement", "Engagementstrategie der Stadt"),
        ("Engagementstrategie", "Eine Strategie für das Engagement"),
        ("Bürgerengagement", "Bürger-Engagement stärken"),
        ("Bürger-Engagement", "Bürgerengagement vor Ort"),
        ("Vereins-Förderrichtlinie", "Die Vereinsförderrichtlinie"),
        ("Vereinsförderrichtlinien", "Vereins-Förderrichtlinie"),
        ("Nachwuchs Feuerwehr", "Feuerwehrnachwuchs gewinnen"),
        ("Generationen Haus", "Mehrgenerationenhäuser"),
        ("Jugendparlament", "Ein Parlament der Jugend"),
        ("Beteiligung", "Jugendbeteiligungssatzung"),
        ("Strasse", "Straßenfest"),
        ("Bürgerinnen", "Bürger:innen einladen"),
        ("Haushaltssicherung", "Wir sind Haushaltssicherungskommune."),
        ("Ehren\u00adamts\u00adkarte", "Ehrenamtskarte"),
        ("Ehrenamtskarte", "Ehren\u00adamts\u00adkarte"),
        ("Ehrenamtskarte Bürger", "Ehrenamtskarte\u00a0für Bu\u0308rger"),
    ],
)
def test_german_queries_find_texts_that_say_the_same(query, text):
    assert finds(query, clean_text(text))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Ehrenamtskarte", "Das Ehrenamt"),
        ("Strategie Jugend", "Engagementstrategie"),
        ("Verein", "Vereinbarung"),
        ("Hauptamt", "Ehrenamt"),
    ],
)
def test_german_queries_do_not_find_less_than_they_ask_for(query, text):
    assert not finds(query, text)


@pytest.mark.parametrize("written", ["Ehrenamt", "Ehren-Amt", "Ehren·amt", "Ehren\u2011Amt", "Ehren•Amt"])
@pytest.mark.parametrize("text", ["Ein Ehren-Amt haben", "Ein Ehren·amt haben", "Ein Ehrenamt haben"])
def test_easy_language_spellings_find_each_other(written, text):
    assert finds(written, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("volunteers", "Recruiting a volunteer"),
        ("strategy", "Municipal strategies"),
        ("follow-up", "A followup meeting"),
        ("Amtshilfe", "Amtshilfe between municipalities"),
    ],
)
def test_english_is_stemmed_as_english(query, text):
    assert finds(query, text, english_analyser())


def test_stop_words_are_not_required():
    assert finds("Wie finden wir eine Ehrenamtskarte für alle?", "Ehrenamtskarte finden")


def test_a_query_of_stop_words_alone_looks_for_them():
    assert [word.stem for word in GERMAN.plan("der die das").words] == ["der", "die", "das"]


def test_a_word_is_asked_for_once():
    assert GERMAN.plan("Verein Vereine VEREINS").words == (QueryWord("verein"),)


def test_only_the_first_words_of_a_pasted_page_are_asked_for():
    assert len(GERMAN.plan(" ".join(f"wort{number}" for number in range(500))).words) == MAX_QUERY_WORDS


@pytest.mark.parametrize("query", ["", "  ", '"', "-", "* ( ) :", "🎉🎉", "\x00", "…"])
def test_a_query_without_a_word_is_empty(query):
    assert not GERMAN.plan(query)


@pytest.mark.parametrize(
    "text", ["волонтер 志愿者 متطوع", "Ehrenamt🎉karte", "O'Neill; DROP TABLE", "İ ﬁ ½ ① ²", '"NEAR(a b)"']
)
def test_stems_are_plain_ascii_whatever_the_text(text):
    for analyser in (GERMAN, english_analyser()):
        stems, parts = analyser.fields(text)
        words = f"{stems} {parts}".split()
        assert words
        assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words)


def test_titles_and_terms_teach_parts():
    learned = parts_to_learn(
        ["Kneipen im Wald erfolgreich eröffnen", "Die Ehrenamtskarte", "Verein", "Wald 2030"]
    )
    assert learned == {"kneipen"}
    taught = german_analyser(learned)
    assert taught.plan("Waldkneipe").words[0].parts == ("wald", "kneip")
    assert GERMAN.plan("Waldkneipe").words[0].parts == ()
