"""Whether a file holds what its name promises: no web page is stored under the name of a PDF."""

import zipfile
from collections.abc import Callable
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_START = 1024
_BLANK = b"\xef\xbb\xbf \t\r\n"
_MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"<?php", b"<head", b"<body")


def check_content(file) -> None:
    """Raise ``ValidationError`` when the content of an uploaded document is not what its extension says."""
    extension = PurePath(file.name).suffix.lower().lstrip(".")
    fits = _CHECKS.get(extension)
    if fits is None or fits(file):
        return
    raise ValidationError(
        {
            "file": _(
                "Der Inhalt der Datei passt nicht zur Endung „.%(extension)s“. Bitte öffnen Sie die Datei in "
                "dem Programm, mit dem sie erstellt wurde, und speichern oder exportieren Sie sie neu."
            )
            % {"extension": extension}
        }
    )


def _start(file) -> bytes:
    file.seek(0)
    start = file.read(_START)
    file.seek(0)
    return start


def _is_pdf(file) -> bool:
    return _start(file).lstrip(_BLANK).startswith(b"%PDF-")


def _is_text(file) -> bool:
    start = _start(file)
    return b"\0" not in start and not start.lstrip(_BLANK).lower().startswith(_MARKUP)


def _is_calendar(file) -> bool:
    return _start(file).lstrip(_BLANK).upper().startswith(b"BEGIN:VCALENDAR")


def _is_archive(file) -> bool:
    return _start(file).startswith(b"PK") and zipfile.is_zipfile(file)


def _is_office(folder: str) -> Callable[..., bool]:
    """A package of Microsoft Office keeps its parts below a folder of that name."""
    return lambda file: _is_archive(file) and any(name.startswith(folder) for name in _members(file))


def _is_open_document(kind: str) -> Callable[..., bool]:
    """A package of OpenDocument says its kind in a member named ``mimetype``."""

    def fits(file) -> bool:
        if not _is_archive(file) or "mimetype" not in _members(file):
            return False
        with zipfile.ZipFile(file) as package:
            return (
                package.read("mimetype").decode("ascii", "ignore").startswith(f"application/vnd.oasis.{kind}")
            )

    return fits


def _members(file) -> list[str]:
    with zipfile.ZipFile(file) as package:
        return package.namelist()


def _is_mp4(file) -> bool:
    return _start(file)[4:8] == b"ftyp"


def _is_webm(file) -> bool:
    return _start(file).startswith(b"\x1a\x45\xdf\xa3")


def _is_captions(file) -> bool:
    return _start(file).lstrip(_BLANK).startswith(b"WEBVTT")


_CHECKS: dict[str, Callable[..., bool]] = {
    "pdf": _is_pdf,
    "zip": _is_archive,
    "docx": _is_office("word/"),
    "xlsx": _is_office("xl/"),
    "pptx": _is_office("ppt/"),
    "odt": _is_open_document("opendocument.text"),
    "ods": _is_open_document("opendocument.spreadsheet"),
    "odp": _is_open_document("opendocument.presentation"),
    "csv": _is_text,
    "txt": _is_text,
    "ics": _is_calendar,
    "mp4": _is_mp4,
    "webm": _is_webm,
    "vtt": _is_captions,
}
