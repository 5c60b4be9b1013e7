"""Reading a collection that somebody else made: documents, queries and graded results, in three files."""

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

_GZIP_MAGIC = b"\x1f\x8b"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NUMBER = re.compile(r"[+-]?\d+(\.\d*)?")


class CollectionError(Exception):
    """A file cannot be read; the message names file and line, for the person at the terminal."""


@dataclass(frozen=True)
class Document:
    """A text to be found; the title may be empty."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Query:
    """A question as a person types it."""

    id: str
    text: str


Grades = Mapping[str, Mapping[str, float]]
"""Query -> document -> how well it answers: 0 or less not at all, the more the better."""


@dataclass(frozen=True)
class Collection:
    """Everything that a ranking is judged with."""

    documents: Sequence[Document]
    queries: Sequence[Query]
    grades: Grades


def collection_read(*, documents: Path, queries: Path, qrels: Path) -> Collection:
    """Read the three files, each plain or gzipped.

    ``documents`` and ``queries`` hold one JSON object a line, with ``id`` (text or number), ``text`` and, for
    documents, ``title`` (may be missing); other keys are ignored. ``qrels`` holds query, document and grade,
    separated by tabs, without a header. Raises ``CollectionError``.
    """
    collection = Collection(
        [Document(id, row("title", ""), row("text")) for id, row in _objects(documents)],
        [Query(id, row("text")) for id, row in _objects(queries)],
        _grades(qrels),
    )
    for path, rows in ((documents, collection.documents), (queries, collection.queries)):
        if not rows:
            raise CollectionError(_("%(file)s enthält keine Zeile.") % {"file": path})
    return collection


@dataclass(frozen=True)
class _Row:
    """The object of a line; called with the name of a key it answers its text."""

    place: "_Place"
    values: Mapping[str, Any]

    def __call__(self, key: str, default: str | None = None) -> str:
        value = self.values.get(key, default)
        if value is None and key in self.values:
            return ""
        if not isinstance(value, str):
            raise self.place.error(_("„%(key)s“ fehlt oder ist kein Text.") % {"key": key})
        return value


@dataclass(frozen=True)
class _Place:
    """Where in a file a reader is."""

    path: Path
    line: int

    def error(self, problem: str) -> CollectionError:
        where = _("%(file)s, Zeile %(line)d: ") % {"file": self.path, "line": self.line}
        return CollectionError(where + problem)


def _objects(path: Path) -> Iterator[tuple[str, _Row]]:
    seen: set[str] = set()
    for place, line in _lines(path):
        try:
            # Numbers stay as they are written, so that 7 and "7" are the same id, and 1e3 is "1e3".
            values = json.loads(line, parse_int=str, parse_float=str)
        except (ValueError, RecursionError) as error:
            raise place.error(_("Das ist kein gültiges JSON (%(error)s).") % {"error": error}) from error
        if not isinstance(values, dict):
            raise place.error(_("Hier muss ein JSON-Objekt in geschweiften Klammern stehen."))
        row = _Row(place, values)
        if not (key := row("id")):
            raise place.error(_("„%(key)s“ fehlt oder ist kein Text.") % {"key": "id"})
        if key in seen:
            raise place.error(_("Die Kennung „%(id)s“ kommt zum zweiten Mal vor.") % {"id": key})
        seen.add(key)
        yield key, row


def _grades(path: Path) -> Grades:
    grades: dict[str, dict[str, float]] = {}
    for place, line in _lines(path):
        columns = line.split("\t")
        if len(columns) != 3:
            problem = _("Hier müssen drei Spalten stehen, durch Tabulatoren getrennt; es sind %(number)d.")
            raise place.error(problem % {"number": len(columns)})
        query, document, grade = columns
        if not _NUMBER.fullmatch(grade.strip()):
            problem = _("Die dritte Spalte muss eine Zahl sein, nicht „%(grade)s“.")
            raise place.error(problem % {"grade": grade})
        grades.setdefault(query, {})[document] = float(grade)
    return grades


def _lines(path: Path) -> Iterator[tuple[_Place, str]]:
    """The lines that hold something, without the end of the line."""
    number = 0
    try:
        with path.open("rb") as raw:
            is_packed = raw.read(2) == _GZIP_MAGIC
            raw.seek(0)
            # Bytes are cut at line feeds only: other separators may stand inside of a text.
            for number, line in enumerate(gzip.GzipFile(fileobj=raw) if is_packed else raw, start=1):
                text = line.removeprefix(_BYTE_ORDER_MARK if number == 1 else b"").decode().rstrip("\r\n")
                if text.strip():
                    yield _Place(path, number), text
    except UnicodeDecodeError as error:
        raise _Place(path, number).error(_("Die Zeile ist nicht in UTF-8 geschrieben.")) from error
    except (OSError, EOFError) as error:
        problem = _("%(file)s lässt sich nicht lesen: %(error)s")
        raise CollectionError(problem % {"file": path, "error": error}) from error
