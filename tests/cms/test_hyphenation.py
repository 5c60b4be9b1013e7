"""The longest words may break at a hyphen; everything else stays as it was typed."""

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe

from cms.hyphenation import SOFT_HYPHEN, soft_hyphens

LONG_WORD = "Jubiläumsehrenamtskartenantragsbearbeitungsvordruckentwurfsfassung"


def test_a_very_long_word_may_break_in_many_places_but_never_beside_a_single_letter():
    pieces = soft_hyphens(LONG_WORD, "de").split(SOFT_HYPHEN)
    assert "".join(pieces) == LONG_WORD
    assert len(pieces) > 6
    assert min(len(piece) for piece in pieces) >= 2
    assert max(len(piece) for piece in pieces) < 16


@pytest.mark.parametrize("text", ["Ehrenamtskarte ohne Papier", "", "0123456789012345678901234", "a_b" * 10])
def test_other_words_stay_as_they_were_typed(text):
    assert soft_hyphens(text, "de") == text


def test_what_somebody_typed_stays_text():
    assert soft_hyphens("<b>Karte</b> & mehr", "de") == "&lt;b&gt;Karte&lt;/b&gt; &amp; mehr"


def test_markup_of_ours_is_kept():
    found = soft_hyphens(mark_safe(f'<mark class="{LONG_WORD}">{LONG_WORD}</mark> &amp; mehr'), "de")
    assert f'class="{LONG_WORD}"' in found
    assert found.replace(SOFT_HYPHEN, "") == f'<mark class="{LONG_WORD}">{LONG_WORD}</mark> &amp; mehr'
    assert found.count(SOFT_HYPHEN) > 5


def test_the_language_of_the_page_decides():
    template = Template("{% load hyphenation %}{{ text|soft }}")
    breaks = {}
    for language in ("de", "de-simple", "en"):
        with translation.override(language):
            breaks[language] = template.render(Context({"text": "Verantwortungsgemeinschaften"}))
    assert breaks["de"] == breaks["de-simple"] != breaks["en"]
    assert soft_hyphens(LONG_WORD, "tlh") == LONG_WORD
