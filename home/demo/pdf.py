"""PDF files out of the content files: headings, text, lists, boxes to tick, lines to fill in."""

from datetime import datetime, time

from fpdf import FPDF, Align, XPos, YPos

from .reading import Entry

TEAL, GREY = (13, 65, 72), (110, 110, 110)
LINE = 6


class _Sheet(FPDF):
    """A4 with the document's title and page number at the foot."""

    def __init__(self) -> None:
        super().__init__()
        # German quotation marks and dashes are not part of the library's default.
        self.core_fonts_encoding = "windows-1252"

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=9)
        self.set_text_color(*GREY)
        self.cell(0, 10, f"{self.title} · Seite {self.page_no()} von {{nb}} · Beispiel zur Vorführung")


def pdf_of(document: Entry) -> bytes:
    """The file of a document."""
    data = document.data
    sheet = _Sheet()
    sheet.set_title(data["title"])
    sheet.set_lang("de-DE")
    sheet.set_margins(22, 20)
    # The same text gives the same file.
    sheet.set_creation_date(datetime.combine(data["as_of"], time.min))
    sheet.add_page()
    _text(sheet, data["title"], size=20, style="B", colour=TEAL)
    _text(sheet, data["subtitle"], size=12, colour=GREY)
    for part in data["part"]:
        _part(sheet, part)
    return bytes(sheet.output())


def _part(sheet: FPDF, part: dict) -> None:
    sheet.ln(3)
    if heading := part.get("heading"):
        _keep_together(sheet, 5)
        _text(sheet, heading, size=13, style="B", colour=TEAL)
    if text := part.get("text"):
        _text(sheet, " ".join(text.split()))
    for item in part.get("items", ()):
        _text(sheet, f"– {item}")
    for check in part.get("checks", ()):
        _box(sheet)
        _text(sheet, check)
    for label in part.get("fields", ()):
        _field(sheet, label)


def _text(sheet: FPDF, text: str, *, size: int = 11, style: str = "", colour=(0, 0, 0)) -> None:
    sheet.set_font("Helvetica", style=style, size=size)
    sheet.set_text_color(*colour)
    sheet.multi_cell(0, LINE * size / 11, text, align=Align.L, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    sheet.ln(1)


def _keep_together(sheet: FPDF, lines: int) -> None:
    """Begin a new page unless so many lines still fit on this one."""
    if sheet.will_page_break(lines * LINE):
        sheet.add_page()


def _box(sheet: FPDF) -> None:
    """A box to tick before the next text."""
    _keep_together(sheet, 2)
    sheet.rect(sheet.l_margin, sheet.get_y() + 1, 4, 4)
    sheet.set_x(sheet.l_margin + 8)


def _field(sheet: FPDF, label: str) -> None:
    """A label and a line to write on."""
    _keep_together(sheet, 3)
    _text(sheet, label, size=10, colour=GREY)
    y = sheet.get_y() + LINE
    sheet.line(sheet.l_margin, y, sheet.w - sheet.r_margin, y)
    sheet.set_y(y + 2)
