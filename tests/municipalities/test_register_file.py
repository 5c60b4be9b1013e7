"""Broken register files: each is refused whole, and the message names line and column."""

import pytest
from django.core.management import CommandError, call_command

from exchange.municipalities.models import Municipality
from exchange.municipalities.register_file import register_parse
from exchange.municipalities.services.register import register_load
from exchange.municipalities.table_file import TableError

HEADER = (
    "level;ags;name;name_official;type;kreis_ags;regbez_ags;"
    "population;population_date;area_km2;lat;lon;website_domain"
)
LAND = "land;05000000;NRW;NRW;Land;;;100;2024-12-31;300.5;51.4;7.5;"
BEZIRK = (
    "regierungsbezirk;05300000;Köln;Regierungsbezirk Köln;Regierungsbezirk;;05300000;"
    "100;2024-12-31;100;50.7;6.8;"
)
KREIS = (
    "kreis;05358000;Düren;Kreis Düren;Kreis;05358000;05300000;90;2024-12-31;90.1;50.8;6.4;kreis.example.de"
)
TOWN = "gemeinde;05358008;Düren;Düren, Stadt;Stadt;05358000;05300000;90;2024-12-31;85.01;50.8;6.4;example.de"
GOOD = "\n".join([HEADER, LAND, BEZIRK, KREIS, TOWN])

BROKEN = {
    "empty": (b"", "Zeile 1: Die Datei ist leer"),
    "only blanks": (b" \n\n", "Zeile 1: Die Datei ist leer"),
    "only a header": (HEADER.encode(), "Zeile 2: Nach der Kopfzeile steht kein Eintrag"),
    "not UTF-8": (GOOD.encode("latin-1"), "Zeile 3, Zeichen 28: Die Datei ist nicht in UTF-8"),
    "no header": (TOWN.encode(), "Zeile 1, Spalte „level“: Die Spalte fehlt"),
    "commas": (GOOD.replace(";", ",").encode(), "Zeile 1, Spalte „level“: Die Spalte fehlt"),
    "column missing": (GOOD.replace("area_km2", "area").encode(), "Zeile 1, Spalte „area_km2“: Die"),
    "column twice": (GOOD.replace("website_domain", "lon").encode(), "Zeile 1, Spalte „lon“: Die Spalte"),
    "too few cells": (GOOD.replace("Düren, Stadt;", "").encode(), "Zeile 5: 12 Spalten statt 13"),
    "cut off": (GOOD[:-20].encode(), "Zeile 5: 10 Spalten statt 13"),
    "open quote": (GOOD.replace("Düren, Stadt", '"Düren, Stadt').encode(), "Zeile 5: Die Zeile ist"),
    "NUL": (GOOD.replace("Düren, Stadt", "Düren\0").encode(), "Zeile 5, Spalte „name_official“: enthält"),
    "level unknown": (GOOD.replace("gemeinde;", "dorf;").encode(), "Zeile 5, Spalte „level“: „dorf“"),
    "AGS short": (GOOD.replace("05358008", "5358008").encode(), "Zeile 5, Spalte „ags“: „5358008“"),
    "AGS twice": (f"{GOOD}\n{TOWN}".encode(), "Zeile 6, Spalte „ags“: 05358008 steht schon in Zeile 5"),
    "name empty": (GOOD.replace(";Düren;Düren, Stadt", ";;Düren, Stadt").encode(), "Zeile 5, Spalte „name“:"),
    "name too long": (
        GOOD.replace("Düren, Stadt", "D" * 121).encode(),
        "Zeile 5, Spalte „name_official“: ist länger als 120 Zeichen",
    ),
    "population": (GOOD.replace("05300000;90;2024-12-31;85", "05300000;9,0;2024-12-31;85").encode(),
                   "Zeile 5, Spalte „population“: „9,0“ ist keine ganze Zahl"),
    "population negative": (GOOD.replace("05300000;90;2024-12-31;85", "05300000;-9;2024-12-31;85").encode(),
                            "Zeile 5, Spalte „population“: „-9“"),
    "date": (GOOD.replace("2024-12-31;85", "31.12.2024;85").encode(), "Zeile 5, Spalte „population_date“"),
    "area with a comma": (GOOD.replace("85.01", "85,01").encode(), "Zeile 5, Spalte „area_km2“: „85,01“"),
    "area is no number": (GOOD.replace("85.01", "NaN").encode(), "Zeile 5, Spalte „area_km2“: „NaN“"),
    "latitude": (GOOD.replace("85.01;50.8", "85.01;150.8").encode(), "Zeile 5, Spalte „lat“: „150.8“"),
    "longitude": (GOOD.replace("85.01;50.8;6.4", "85.01;50.8;x").encode(), "Zeile 5, Spalte „lon“: „x“"),
    "website": (GOOD.replace(";example.de", ";https://x.de").encode(), "Zeile 5, Spalte „website_domain“"),
    "Kreis unknown": (
        GOOD.replace("Stadt;05358000", "Stadt;05999000").encode(),
        "Zeile 5, Spalte „kreis_ags“: Übergeordnet ist „05999000“",
    ),
    "Regierungsbezirk unknown": (
        GOOD.replace("Kreis;05358000;05300000", "Kreis;05358000;05500000").encode(),
        "Zeile 4, Spalte „regbez_ags“: Übergeordnet ist „05500000“",
    ),
    "no Land": (GOOD.replace(f"{LAND}\n", "").encode(), "Zeile 2, Spalte „ags“: Übergeordnet ist „05000000“"),
    "a Kreis above a Kreis": (
        GOOD.replace("Kreis;05358000;05300000", "Kreis;05358000;05358000").encode(),
        "Zeile 4, Spalte „regbez_ags“: Übergeordnet ist „05358000“",
    ),
}  # fmt: skip


def test_the_small_file_is_good():
    assert [row.name for row in register_parse(GOOD.encode())] == ["NRW", "Köln", "Düren", "Düren"]
    assert register_parse(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()) == register_parse(
        GOOD.encode()
    )


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_whole_and_names_the_place(register, name):
    content, expected = BROKEN[name]
    rows = list(Municipality.objects.values())
    with pytest.raises(TableError) as raised:
        register_load(content=content)
    assert any(problem.startswith(expected) for problem in raised.value.problems), raised.value.problems
    assert list(Municipality.objects.values()) == rows


def test_all_problems_are_named_at_once_up_to_twenty():
    two = GOOD.replace("85.01", "x").replace("90.1", "y")
    with pytest.raises(TableError) as raised:
        register_parse(two.encode())
    assert [problem.split(":")[0] for problem in raised.value.problems] == [
        "Zeile 4, Spalte „area_km2“",
        "Zeile 5, Spalte „area_km2“",
    ]
    with pytest.raises(TableError) as raised:
        register_parse("\n".join([HEADER, *[TOWN.replace("85.01", "x")] * 50]).encode())
    assert len(raised.value.problems) == 20


def test_the_command_names_the_problems(db, tmp_path):
    (tmp_path / "kaputt.csv").write_text(GOOD.replace("85.01", "x"), encoding="utf-8")
    with pytest.raises(CommandError, match="Zeile 5, Spalte „area_km2“: „x“ ist keine Zahl"):
        call_command("load_register", tmp_path / "kaputt.csv")
    assert not Municipality.objects.exists()
