"""What of a page's HTML comes onto paper."""

import pytest

from cms.sharing.reading import PageReader

BASE = "https://kommunennetz.example/kommunen/a/b/"


def read(html):
    return PageReader(BASE).read(f"<main><article>{html}</article></main>", "main article")


def words(found) -> str:
    """All text in nodes, whatever they are."""
    if isinstance(found, str):
        return found
    if isinstance(found, dict):
        return words([value for key, value in found.items() if key not in ("t", "w", "src", "href", "alt")])
    return " ".join(words(part) for part in found if not isinstance(part, int))


def test_paragraphs_keep_emphasis_links_and_line_breaks():
    (found,) = read('<p> Wir <b>danken</b>\n <em>allen</em>: <a href="/c/">mehr</a><br>Ende </p>')
    assert found["t"] == "p"
    assert [piece if isinstance(piece, str) else piece["t"] for piece in found["c"]] == [
        "Wir ", "b", " ", "i", ": ", "a", "br", "Ende",
    ]  # fmt: skip
    assert found["c"][5]["href"] == "https://kommunennetz.example/c/"


@pytest.mark.parametrize("href", ["#anker", "javascript:alert(1)", "data:text/html,x", ""])
def test_what_leads_nowhere_on_paper_is_plain_text(href):
    (found,) = read(f'<p><a href="{href}">Text</a></p>')
    assert found["c"] == ["Text"]


@pytest.mark.parametrize("href", ["mailto:a@b.example", "tel:+49211", "https://x.example/?a=1&amp;b=2"])
def test_mail_telephone_and_other_sites_stay_links(href):
    assert read(f'<p><a href="{href}">Text</a></p>')[0]["c"][0]["href"] == href.replace("&amp;", "&")


def test_text_beside_blocks_becomes_paragraphs_of_its_own():
    assert [
        block["t"] for block in read("Vorher<div>Im <span>Kasten</span><p>Absatz</p></div> nachher ")
    ] == ["p"] * 4


def test_a_block_inside_of_a_link_is_kept():
    assert words(read('<a href="/x/"><p>Absatz</p></a>')) == "Absatz"


def test_lists_may_hold_lists():
    (found,) = read("<ol><li>eins<ul><li>innen</li></ul></li><li><p>zwei</p></li><li></li></ol>")
    assert found["t"] == "ol"
    assert [[block["t"] for block in item] for item in found["items"]] == [["p", "ul"], ["p"]]


def test_terms_stand_beside_what_they_mean():
    (found,) = read("<dl><div><dt>Kosten</dt><dd>4.500 €</dd></div><div><dt>Leer</dt><dd></dd></div></dl>")
    assert found["t"] == "dl"
    assert [words(pair) for pair in found["pairs"]] == ["Kosten 4.500 €"]


def test_tables_keep_their_heads_and_their_shape():
    caption, table = read(
        "<table><caption>Kosten</caption><thead><tr><th>Wofür</th><th>Euro</th></tr></thead>"
        "<tbody><tr><th>Druck</th><td><b>5</b></td></tr><tr><td>Porto</td></tr></tbody></table>"
    )
    assert caption["t"] == "caption"
    assert words(table["head"]) == "Wofür Euro"
    assert [len(row) for row in table["rows"]] == [2, 2]


def test_headings_never_skip_a_level():
    found = read("<h1>Titel</h1><h4>tief</h4><h2>Teil</h2><h3>Unterteil</h3>")
    assert [block["level"] for block in found] == [1, 2, 2, 3]


@pytest.mark.parametrize(
    "html",
    [
        "<nav><a href='/x/'>Menü</a></nav>",
        "<form><label>Name</label><input></form>",
        "<p><button>Kopieren</button></p>",
        "<svg><title>Symbol</title></svg>",
        "<p><span aria-hidden='true'>Ot</span></p>",
        "<section data-screen><h2>Weitergeben</h2></section>",
        "<p hidden>versteckt</p>",
        "<!-- Kommentar --><script>var x</script><style>p{}</style>",
        "<h2> </h2><p>\n</p><ul></ul>",
    ],
)
def test_what_is_for_screens_alone_stays_there(html):
    assert read(html) == []


def test_pictures_keep_their_words_and_quotes_their_source():
    picture, line, quote, source = read(
        "<figure><img src='/media/x.webp' alt='Ein Fest'><figcaption>Bild: A</figcaption></figure>"
        "<figure><blockquote>Ein Satz.</blockquote><figcaption>Büro</figcaption></figure>"
    )
    assert picture == {"t": "img", "src": "https://kommunennetz.example/media/x.webp", "alt": "Ein Fest"}
    assert (line["t"], quote["t"], words(source)) == ("figcaption", "quote", "Büro")


def test_without_the_element_there_is_nothing():
    assert PageReader(BASE).read("<p>nichts</p>", "main article") == []


def test_small_print_does_not_stick_to_the_word_before():
    assert words(read("<p><b>Ottersbrink</b><small>Gemeinde</small></p>")[0]["c"]) == "Ottersbrink   Gemeinde"
