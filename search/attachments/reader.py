"""Reads the text of one file, in a process of its own: what strangers upload is hostile until it is read.

``python -m search.attachments.reader pdf < file`` prints ``{"state": "read", "pages": [[1, "text"]]}``.
Formats without pages (DOCX, ODT) have one, number 0. Knows no Django and no database.
"""

import json
import resource
import sys
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

READ, EMPTY, ENCRYPTED, BROKEN, TOO_LARGE = "read", "empty", "encrypted", "broken", "too_large"

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED = 100 * 1024 * 1024
MAX_PAGES = 300
MAX_CHARACTERS = 500_000
CPU_SECONDS = 20
_MEMORY = 1024 * 1024 * 1024

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD_TEXT = frozenset(f"{_WORD}{name}" for name in ("t", "tab", "br", "cr", "noBreakHyphen"))
_OPEN = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ENCRYPTED_MEMBER = 0x1
_OLE_CONTAINER = b"\xd0\xcf\x11\xe0"

# What the libraries say about files that are not what they seem.
_BROKEN = (
    DefusedXmlException,
    EOFError,
    KeyError,
    NotImplementedError,
    ParseError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)

Page = tuple[int, str]


class Unreadable(Exception):
    """The file holds no text that can be had; its only argument is the state."""


def read(kind: str, content: bytes) -> Iterator[Page]:
    """The pages of a file of that kind (``pdf``, ``docx``, ``odt``), at most ``MAX_PAGES``.

    Raises ``Unreadable``; what the libraries raise beyond means that the file is broken.
    """
    if len(content) > MAX_BYTES:
        raise Unreadable(TOO_LARGE)
    if kind == "pdf":
        yield from _pdf(content)
    elif kind == "docx":
        yield 0, _package(content, "word/document.xml", (f"{_WORD}p",), _word_paragraph)
    else:
        yield 0, _package(content, "content.xml", (f"{_OPEN}p", f"{_OPEN}h"), _open_paragraph)


def _pdf(content: bytes) -> Iterator[Page]:
    import pypdfium2
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_GetLastError

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(ENCRYPTED if FPDF_GetLastError() == FPDF_ERR_PASSWORD else BROKEN) from error
    for number in range(min(len(document), MAX_PAGES)):
        page = document[number]
        try:
            yield number + 1, page.get_textpage().get_text_bounded()
        finally:
            page.close()


def _package(content: bytes, member: str, tags: tuple[str, ...], paragraph) -> str:
    """The paragraphs of a zipped XML file, one a line."""
    if content.startswith(_OLE_CONTAINER):
        # That is how word processors keep a document that needs a password.
        raise Unreadable(ENCRYPTED)
    with zipfile.ZipFile(BytesIO(content)) as package:
        info = package.getinfo(member)
        if info.flag_bits & _ENCRYPTED_MEMBER or _is_locked(package):
            raise Unreadable(ENCRYPTED)
        if info.file_size > MAX_UNPACKED:
            raise Unreadable(TOO_LARGE)
        with package.open(info) as file:
            return "\n".join(_paragraphs(file, tags, paragraph))


def _is_locked(package: zipfile.ZipFile) -> bool:
    """OpenDocument keeps encrypted members under their own names and says so in the manifest."""
    manifest = "META-INF/manifest.xml"
    return manifest in package.namelist() and b"encryption-data" in package.open(manifest).read(
        MAX_CHARACTERS
    )


def _paragraphs(file: BinaryIO, tags: tuple[str, ...], paragraph) -> Iterator[str]:
    length = 0
    for _event, element in iterparse(file):
        if element.tag in tags:
            text = paragraph(element)
            length += len(text)
            yield text
            element.clear()
        if length > MAX_CHARACTERS:
            return


def _word_paragraph(element) -> str:
    """Its runs of text; tabs and breaks are blanks."""
    nodes = (node for node in element.iter() if node.tag in _WORD_TEXT)
    return "".join(node.text or "" if node.tag == f"{_WORD}t" else " " for node in nodes)


def _open_paragraph(element) -> str:
    """Its text with that of the spans in it; a space element stands for several blanks."""
    for node in element.iter():
        if node.tag in (f"{_OPEN}s", f"{_OPEN}tab", f"{_OPEN}line-break"):
            node.tail = f" {node.tail or ''}"
    return "".join(element.itertext())


def answer(kind: str, content: bytes) -> dict:
    """State and pages with text; the last page is cut where the limit of characters is reached."""
    pages: list[Page] = []
    left = MAX_CHARACTERS
    try:
        for number, text in read(kind, content):
            if text.strip() and left > 0:
                pages.append((number, text[:left]))
                left -= len(text)
    except Unreadable as error:
        return {"state": error.args[0], "pages": []}
    except _BROKEN:
        return {"state": BROKEN, "pages": []}
    return {"state": READ if pages else EMPTY, "pages": pages}


def main() -> None:
    """Limit what this process may use, read the file from standard input, print the answer."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    content = sys.stdin.buffer.read(MAX_BYTES + 1)
    sys.stdout.write(json.dumps(answer(sys.argv[1], content)))


if __name__ == "__main__":
    main()
