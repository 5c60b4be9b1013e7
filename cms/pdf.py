"""Accessible PDFs from Typst templates, made in the process: no program or font of the system is needed."""

import json
from collections.abc import Mapping

import typst

# Makes the data known to the template as values. They never become part of the source, so nothing that a
# person typed can be markup or code.
_DATA = "#let data = json(bytes(sys.inputs.data))\n"


def pdf_from_typst(source: str, data: Mapping) -> bytes:
    """A tagged PDF (PDF/UA-1) from a template in Typst, which reads ``data`` (anything JSON can say).

    The template sets title and language of the document and may use the fonts that come with Typst:
    "Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono". Raises ``typst.TypstError`` when the
    template is wrong or would not be accessible (a picture without words, no title).
    """
    return typst.compile(
        (_DATA + source).encode(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1"],
    )
