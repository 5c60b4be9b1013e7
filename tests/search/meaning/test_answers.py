"""Words and meaning together: what readers find."""

import pytest

from search import answering
from search.engines import SearchRequest
from search.meaning.vectors import entry_vectors_compute
from search.models import SearchEntry
from search.planning import query_plan
from tests.search.conftest import NOW

from .corpus import SUBJECTS

NONSENSE = [
    "asdf qwertz", "lorem xyz", "foo bar baz", "hjkl", "xyzzy plugh", "blub blubber", "Quantenchromodynamik",
    "Kühlschrank Bremse Mondfinsternis", "lorem ipsum dolor sit amet", "qqqq wwww eeee",
]  # fmt: skip
PAGES = {
    "Ehrenamtliche gewinnen": "Wir suchen neue Ehrenamtliche.",
    "Haushalt der Stadt": "Der Rat hat den Etat beschlossen.",
    "Hunde ausführen": "Ehrenamtliche führen Hunde aus, die auf ein Zuhause warten.",
}
RECRUITING = "How do we recruit new volunteers?"


@pytest.fixture
def answer(db):
    """Titles of the hits of a query, best first, and which of them were found by meaning alone."""

    def ask(query, language="de", limit=10):
        request = SearchRequest(language=language, now=NOW, plan=query_plan(query, language), limit=limit)
        hits = answering.answer(request, query).hits
        entries = SearchEntry.objects.in_bulk([hit.entry_id for hit in hits])
        return [(entries[hit.entry_id].title, hit.by_meaning) for hit in hits]

    return ask


@pytest.fixture
def pages(entry):
    for title, text in PAGES.items():
        entry(title, text=text)
    entry_vectors_compute()


def test_nonsense_has_no_hits(entry, answer):
    for subject in SUBJECTS:
        entry(subject.title, text=subject.text)
    entry_vectors_compute()
    assert [query for query in NONSENSE if answer(query)] == []


def test_a_hit_with_the_words_is_none_by_meaning(pages, answer):
    assert answer("Ehrenamtliche gewinnen")[0] == ("Ehrenamtliche gewinnen", False)


def test_an_english_question_finds_the_german_page_which_says_so(pages, answer):
    assert answer(RECRUITING)[0] == ("Ehrenamtliche gewinnen", True)
    assert answer("Volunteers walk dogs that are waiting for a home")[0] == ("Hunde ausführen", True)


def test_a_german_question_finds_an_english_page(entry, answer):
    for title in ("Recruiting volunteers for the fire brigade", "The town's budget", "A choir in the park"):
        SearchEntry.objects.filter(page=entry(title)).update(language="en")
    entry_vectors_compute()
    [first, *_others] = answer("Wie finden wir Freiwillige für die Feuerwehr?", "en")
    assert first == ("Recruiting volunteers for the fire brigade", True)
    assert answer("Freiwillige Feuerwehr", "de") == []


def test_quotes_ask_for_words_and_nothing_else(pages, answer):
    assert answer(f'"{RECRUITING}"') == []
    assert answer('"Haushalt der Stadt"') == [("Haushalt der Stadt", False)]


def test_what_is_excluded_is_not_found_by_meaning_either(pages, answer):
    assert answer(f"{RECRUITING} -Ehrenamtliche") == []
    assert answer(f"{RECRUITING} -Hunde")[0] == ("Ehrenamtliche gewinnen", True)


def test_an_excluded_word_does_not_attract(pages, answer):
    assert "Haushalt der Stadt" not in dict(answer(f"{RECRUITING} -Feuerwehr -Finanzen"))


def test_switched_off_words_answer_alone(pages, answer, settings):
    settings.SEARCH_MEANING = False
    assert answer(RECRUITING) == []
    assert answer("Haushalt der Stadt")[0] == ("Haushalt der Stadt", False)
