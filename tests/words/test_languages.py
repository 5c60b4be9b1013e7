"""The site's own catalogues: English is complete, Leichte Sprache falls back to German."""

from datetime import date

import pytest
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, override, to_locale

from cms.words.catalogue import COMPLETE, catalogue_paths, language, missing, mistakes, read
from cms.words.message import Message
from cms.words.sources import messages


@pytest.fixture(scope="module")
def found():
    return messages()


@pytest.mark.parametrize("path", catalogue_paths(), ids=language)
class TestCatalogue:
    def test_it_has_no_mistakes(self, path):
        assert list(mistakes(read(path))) == []

    def test_it_has_no_message_that_nobody_uses(self, path, found):
        assert {Message.of(entry) for entry in read(path)} - found.keys() == set()

    def test_nothing_in_it_is_empty(self, path):
        assert [entry.msgid for entry in read(path) if not entry.translated()] == []

    def test_it_is_compiled(self, path):
        compiled = path.with_suffix(".mo")
        assert compiled.exists(), "make messages"


def test_english_translates_every_message(found):
    path = next(path for path in catalogue_paths() if language(path) in COMPLETE)
    assert missing(read(path), found) == []


def test_there_is_a_catalogue_for_each_language_but_german(settings):
    wanted = {to_locale(code) for code, _name in settings.LANGUAGES} - {"de"}
    assert {language(path) for path in catalogue_paths()} == wanted


def test_german_is_what_the_code_says():
    with override("de"):
        assert gettext("Kommunen") == "Kommunen"
        assert ngettext("%(total)s Mitglied", "%(total)s Mitglieder", 1) == "%(total)s Mitglied"
        assert ngettext("%(total)s Mitglied", "%(total)s Mitglieder", 0) == "%(total)s Mitglieder"


def test_english_has_its_own_words_and_plurals():
    with override("en"):
        assert gettext("Kommunen") == "Municipalities"
        assert ngettext("%(total)s Mitglied", "%(total)s Mitglieder", 1) == "%(total)s member"
        assert ngettext("%(total)s Mitglied", "%(total)s Mitglieder", 2) == "%(total)s members"


def test_leichte_sprache_says_some_things_differently_and_the_rest_in_german():
    with override("de-simple"):
        assert gettext("Barrierefreiheit") != "Barrierefreiheit"
        assert gettext("Mitglieder") == "Mitglieder"
        assert ngettext("%(total)s Mitglied", "%(total)s Mitglieder", 2) == "%(total)s Mitglieder"


def test_leichte_sprache_takes_the_german_words_of_django_and_wagtail():
    with override("de-simple"):
        assert gettext("Enter a valid email address.") == "Bitte gültige E-Mail-Adresse eingeben."
        assert gettext("Save draft") == "Entwurf speichern"


@pytest.mark.parametrize(
    ("code", "written"), [("de", "5. März 2027"), ("en", "5 March 2027"), ("de-simple", "5. März 2027")]
)
def test_dates_are_written_as_each_language_writes_them(code, written):
    with override(code):
        assert date_format(date(2027, 3, 5), "DATE_FORMAT") == written
