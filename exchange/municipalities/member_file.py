"""Reading a file of members to provision. Pure: text in, rows out, or everything that is wrong with it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email, validate_slug

from .models import MemberKind, MembershipStatus
from .table_file import TableError, read_date, table_read


@dataclass(frozen=True)
class MemberRow:
    """One member of the file; ``None`` and "" leave an existing member as it is.

    ``register`` is an AGS. A member of the register is named, placed and measured by its entry.
    """

    line: int
    name: str = ""
    register: str = ""
    kind: str = ""
    status: str = ""
    joined_on: date | None = None
    trusted: bool | None = None
    slug: str = ""
    coordinator: str = ""


def _name(value: str) -> str:
    if len(value) > 120 or not (value.isprintable() or not value):
        raise ValueError("ist kein Name mit höchstens 120 Zeichen")
    return value


def _ags(value: str) -> str:
    if value and not (value.isascii() and value.isdigit() and len(value) == 8):
        raise ValueError(f"„{value}“ ist kein Gemeindeschlüssel mit acht Ziffern")
    return value


def _kind(value: str) -> str:
    if value and value not in MemberKind.values:
        raise ValueError(f"„{value}“ ist keine Art; erlaubt sind {', '.join(MemberKind.values)}")
    return value


def _status(value: str) -> str:
    allowed = [status for status in MembershipStatus.values if status != MembershipStatus.LEFT]
    if value and value not in allowed:
        raise ValueError(f"„{value}“ ist kein Status; erlaubt sind {', '.join(allowed)}")
    return value


def _date(value: str) -> date | None:
    return read_date(value) if value else None


def _yes_or_no(value: str) -> bool | None:
    answers = {"": None, "ja": True, "nein": False}
    if value.lower() not in answers:
        raise ValueError(f"„{value}“ ist weder „ja“ noch „nein“")
    return answers[value.lower()]


def _slug(value: str) -> str:
    try:
        return value if not value else validate_slug(value) or value
    except ValidationError:
        raise ValueError(f"„{value}“ ist keine Adresse aus Buchstaben, Ziffern und Bindestrichen")


def _email(value: str) -> str:
    try:
        return value if not value else validate_email(value) or value
    except ValidationError:
        raise ValueError(f"„{value}“ ist keine E-Mail-Adresse")


# Column of the file -> field of the row, and how a cell is read.
COLUMNS = {
    "name": ("name", _name),
    "ags": ("register", _ags),
    "art": ("kind", _kind),
    "status": ("status", _status),
    "beigetreten_am": ("joined_on", _date),
    "veroeffentlicht_selbst": ("trusted", _yes_or_no),
    "adresse": ("slug", _slug),
    "koordination": ("coordinator", _email),
}


def members_parse(content: bytes) -> list[MemberRow]:
    """The members of a file; every column may be missing. Raises ``TableError`` naming line and column."""
    readers = {column: read for column, (_field, read) in COLUMNS.items()}
    lines, problems = table_read(content, readers, optional=frozenset(COLUMNS))
    rows = [_row(line, values) for line, values in lines]
    problems += [
        f"Zeile {row.line}: Es fehlt ein Name oder ein Gemeindeschlüssel." for row in rows if not _named(row)
    ]
    if problems:
        raise TableError(problems)
    return rows


def member_row(values: dict[str, str]) -> MemberRow:
    """One member from texts by column, read like a line of a file. Raises ``TableError``."""
    read: dict[str, Any] = {}
    problems = []
    for column, text in values.items():
        try:
            read[column] = COLUMNS[column][1](text.strip())
        except ValueError as error:
            problems.append(f"„{column}“: {error}.")
    row = _row(1, read)
    if not problems and not _named(row):
        problems.append("Es fehlt ein Name oder ein Gemeindeschlüssel.")
    if problems:
        raise TableError(problems)
    return row


def _named(row: MemberRow) -> bool:
    return bool(row.name or row.register)


def _row(line: int, values: dict[str, Any]) -> MemberRow:
    return MemberRow(line=line, **{COLUMNS[column][0]: value for column, value in values.items()})
