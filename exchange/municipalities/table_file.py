"""Reading tables that people keep in spreadsheets: CSV in UTF-8 with semicolons and a header. Pure."""

import csv
import io
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

MAX_PROBLEMS = 20

# What a line holds: its number, and the values of the known columns.
Line = tuple[int, dict[str, Any]]


class TableError(Exception):
    """A file that was refused whole; ``problems`` says why in plain German, with line and column."""

    def __init__(self, problems: list[str]):
        self.problems = problems[:MAX_PROBLEMS]
        super().__init__("\n".join(self.problems))


def read_date(value: str) -> date:
    """A date in the form that every program writes."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"„{value}“ ist kein Datum der Form JJJJ-MM-TT")


def table_read(
    content: bytes, columns: Mapping[str, Callable[[str], Any]], *, optional: frozenset[str] = frozenset()
) -> tuple[list[Line], list[str]]:
    """The lines of a table, and what is wrong in its cells. Columns that are not in ``columns`` are ignored.

    Each function reads the text of a cell and raises ``ValueError`` with the reason. Raises ``TableError``
    when the file as a whole can not be read: empty, not UTF-8, a column missing or given twice.
    """
    reader = csv.reader(io.StringIO(_decode(content), newline=""), delimiter=";", strict=True)
    problems: list[str] = []
    lines: list[Line] = []
    try:
        header = _header(next(reader, []), columns, optional)
        for cells in reader:
            if any(cells):
                _read_line(reader.line_num, header, cells, columns, lines, problems)
    except csv.Error as error:
        problems.append(f"Zeile {reader.line_num}: Die Zeile ist beschädigt ({error}).")
    if not lines and not problems:
        problems.append("Zeile 2: Nach der Kopfzeile steht kein Eintrag.")
    return lines, problems


def _decode(content: bytes) -> str:
    if not content.strip():
        raise TableError(["Zeile 1: Die Datei ist leer."])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        raise TableError(
            [f"Zeile {line}, Zeichen {column}: Die Datei ist nicht in UTF-8 gespeichert."]
        ) from error


def _header(cells: list[str], columns: Mapping[str, Callable], optional: frozenset[str]) -> list[str]:
    header = [name.strip() for name in cells]
    problems = [
        f"Zeile 1, Spalte „{name}“: Die Spalte fehlt."
        for name in columns
        if name not in header and name not in optional
    ]
    problems += [
        f"Zeile 1, Spalte „{name}“: Die Spalte steht doppelt." for name in columns if header.count(name) > 1
    ]
    if problems:
        raise TableError(problems)
    return header


def _read_line(
    number: int,
    header: list[str],
    cells: list[str],
    columns: Mapping[str, Callable],
    lines: list[Line],
    problems: list[str],
) -> None:
    """Add the line, or what is wrong with it."""
    if len(cells) != len(header):
        problems.append(f"Zeile {number}: {len(cells)} Spalten statt {len(header)}.")
        return
    values, wrong = {}, []
    for name, text in zip(header, cells, strict=True):
        if name in columns:
            try:
                values[name] = columns[name](text.strip())
            except ValueError as error:
                wrong.append(f"Zeile {number}, Spalte „{name}“: {error}.")
    if wrong:
        problems += wrong
    else:
        lines.append((number, values))
