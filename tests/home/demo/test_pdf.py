"""The documents: real files with the text of their content files."""

import re
import zlib

import pytest

from home.demo.pdf import pdf_of
from home.demo.reading import Entry, entries

DOCUMENTS = entries("documents")
SAMPLE = {
    "title": "Prüfbogen",
    "subtitle": "Muster",
    "as_of": DOCUMENTS[0].data["as_of"],
    "licence": "cc0-1.0",
}


def text_of(file: bytes) -> str:
    """What the pages print, line by line."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", file, re.DOTALL)
    printed = b"\n".join(zlib.decompress(stream) for stream in streams if stream[:1] == b"x")
    lines = re.findall(rb"\((.*?)(?<!\\)\) Tj", printed)
    return re.sub(rb"\\([()\\])", rb"\1", b"\n".join(lines)).decode("windows-1252")


def page_count(file: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", file))


def document(*parts: dict) -> Entry:
    return Entry("documents/sample", {**SAMPLE, "part": list(parts)})


@pytest.mark.parametrize("each", DOCUMENTS, ids=lambda each: each.name)
def test_each_document_is_a_pdf_of_one_to_three_pages_with_its_text(each):
    file = pdf_of(each)
    assert file.startswith(b"%PDF-")
    assert 1 <= page_count(file) <= 3
    printed = text_of(file)
    assert each.data["title"].split()[0] in printed
    for part in each.data["part"]:
        assert part.get("heading", "") in printed
        for label in part.get("fields", ()):
            assert label in printed


def test_german_letters_quotation_marks_and_dashes_are_printed():
    printed = text_of(pdf_of(document({"text": "„Größe“ – süß, 5 €"})))
    assert "„Größe“ – süß, 5 €" in printed


def test_items_and_boxes_are_printed_under_their_heading():
    printed = text_of(pdf_of(document({"heading": "Liste", "items": ["eins"], "checks": ["zwei"]})))
    assert printed.index("Liste") < printed.index("– eins") < printed.index("zwei")


def test_every_page_names_the_document_its_number_and_that_it_is_an_example():
    file = pdf_of(document({"text": "Wort " * 1500}))
    assert page_count(file) > 1
    printed = " ".join(text_of(file).split())
    for number in range(1, page_count(file) + 1):
        assert f"Prüfbogen · Seite {number} von {page_count(file)} · Beispiel" in printed


def test_a_label_and_its_line_stay_on_one_page():
    labels = [f"Zeile {number}" for number in range(60)]
    file = pdf_of(document({"fields": labels}))
    assert page_count(file) > 1
    assert all(label in text_of(file) for label in labels)


def test_a_heading_never_stands_alone_at_the_foot_of_a_page():
    for lines in range(30, 45):
        file = pdf_of(
            document({"items": ["Zeile"] * lines}, {"heading": "Danach", "text": "Es geht weiter."})
        )
        before_footer = text_of(file).split("Prüfbogen · Seite 1")[0].splitlines()
        assert before_footer[-1] != "Danach", lines


def test_the_same_text_gives_the_same_file():
    assert pdf_of(DOCUMENTS[0]) == pdf_of(DOCUMENTS[0])


def test_the_file_says_its_title_and_language():
    file = pdf_of(DOCUMENTS[0])
    assert b"/Lang (de-DE)" in file
    assert b"/Title" in file
