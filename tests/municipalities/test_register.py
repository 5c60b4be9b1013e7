"""The register: the real table, loading it again, and how members follow it."""

from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from exchange.municipalities.models import Level, Member, Municipality
from exchange.municipalities.register_file import register_parse
from exchange.municipalities.services.register import figures_copy, register_load
from exchange.municipalities.table_file import TableError

FILE = Path("exchange/municipalities/data/nrw_municipalities.csv")
CONTENT = FILE.read_bytes()
LATER = date(2027, 1, 15)


@pytest.fixture
def register(db):
    return register_load(content=CONTENT)


def entry(ags: str) -> Municipality:
    return Municipality.objects.select_related("parent").get(ags=ags)


def without(ags: str) -> bytes:
    return b"\n".join(line for line in CONTENT.split(b"\n") if f";{ags};".encode() not in line[:30])


def test_the_real_table_holds_every_level(register):
    counts = {level: Municipality.objects.filter(level=level).count() for level in Level.values}
    assert counts == {"gemeinde": 396, "kreis": 31, "regierungsbezirk": 5, "land": 1}
    assert len(register.added) == 433
    assert not register.changed
    assert not register.gone


def test_koeln_lies_directly_below_its_regierungsbezirk(register):
    koeln = entry("05315000")
    assert (koeln.name, koeln.kind, koeln.population) == ("Köln", "Kreisfreie Stadt", 1_024_621)
    assert koeln.parent.ags == "05300000"
    assert koeln.website == "https://stadt-koeln.de/"
    assert koeln.population_date == date(2024, 12, 31)
    assert koeln.size_class == "ueber-100000"


def test_kreis_dueren_is_not_dueren(register):
    town, district = entry("05358008"), entry("05358000")
    assert str(town) == "Düren"
    assert str(district) == "Kreis Düren"
    assert town.parent == district
    assert district.parent.name == "Köln"
    assert district.size_class == "kreis"


def test_aachen_lies_in_its_staedteregion(register):
    region = entry("05334000")
    assert str(region) == "Städteregion Aachen"
    assert entry("05334002").parent == region
    assert region.children.count() == 10


def test_the_levels_add_up_to_the_land(register):
    land = entry("05000000")
    assert land.parent is None
    for level in ("gemeinde", "regierungsbezirk"):
        rows = Municipality.objects.filter(level=level)
        assert sum(row.population for row in rows) == land.population == 18_034_454
    assert sum(row.area_km2 for row in Municipality.objects.filter(level="gemeinde")) == Decimal("34112.34")
    assert land.density == 529


def test_names_sort_as_in_a_german_dictionary(register):
    names = list(Municipality.objects.filter(level="gemeinde").values_list("name", flat=True))
    assert names.index("Ochtrup") < names.index("Oelde") < names.index("Oer-Erkenschwick")
    assert names.index("Hopsten") < names.index("Horn-Bad Meinberg") < names.index("Höxter")
    assert names.index("Lohmar") < names.index("Löhne") < names.index("Lotte")


def test_loading_twice_changes_nothing(register):
    rows = list(Municipality.objects.values())
    again = register_load(content=CONTENT, today=LATER)
    assert not (again.added or again.changed or again.gone or again.members)
    assert list(Municipality.objects.values()) == rows


def test_a_change_is_reported_with_its_fields(register):
    changed = CONTENT.replace(b";94568;", b";95000;").replace(b";dueren.de;", b";stadt-dueren.de;")
    report = register_load(content=changed)
    [change] = report.changed
    assert change.entry.ags == "05358008"
    assert change.before == {"population": 94_568, "website": "https://dueren.de/"}
    assert entry("05358008").population == 95_000


def test_an_entry_that_is_gone_stays_with_its_end_and_successor(register):
    report = register_load(content=without("05334028"), successors={"05334028": "05334024"}, today=LATER)
    assert [str(gone) for gone in report.gone] == ["Simmerath"]
    simmerath = entry("05334028")
    assert simmerath.ended_on == LATER
    assert simmerath.successor.name == "Roetgen"
    assert Municipality.objects.current().count() == 432


def test_an_entry_that_comes_back_has_no_end(register):
    register_load(content=without("05334028"), today=LATER)
    report = register_load(content=CONTENT)
    assert [change.entry.name for change in report.changed] == ["Simmerath"]
    assert entry("05334028").ended_on is None


