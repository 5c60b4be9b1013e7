"""What the reader gets out of files, good, broken and hostile; it runs as the process that it is."""

import json
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from search.attachments import reader
from tests.factories.files import open_document, pdf_with_text, word_file


def read(kind: str, content: bytes) -> tuple[str, list]:
    """State and pages, by a process of its own."""
    command = [sys.executable, "-m", "search.attachments.reader", kind]
    ended = subprocess.run(command, input=content, capture_output=True, check=True, timeout=60)
    answer = json.loads(ended.stdout)
    return answer["state"], answer["pages"]


def content_of(file) -> bytes:
    with file.open() as opened:
        return opened.read()


def package(members: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


class TestGoodFiles:
    def test_a_pdf_is_read_page_by_page_and_pages_without_text_are_left_out(self):
        content = content_of(pdf_with_text("Lesepaten finden", "", "Lesepaten halten"))
        assert read("pdf", content) == ("read", [[1, "Lesepaten finden"], [3, "Lesepaten halten"]])

    def test_words_that_a_word_processor_splits_into_runs_stay_whole(self):
        content = content_of(word_file("Lesepaten gewinnen", "Zweiter Absatz"))
        state, [[number, text]] = read("docx", content)
        assert (state, number) == ("read", 0)
        assert text.split() == ["Lesepaten", "gewinnen", "Zweiter", "Absatz"]

    def test_headings_and_paragraphs_of_an_open_document(self):
        content = content_of(open_document("Leitfaden", "Lesepaten gewinnen", "Übergabe"))
        assert read("odt", content) == ("read", [[0, "Leitfaden\nLesepaten gewinnen\nÜbergabe"]])

    def test_a_scan_holds_no_text(self):
        assert read("pdf", content_of(pdf_with_text("", ""))) == ("empty", [])


class TestLockedFiles:
    def test_a_pdf_with_a_password(self):
        assert read("pdf", content_of(pdf_with_text("geheim", password="pst"))) == ("encrypted", [])

    def test_a_word_document_with_a_password_is_no_package_at_all(self):
        assert read("docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)) == ("encrypted", [])

    def test_an_open_document_says_in_its_manifest_that_it_is_locked(self):
        locked = open_document("Titel", "Text", manifest="<manifest><encryption-data/></manifest>")
        assert read("odt", content_of(locked)) == ("encrypted", [])


class TestBrokenAndHostileFiles:
    @pytest.mark.parametrize("kind", ["pdf", "docx", "odt"])
    @pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nInhalt", b"PK\x03\x04 kein Archiv", bytes(2000)])
    def test_what_is_no_such_file_is_broken(self, kind, content):
        assert read(kind, content) == ("broken", [])

    @pytest.mark.parametrize(
        ("kind", "file"),
        [("pdf", pdf_with_text("Text")), ("docx", word_file("Text")), ("odt", open_document("T"))],
    )
    def test_a_file_cut_off_in_the_middle_never_ends_the_reader(self, kind, file):
        content = content_of(file)
        assert read(kind, content[: len(content) // 2])[0] in ("broken", "read", "empty")

    def test_a_package_without_its_text_is_broken(self):
        assert read("docx", package({"word/styles.xml": b"<a/>"})) == ("broken", [])

    def test_broken_xml(self):
        assert read("docx", package({"word/document.xml": b"<w:document><w:p>"})) == ("broken", [])

    def test_entities_that_multiply_are_refused(self):
        bomb = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'
        assert read("odt", package({"content.xml": bomb})) == ("broken", [])

    def test_a_package_that_would_fill_the_memory_is_not_unpacked(self):
        bomb = package({"word/document.xml": bytes(reader.MAX_UNPACKED + 1)})
        assert len(bomb) < 1_000_000
        assert read("docx", bomb) == ("too_large", [])

    def test_more_bytes_than_the_limit_are_not_looked_at(self):
        assert reader.answer("pdf", bytes(reader.MAX_BYTES + 1)) == {"state": "too_large", "pages": []}


class TestLimits:
    def test_text_ends_at_the_limit_of_characters(self, monkeypatch):
        monkeypatch.setattr(reader, "MAX_CHARACTERS", 12)
        answer = reader.answer("pdf", content_of(pdf_with_text("Lesepaten", "gewinnen", "halten")))
        assert answer == {"state": "read", "pages": [(1, "Lesepaten"), (2, "gew")]}

    def test_pages_end_at_the_limit_of_pages(self, monkeypatch):
        monkeypatch.setattr(reader, "MAX_PAGES", 2)
        answer = reader.answer("pdf", content_of(pdf_with_text("eins", "zwei", "drei")))
        assert [number for number, _text in answer["pages"]] == [1, 2]

    def test_a_long_paragraph_ends_the_reading_of_a_package(self, monkeypatch):
        monkeypatch.setattr(reader, "MAX_CHARACTERS", 5)
        answer = reader.answer("docx", content_of(word_file("Lesepaten", "gewinnen")))
        assert answer["pages"] == [(0, "Lesep")]
