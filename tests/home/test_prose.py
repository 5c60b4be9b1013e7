"""Rich text out of the plain text of the content files."""

import pytest

from home.prose import rich_lines, rich_text


def test_blank_lines_part_paragraphs():
    assert rich_text("Erster Absatz.\n\nZweiter Absatz.\n") == "<p>Erster Absatz.</p><p>Zweiter Absatz.</p>"


def test_lines_of_one_paragraph_are_joined():
    assert rich_text("Ein Satz,\nder weitergeht.") == "<p>Ein Satz, der weitergeht.</p>"


def test_dashes_make_a_list():
    assert rich_text("- eins\n- zwei") == "<ul><li>eins</li><li>zwei</li></ul>"


def test_numbers_make_an_ordered_list():
    assert rich_text("1. eins\n2. zwei\n10. zehn") == "<ol><li>eins</li><li>zwei</li><li>zehn</li></ol>"


def test_a_line_below_an_item_belongs_to_it():
    assert (
        rich_text("- eins,\n  das weitergeht\n- zwei")
        == "<ul><li>eins, das weitergeht</li><li>zwei</li></ul>"
    )


def test_a_paragraph_may_have_a_number_at_the_start_of_a_later_line():
    assert rich_text("Am\n10. März war Schluss.") == "<p>Am 10. März war Schluss.</p>"


def test_paragraphs_and_lists_follow_each_other():
    assert rich_text("Vorher:\n\n- eins\n\nNachher.") == "<p>Vorher:</p><ul><li>eins</li></ul><p>Nachher.</p>"


def test_asterisks_make_bold_words():
    assert rich_text("Das ist **wichtig** und **neu**.") == "<p>Das ist <b>wichtig</b> und <b>neu</b>.</p>"


def test_signs_of_html_are_text():
    assert rich_text("5 < 6 & „so“") == "<p>5 &lt; 6 &amp; „so“</p>"


@pytest.mark.parametrize("text", ["", "\n", " \n\n "])
def test_nothing_stays_nothing(text):
    assert rich_text(text) == ""


def test_lines_stay_lines_in_one_paragraph():
    assert rich_lines("\nViele helfen.\nDas heißt: **Ehren-Amt**.\n") == (
        "<p>Viele helfen.<br/>Das heißt: <b>Ehren-Amt</b>.</p>"
    )