def test_an_end_is_kept_when_the_next_file_lacks_the_entry_too(register):
    register_load(content=without("05334028"), today=LATER)
    report = register_load(content=without("05334028"), today=date(2028, 1, 1))
    assert not report.gone
    assert entry("05334028").ended_on == LATER


def test_entries_of_other_laender_are_not_touched(register):
    Municipality.objects.create(
        ags="03000000", level="land", name="Niedersachsen", official_name="Niedersachsen"
    )
    register_load(content=CONTENT)
    assert entry("03000000").ended_on is None


@pytest.mark.parametrize("pair", [("05334028", "05334024"), ("99999999", "88888888")])
def test_a_successor_must_fit_the_file(register, pair):
    with pytest.raises(TableError, match="=".join(pair)):
        register_load(content=CONTENT, successors=dict([pair]))


def test_a_member_takes_figures_and_places_from_its_entry(register):
    town = figures_copy(member=Member(name="Düren", kind="stadt"), entry=entry("05358008"))
    assert (town.population, town.area_km2, town.website) == (94_568, Decimal("85.01"), "https://dueren.de/")
    assert str(town.kreis_row) == "Kreis Düren"
    assert str(town.district_row) == "Regierungsbezirk Köln"


@pytest.mark.parametrize(
    ("ags", "kreis", "bezirk"),
    [
        ("05315000", None, "05300000"),
        ("05358000", None, "05300000"),
        ("05300000", None, "05300000"),
        ("05000000", None, None),
    ],
)
def test_only_towns_lie_in_a_kreis(register, ags, kreis, bezirk):
    member = figures_copy(member=Member(name="Mitglied"), entry=entry(ags))
    assert (member.kreis_row, member.district_row and member.district_row.ags) == (kreis, bezirk)


def test_members_follow_their_entry(register):
    member = figures_copy(member=Member(name="Düren", kind="stadt"), entry=entry("05358008"))
    member.save()
    other = Member.objects.create(name="Musterstadt", kind="stadt", population=94_568, fictional=True)
    report = register_load(content=CONTENT.replace(b";94568;", b";100001;"))
    member.refresh_from_db()
    other.refresh_from_db()
    assert report.members == [member]
    assert member.size_class == "ueber-100000"
    assert other.population == 94_568


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("https://dueren.de/", "https://neu-dueren.de/"),
        ("https://ehrenamt.dueren.de/", "https://ehrenamt.dueren.de/"),
    ],
)
def test_a_website_that_somebody_wrote_by_hand_stays(register, own, expected):
    member = figures_copy(member=Member(name="Düren", kind="stadt"), entry=entry("05358008"))
    member.website = own
    member.save()
    register_load(content=CONTENT.replace(b";dueren.de;", b";neu-dueren.de;"))
    member.refresh_from_db()
    assert member.website == expected


def test_a_member_moves_with_its_entry_to_another_kreis(register):
    member = figures_copy(member=Member(name="Düren", kind="stadt"), entry=entry("05358008"))
    member.save()
    lines = CONTENT.split(b"\n")
    moved = [
        line.replace(b"05358000", b"05362000") if line.startswith(b"gemeinde;05358008;") else line
        for line in lines
    ]
    register_load(content=b"\n".join(moved))
    member.refresh_from_db()
    assert str(member.kreis_row) == "Rhein-Erft-Kreis"


def test_the_command_reports_what_it_did(db, tmp_path):
    out = StringIO()
    call_command("load_register", FILE, stdout=out)
    assert "Neu: 433" in out.getvalue()
    (tmp_path / "neu.csv").write_bytes(without("05334028").replace(b";94568;", b";95000;"))
    out = StringIO()
    call_command("load_register", tmp_path / "neu.csv", "--successor", "05334028=05334024", stdout=out)
    assert "05358008 Düren: Einwohnerzahl" in out.getvalue()
    assert "05334028 Simmerath" in out.getvalue()
    assert "Einträge im Gemeindeverzeichnis: 432" in out.getvalue()


def test_the_command_refuses_a_missing_file_in_plain_words(db):
    with pytest.raises(CommandError, match=r"gibt-es-nicht\.csv lässt sich nicht lesen"):
        call_command("load_register", "gibt-es-nicht.csv")


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
