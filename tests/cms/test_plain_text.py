import pytest

from cms.plain_text import html_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Eins.</p><p>Zwei.</p>", "Eins. Zwei."),
        ("<ul><li>Eins</li><li>Zwei</li></ul>", "Eins Zwei"),
        ("<p>Die <b>Ehren</b>amts<i>karte</i>.</p>", "Die Ehrenamtskarte."),
        ('<p>Die <a href="/x/">Karte</a>, sofort.</p>', "Die Karte, sofort."),
        ("Eins<br/>Zwei", "Eins Zwei"),
        ("<p>5 &lt; 6 &amp; mehr</p>", "5 < 6 & mehr"),
        ("<h2>Titel</h2>Text", "Titel Text"),
        ("", ""),
    ],
)
def test_text_has_the_words_that_readers_see(html, text):
    assert html_text(html) == text
