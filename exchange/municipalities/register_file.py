"""Reading the register's file. Pure: text in, rows out, or a list of everything that is wrong with it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from .models import Level
from .table_file import TableError, read_date, table_read

AGS = re.compile(r"\d{8}", re.ASCII)
DOMAIN = re.compile(r"([a-z0-9-]+\.)+[a-z]{2,}", re.ASCII)


@dataclass(frozen=True)
class RegisterRow:
    """One entry of the file; ``parent`` is the AGS of the level above, "" for the Land."""

    line: int
    ags: str
    level: str
    name: str
    official_name: str
    kind: str
    parent: str
    population: int
    population_date: date
    area_km2: Decimal
    lat: float
    lon: float
    website: str


def _text(length: int) -> Callable[[str], str]:
    def read(value: str) -> str:
        if not value:
            raise ValueError("ist leer")
        if not value.isprintable():
            raise ValueError("enthält ein Zeichen, das man nicht sehen kann")
        if len(value) > length:
            raise ValueError(f"ist länger als {length} Zeichen")
        return value

    return read


def _ags(value: str) -> str:
    if not AGS.fullmatch(value):
        raise ValueError(f"„{value}“ ist kein Gemeindeschlüssel mit acht Ziffern")
    return value


def _ags_or_nothing(value: str) -> str:
    return _ags(value) if value else ""


def _level(value: str) -> str:
    if value not in Level.values:
        raise ValueError(f"„{value}“ ist keine Ebene; erlaubt sind {', '.join(Level.values)}")
    return value


def _whole(value: str) -> int:
    if not (value.isascii() and value.isdigit()) or len(value) > 9:
        raise ValueError(f"„{value}“ ist keine ganze Zahl")
    return int(value)


def _area(value: str) -> Decimal:
    try:
        area = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"„{value}“ ist keine Zahl (mit Punkt, zum Beispiel 80.25)")
    if not area.is_finite() or not 0 < area < 1_000_000:
        raise ValueError(f"„{value}“ ist keine Fläche in km²")
    return area.quantize(Decimal("0.01"))


def _degrees(low: int, high: int) -> Callable[[str], float]:
    def read(value: str) -> float:
        try:
            degrees = float(value)
        except ValueError:
            raise ValueError(f"„{value}“ ist keine Zahl (mit Punkt, zum Beispiel 51.5)")
        if not low <= degrees <= high:
            raise ValueError(f"„{value}“ liegt nicht zwischen {low} und {high}")
        return degrees

    return read


def _website(value: str) -> str:
    if value and not DOMAIN.fullmatch(value):
        raise ValueError(f"„{value}“ ist kein Name einer Website (zum Beispiel musterstadt.de)")
    return f"https://{value}/" if value else ""


COLUMNS: dict[str, Callable] = {
    "level": _level,
    "ags": _ags,
    "name": _text(100),
    "name_official": _text(120),
    "type": _text(40),
    "kreis_ags": _ags_or_nothing,
    "regbez_ags": _ags_or_nothing,
    "population": _whole,
    "population_date": read_date,
    "area_km2": _area,
    "lat": _degrees(-90, 90),
    "lon": _degrees(-180, 180),
    "website_domain": _website,
}


def register_parse(content: bytes) -> list[RegisterRow]:
    """All rows of a register file, higher levels first. Further columns are ignored.

    Raises ``TableError`` naming every problem (the first twenty), and answers nothing of a broken file.
    """
    lines, problems = table_read(content, COLUMNS)
    rows = [_row(line, values) for line, values in lines]
    problems += _structure_problems(rows)
    if problems:
        raise TableError(problems)
    order = list(reversed(Level.values))
    return sorted(rows, key=lambda row: order.index(row.level))


def _row(line: int, values: dict) -> RegisterRow:
    kreis, bezirk = values.pop("kreis_ags"), values.pop("regbez_ags")
    parents = {
        # A kreisfreie Stadt is its own Kreis in the file; what is above it is the Regierungsbezirk.
        Level.GEMEINDE: bezirk if kreis == values["ags"] else kreis,
        Level.KREIS: bezirk,
        Level.REGIERUNGSBEZIRK: f"{values['ags'][:2]}000000",
        Level.LAND: "",
    }
    return RegisterRow(
        line=line,
        parent=parents[values["level"]],
        official_name=values.pop("name_official"),
        kind=values.pop("type"),
        website=values.pop("website_domain"),
        **values,
    )


# Which levels may stand above which, and the column that names the entry above.
_ABOVE = {
    Level.GEMEINDE: ((Level.KREIS, Level.REGIERUNGSBEZIRK), "kreis_ags"),
    Level.KREIS: ((Level.REGIERUNGSBEZIRK,), "regbez_ags"),
    Level.REGIERUNGSBEZIRK: ((Level.LAND,), "ags"),
}


def _structure_problems(rows: list[RegisterRow]) -> list[str]:
    """What is wrong between rows: keys given twice, unknown entries above."""
    problems = []
    by_ags: dict[str, RegisterRow] = {}
    for row in rows:
        if first := by_ags.get(row.ags):
            problems.append(f"Zeile {row.line}, Spalte „ags“: {row.ags} steht schon in Zeile {first.line}.")
        by_ags.setdefault(row.ags, row)
    for row in rows:
        if row.level not in _ABOVE:
            continue
        levels, column = _ABOVE[row.level]
        above = by_ags.get(row.parent)
        if above is None or above.level not in levels:
            names = " oder ".join(str(level.label) for level in levels)
            problems.append(
                f"Zeile {row.line}, Spalte „{column}“: "
                f"Übergeordnet ist „{row.parent}“, aber so ein Eintrag ({names}) fehlt."
            )
    return problems
