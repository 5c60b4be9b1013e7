"""From bytes to one encoding: compressed files, UTF-16, NUL bytes; and files that are no calendar at all."""

import codecs
import re
import zlib

from .limits import MAX_BYTES

GZIP = b"\x1f\x8b"
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_BEGIN = re.compile(rb"BEGIN[ \t]*:[ \t]*(?:VCALENDAR|VEVENT)", re.IGNORECASE)


class NotACalendar(Exception):
    """The file as a whole can not be read; the message says why, in German."""


def plain_bytes(data: bytes) -> bytes:
    """The file with one byte for each ASCII character. Raises `NotACalendar`."""
    if data.startswith(GZIP):
        data = _unzipped(data)
    data = _without_utf16(data).replace(b"\0", b"").removeprefix(codecs.BOM_UTF8)
    if not data.strip():
        raise NotACalendar("Die Datei ist leer.")
    if not _BEGIN.search(data):
        raise NotACalendar(_what_it_is(data))
    return data


def _unzipped(data: bytes) -> bytes:
    unzip = zlib.decompressobj(wbits=31)
    try:
        plain = unzip.decompress(data, MAX_BYTES)
    except zlib.error:
        raise NotACalendar("Die Datei ist gepackt (gzip) und beschädigt.")
    if not unzip.eof and not unzip.unconsumed_tail:
        raise NotACalendar("Die Datei ist gepackt (gzip) und bricht ab.")
    if unzip.unconsumed_tail:
        raise NotACalendar("Die Datei ist gepackt (gzip) und ausgepackt zu groß.")
    return plain


def _without_utf16(data: bytes) -> bytes:
    encoding = _UTF16.get(data[:2])
    if encoding is None and len(data) > 3 and data[:4:2] == b"BE" and data[1:4:2] == b"\0\0":
        encoding = "utf-16-le"
    if encoding is None and len(data) > 3 and data[1:4:2] == b"BE" and data[:4:2] == b"\0\0":
        encoding = "utf-16-be"
    if encoding is None:
        return data
    return data.decode(encoding, errors="replace").lstrip("\ufeff").encode("utf-8", errors="replace")


def _what_it_is(data: bytes) -> str:
    head = data[:2000].lstrip().lower()
    if head.startswith(b"pk\x03\x04"):
        return "Die Datei ist ein ZIP-Archiv, kein Kalender."
    if head.startswith((b"<!doctype html", b"<html")) or b"<body" in head:
        return "Unter der Adresse steht eine Webseite (HTML), kein Kalender im Format iCalendar."
    if head.startswith(b"<"):
        return "Die Datei ist XML, kein Kalender im Format iCalendar."
    if head.startswith((b"{", b"[")):
        return "Die Datei ist JSON, kein Kalender im Format iCalendar."
    return "Die Datei enthält keinen Kalender (BEGIN:VCALENDAR fehlt)."
