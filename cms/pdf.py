"""Accessible PDFs from Typst templates."""

from collections.abc import Mapping

from cms.typesetting import typeset


def pdf_from_typst(source: str, data: Mapping) -> bytes:
    """A tagged PDF (PDF/UA-1) from a template in Typst, which reads ``data`` (anything JSON can say).

    The template sets title and language of the document and may use "Fira Sans" and the fonts that come with
    Typst: "Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono". Raises ``typst.TypstError`` when the
    template is wrong or would not be accessible (a picture without words, no title).
    """
    return typeset(source, data, format="pdf", pdf_standards=["ua-1"])
