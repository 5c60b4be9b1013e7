"""PDFs are tagged, self-contained, and show what people typed as text."""

import re

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import typst

from cms.pdf import pdf_from_typst

TEMPLATE = """
#set document(title: data.title)
#set text(lang: "de", font: "Libertinus Serif")
= #data.title
#data.name
"""
HOSTILE = [
    '#panic("gotcha")',
    '#read("/etc/passwd")',
    '"] #eval("1 + 1") [',
    "$ x^2 $ *fett* _kursiv_ `code`",
    "// Kommentar /* und */ \\ Ende",
    "<label> @verweis = Überschrift",
    "{{ data }} {% load %} %s {0}",
]


def text_of(content: bytes) -> str:
    """What a reader gets from the first page, with single spaces."""
    return " ".join(pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range().split())


def make(**data) -> bytes:
    return pdf_from_typst(TEMPLATE, {"title": "Bescheinigung", "name": "Kim Beispiel"} | data)


def test_it_is_tagged_and_says_that_it_is_accessible():
    content = make()
    assert pdfium.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(content).raw)
    assert b"pdfuaid:part" in content
    assert re.search(rb"/Lang ?\(de", content)


def test_it_has_the_title_and_the_text():
    content = make(title="Teilnahme bestätigt", name="Žofie Müller-Öztürk")
    assert pypdfium2.PdfDocument(content).get_metadata_dict()["Title"] == "Teilnahme bestätigt"
    assert text_of(content) == "Teilnahme bestätigt Žofie Müller-Öztürk"


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_a_person_typed_stays_text(typed):
    assert text_of(make(name=typed)) == f"Bescheinigung {typed}"


def test_every_font_is_inside():
    document = pypdfium2.PdfDocument(make())
    fonts = [pdfium.FPDFTextObj_GetFont(each.raw) for each in document[0].get_objects() if each.type == 1]
    assert fonts
    assert all(pdfium.FPDFFont_GetIsEmbedded(font) for font in fonts)


def test_a_template_that_nobody_could_hear_is_refused():
    with pytest.raises(typst.TypstError, match="title"):
        pdf_from_typst("Text ohne Titel", {})


def test_signs_that_no_font_has_are_left_out_and_letters_become_a_box():
    typed = "Fest 🎉 im Park\uf0b7 \ufeffmit 李 ✓"
    assert text_of(make(name=typed)) == "Bescheinigung Fest im Park mit □ ✓"
