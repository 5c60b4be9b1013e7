"""The register: the real table, loading it again, and how members follow it."""

from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from exchange.municipalities.models import Level, Member, Municipality
from exchange.municipalities.services.register import figures_copy, register_load
from exchange.municipalities.table_file import TableError

FILE = Path("exchange/municipalities/data/nrw_municipalities.csv")
CONTENT = FILE.read_bytes()
LATER = date(2027, 1, 15)


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
