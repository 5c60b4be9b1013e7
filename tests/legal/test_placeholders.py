"""Texts in square brackets stand for facts that only the operator knows."""

from cms.legal.placeholders import placeholders_in, placeholders_mark


def test_each_is_named_once_without_brackets():
    text = "<p>[Name der\n Behörde], [Ort]</p><p>[Ort]</p>"
    assert placeholders_in(text) == ["Name der Behörde", "Ort"]


def test_attributes_and_short_brackets_are_no_placeholders():
    assert placeholders_in('<a title="[kein Platzhalter]">a [1] b […]</a>') == []


def test_they_are_marked_for_eyes_and_for_screen_readers():
    marked = placeholders_mark("<p>E-Mail: [Adresse &amp; Ort]</p>")
    assert marked == (
        '<p>E-Mail: <mark class="placeholder"><span class="kern-sr-only">Platzhalter: </span>'
        "[Adresse &amp; Ort]</mark></p>"
    )


def test_what_was_escaped_stays_escaped():
    assert "<script>" not in placeholders_mark("[&lt;script&gt;alert(1)]")
