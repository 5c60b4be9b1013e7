"""Words and drawings of templates."""

from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from cms.templatetags.portal import bare_url, euro, grouped, icon, initials, motif


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Kreis Erlenmark", "KE"),
        ("Ottersbrink", "Ot"),
        ("Verband der Städte", "VS"),
        ("Bad Muster-Hausen", "BM"),
    ],
)
def test_a_monogram_has_two_letters(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("number", "text"),
    [(8900, "8.900"), (Decimal("74.10"), "74,1"), (0, "0"), (None, ""), (1_250_000, "1.250.000")],
)
def test_numbers_are_written_as_germans_read_them(number, text):
    assert grouped(number) == text


def test_unknown_amounts_are_a_dash_and_nothing_is_zero():
    assert euro(None) == "–"
    assert euro(Decimal("0.00")) == "0 €"
    assert euro(Decimal("4500.00")) == "4.500 €"


def test_amounts_have_both_places_behind_the_comma_or_none():
    assert euro(Decimal("12.50")) == "12,50 €"


def test_numbers_follow_the_language_of_the_reader():
    with translation.override("en"):
        assert grouped(8900) == "8,900"
        assert euro(Decimal(9300)) == "€9,300"


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://www.ottersbrink.example/", "ottersbrink.example"),
        ("http://ris.example/a/1", "ris.example/a/1"),
    ],
)
def test_an_address_is_shown_without_its_scheme(url, text):
    assert bare_url(url) == text


def test_drawings_are_silent_for_screen_readers():
    assert 'aria-hidden="true"' in icon("suche")
    assert 'aria-hidden="true"' in motif("strategie")


def test_a_topic_has_its_own_drawing_and_a_page_without_topic_that_of_its_kind():
    assert "#thema-anerkennung" in motif("strategie", "anerkennung")
    assert "#art-strategie" in motif("strategie", "")


def test_a_name_from_the_database_cannot_break_out_of_a_drawing():
    assert "<script" not in motif("strategie", '"><script>')


def test_paths_of_the_site_are_written_for_the_language_of_the_page():
    template = Template("{% load portal %}{% local '/suche/' %}")
    with translation.override("de-simple"):
        assert template.render(Context()) == "/de-simple/suche/"
