"""Readers of another language get the German hits below their own."""

import pytest
from wagtail.models import Locale, Page

from search.models import SearchEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def translated(entry):
    """Make a page a translation of another one."""

    def make(title, german, language="en"):
        page = entry(title)
        locale = Locale.objects.get(language_code=language)
        Page.objects.filter(pk=page.pk).update(translation_key=german.translation_key, locale=locale)
        SearchEntry.objects.filter(page=page).update(language=language)
        return page

    return make


@pytest.mark.parametrize("language", ["en", "de-simple"])
def test_german_hits_stand_below_and_are_marked_as_german(entry, opened, language):
    entry("Laternenfest")
    page = opened(f"/{language}/suche/?q=Laternenfest")
    assert page.titles == []
    assert page.german_titles == ["Laternenfest"]
    section = page.main.select_one("[aria-labelledby=deutsche-treffer]")
    assert section.select_one(".card__title")["lang"] == "de"
    # Labels are in the language of the reader.
    assert not section.article.has_attr("lang")
    assert section.a["href"] == "/suche/?q=Laternenfest"
    assert section.a["hreflang"] == "de"


@pytest.mark.parametrize("language", ["en", "de-simple"])
def test_a_list_without_anything_in_the_language_shows_what_there_is_in_german(entry, opened, language):
    entry("Laternenfest", kind="praxisbeispiel")
    entry("Strategie", kind="strategie")
    page = opened(f"/{language}/praxisbeispiele/")
    assert page.german_titles == ["Laternenfest"]
    assert (
        page.main.select_one("[aria-labelledby=deutsche-treffer]").a["href"] == "/suche/?art=praxisbeispiel"
    )
    # Ways on would lead to lists that are just as empty.
    assert [heading.get_text() for heading in page.main.select(".prose h3")] == []


def test_a_list_with_something_in_the_language_shows_that_alone(entry, translated, opened):
    translated("The workshop", entry("Der Workshop"))
    entry("Noch ein Workshop")
    assert opened("/en/praxisbeispiele/").titles == ["The workshop"]
    assert opened("/en/praxisbeispiele/").german_titles == []


def test_what_is_translated_is_not_shown_twice(entry, translated, opened):
    # A word that is the same in both languages.
    translated("The workshop", entry("Der Workshop"))
    entry("Noch ein Workshop")
    page = opened("/en/suche/?q=workshop")
    assert page.titles == ["The workshop"]
    assert page.german_titles == ["Noch ein Workshop"]


def test_a_translation_into_another_language_hides_nothing(entry, translated, opened):
    translated("Laternenfest leicht", entry("Laternenfest"), language="de-simple")
    assert opened("/en/suche/?q=Laternenfest").german_titles == ["Laternenfest"]


def test_filters_and_lists_hold_for_german_hits_too(entry, opened):
    entry("Laternenfest", kind="strategie")
    entry("Laternenumzug", kind="leitlinie")
    page = opened("/en/strategien/?q=Laterne")
    assert page.german_titles == ["Laternenfest"]
    link = page.main.select_one("[aria-labelledby=deutsche-treffer] a")
    assert link["href"] == "/suche/?q=Laterne&art=strategie"


def test_german_hits_stand_on_the_first_page_of_the_list_alone(entry, opened):
    entry("Laternenfest")
    for address in ("/en/suche/?q=Laternenfest&ansicht=karte", "/suche/?q=Laternenfest"):
        assert opened(address).german_titles == []


def test_nothing_hidden_is_among_them(entry, opened):
    entry("Laternenfest", audience="network")
    page = opened("/en/suche/?q=Laternenfest")
    assert page.german_titles == []
    assert page.main.select("article") == []
