"""Parts of pages are put together once for as long as they say the same, and show what they say."""

from dataclasses import replace

from django.utils.safestring import mark_safe
from django.utils.translation import override

from cms.templatetags.pieces import _kept, piece
from exchange.municipalities.cards import Card, CardMark, CardPicture

CARD = Card(
    url="/eulenstadt/eulenpass/",
    title="Eulenpass & mehr",
    kind="praxisbeispiel",
    kind_label="Praxisbeispiel",
    summary="Ein <b>Ausweis</b>.",
    topics=("Anerkennung",),
    marks=(CardMark("geprueft", "Geprüft"),),
    image=CardPicture("/media/platz.webp", 640, 360),
    image_alt="Ein Platz",
    fictional=True,
)


def shown(card: Card) -> str:
    return piece("partials/card.html", card=card)


def is_rendered(card: Card) -> bool:
    before = _kept.cache_info().misses
    shown(card)
    return _kept.cache_info().misses > before


def test_equal_cards_are_put_together_once():
    shown(CARD)
    assert not is_rendered(replace(CARD))
    for change in ({"title": "Uhukarte"}, {"marks": ()}, {"image": CardPicture("/x.webp", 640, 360)}):
        assert is_rendered(replace(CARD, **change))


def test_each_template_and_each_language_has_its_own():
    assert "Erfundenes Beispiel" in shown(CARD)
    with override("en"):
        assert "Erfundenes Beispiel" not in shown(CARD)
    assert "<article" not in piece("partials/menu.html", links=())


def test_texts_are_escaped_though_the_same_letters_were_html_elsewhere():
    assert "<b>Ausweis</b>" in shown(replace(CARD, summary=mark_safe(CARD.summary)))
    assert "&lt;b&gt;Ausweis&lt;/b&gt;" in shown(CARD)
    assert "Eulenpass &amp; mehr" in shown(CARD)
    for field_id, expected in ((mark_safe("a&b"), 'id="a&b"'), ("a&b", 'id="a&amp;b"')):
        assert expected in piece("partials/search_field.html", field_id=field_id)


def test_what_somebody_has_searched_for_is_kept_nowhere():
    before = _kept.cache_info().currsize
    shown(replace(CARD, title="Gesucht", summary=mark_safe("Ein <mark>Ausweis</mark>.")))
    assert _kept.cache_info().currsize == before
