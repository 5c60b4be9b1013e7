"""Whatever stands in the address gets a friendly page."""

import pytest

from .results_page import ResultsPage

pytestmark = pytest.mark.django_db

HOSTILE = [
    '"',
    '"unbeendet',
    "'; DROP TABLE search_searchentry; --",
    "\x00",
    "Fest\x00fest",
    "x" * 10_000,
    "Fest " * 2_000,
    "ä" * 10_000,
    "-",
    "AND OR NOT NEAR",
    "* * *",
    "((((",
    ")",
    ":",
    "a:b",
    "title_stems:fest",
    "^fest",
    "fest*",
    "{fest}",
    "fest & ! | <->",
    "\\",
    "%",
    "%s %d %%",
    "$1",
    "🎉",
    "👩‍👩‍👧‍👦 Fest",
    "\u202eFest",
    "\ufeff",
    "\ud7ff\ue000",
    "<script>alert(1)</script>",
    "{{ 7 }}{% x %}",
    "../../etc/passwd",
    "志愿者",
    "ﷺ" * 50,
    "a" + "\u0301" * 3_000,
    "1" * 5_000,
    "0x1f 1e5 -5 +3",
    " \t\n ",
]


class TestHostileQuestions:
    def test_any_words_get_a_friendly_page(self, contributions, client):
        for words in HOSTILE:
            for address in ("/suche/", "/amtshilfe/"):
                page = ResultsPage(client.get(address, {"q": words}))
                assert page.main.h1, repr(words)
                assert "Treffer" in page.status or "kein Suchwort" in page.status, repr(words)

    def test_without_a_word_nothing_is_found_and_it_is_said(self, contributions, client):
        for words in ["🎉", "-", '"', "***", "?!"]:
            page = ResultsPage(client.get("/suche/", {"q": words}))
            assert page.titles == [], words
            assert "kein Suchwort" in page.status, words
            assert page.link("alles anzeigen") == "/suche/"

    def test_any_value_of_any_parameter_is_borne(self, contributions, client):
        numbers = ["-1", "0", "99999999999999999999", "k1", "k" + "9" * 50, "k²"]
        for name in "thema kreis status seite sortierung".split():
            for value in [*HOSTILE, *numbers]:
                assert len(ResultsPage(client.get("/suche/", {name: value})).titles) >= 4, (name, value)
        for name in ("von", "bis"):
            for value in [*HOSTILE, *numbers, "2026-02-30", "0001-01-01", "9999-12-31"]:
                ResultsPage(client.get("/suche/", {name: value}))

    def test_broken_encoding_and_repeated_parameters_are_borne(self, contributions, opened):
        assert opened("/suche/?q=%ff%fe&q=Laterne&thema=%C3%28").titles == ["Zauberfest"]
        assert opened("/suche/?" + "&".join(f"thema=x{number}" for number in range(500))).titles

    def test_a_table_of_spellings_finds_the_same(self, contributions, client):
        for words in [
            "Laternenumzug",
            "LATERNENUMZÜGE",
            "Laternen\u00adumzug",
            "Laternen-Umzug",
            "Laternenumzu\u200bg",
            "laternenumzuege",
            "Laternenumzu\u0308ge",
            "Umzug\u00a0Laterne",
        ]:
            assert ResultsPage(client.get("/suche/", {"q": words})).titles == ["Zauberfest"], words
