import pytest
from django.utils.safestring import SafeString

from search.analysis import german_analyser
from search.highlight import SNIPPET_LENGTH, entry_summary, snippet
from search.models import SearchEntry

GERMAN = german_analyser()
FILLER = "Der Rat hat beschlossen, was die Verwaltung vorgelegt hat. " * 20


def shown(text, query):
    return snippet(text, GERMAN.plan(query), GERMAN)


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("Ehrenamt", "Die Ehrenamtskarte gilt.", "Die <mark>Ehrenamtskarte</mark> gilt."),
        ("Buerger", "Für alle Bürgerinnen da.", "Für alle <mark>Bürgerinnen</mark> da."),
        ("Engagementstrategie", "Eine Strategie.", "Eine <mark>Strategie</mark>."),
        ("Vereine", "Bürger-Verein e. V.", "<mark>Bürger-Verein</mark> e. V."),
        ("eins zwei", "Eins und zwei", "<mark>Eins</mark> und <mark>zwei</mark>"),
    ],
)
def test_words_are_marked_by_the_analyser_that_finds_them(query, text, marked):
    assert shown(text, query) == marked


def test_a_snippet_is_cut_around_the_hit_at_blanks():
    found = shown(f"{FILLER}Die Ehrenamtskarte kostet nichts. {FILLER}", "Ehrenamtskarte")
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert "<mark>Ehrenamtskarte</mark> kostet nichts." in found
    assert len(found) < SNIPPET_LENGTH + 120
    assert found[2:].split()[0] in FILLER.split()


def test_the_place_with_the_most_different_words_is_shown():
    text = f"Karte, Karte, Karte. {FILLER} Die Karte für Vereine im Kreis. {FILLER}"
    found = shown(text, "Karte Vereine Kreis")
    assert "<mark>Karte</mark> für <mark>Vereine</mark> im <mark>Kreis</mark>" in found


def test_a_text_without_the_words_has_no_snippet():
    assert shown("Der Rat.", "Ehrenamt") == ""
    assert shown("", "Ehrenamt") == ""


@pytest.mark.parametrize("query", ["Ehrenamt", "script", "alert"])
def test_html_in_texts_is_escaped_marked_or_not(query):
    found = shown('<script>alert("Ehrenamt")</script> & mehr', query)
    assert "<script>" not in found
    assert "&amp; mehr" in found
    assert "<mark>" in found


def test_an_endless_word_does_not_make_an_endless_snippet():
    assert len(shown("Ehrenamt " + "x" * 15_000, "Ehrenamt")) < 500


def test_a_text_full_of_hits_is_cut_in_bounded_work():
    assert shown("Karte " * 50_000, "Karte").count("<mark>") < 60


class TestSummary:
    entry = SearchEntry(summary="Wie wir <danken>.", text=f"{FILLER} Die Ehrenamtskarte gilt im Kreis.")

    def test_without_a_query_the_summary_stands_as_it_is(self):
        summary = entry_summary(self.entry, GERMAN.plan(""), GERMAN)
        assert summary == "Wie wir <danken>."
        assert not isinstance(summary, SafeString)  # templates escape it

    def test_the_summary_is_shown_when_it_has_the_words(self):
        assert (
            entry_summary(self.entry, GERMAN.plan("danken Kreis"), GERMAN)
            == "Wie wir &lt;<mark>danken</mark>&gt;."
        )

    def test_the_text_is_shown_when_only_it_has_the_words(self):
        assert "<mark>Ehrenamtskarte</mark>" in entry_summary(self.entry, GERMAN.plan("Ehrenamt"), GERMAN)

    def test_hits_by_title_or_keywords_alone_show_the_summary(self):
        assert entry_summary(self.entry, GERMAN.plan("Hospitation"), GERMAN) == "Wie wir &lt;danken&gt;."

    def test_pages_without_a_summary_show_the_beginning_of_the_text(self):
        bare = SearchEntry(text=FILLER)
        assert entry_summary(bare, GERMAN.plan("Hospitation"), GERMAN).startswith("Der Rat hat")
        assert len(entry_summary(bare, GERMAN.plan("Hospitation"), GERMAN)) <= SNIPPET_LENGTH
        assert entry_summary(bare, GERMAN.plan(""), GERMAN) != ""
