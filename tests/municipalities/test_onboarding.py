"""Taking in members from a file: a report per line, all or nothing, and again without harm."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import Collection, Page

from cms.mail.models import OutboxMail
from cms.models import User
from exchange.municipalities.member_file import members_parse
from exchange.municipalities.models import (
    AuditEntry,
    Invitation,
    Member,
    MemberGroup,
    MemberPage,
    Municipality,
)
from exchange.municipalities.permissions import roles_of
from exchange.municipalities.services.membership import member_withdraw
from exchange.municipalities.services.onboarding import members_onboard
from exchange.municipalities.table_file import TableError
from tests.factories.municipalities import make_member, make_user, profile_of

pytestmark = pytest.mark.django_db
HEADER = "name;ags;art;status;beigetreten_am;veroeffentlicht_selbst;adresse;koordination"
FILE = f"""{HEADER}
;05358008;mittlere-kreisangehoerige-stadt;mitglied;2021-05-04;ja;;ehrenamt@dueren.example
;05358000;;;;;;
Landschaftsverband Muster;;landschaftsverband;mitglied;;nein;lv-muster;
"""


def counted():
    models = (
        Member,
        MemberPage,
        Page,
        Group,
        MemberGroup,
        Collection,
        User,
        Invitation,
        OutboxMail,
        AuditEntry,
    )
    return [model.objects.count() for model in models]


def onboard(text, **options):
    return [str(report) for report in members_onboard(rows=members_parse(text.encode()), **options)]


def test_a_file_makes_members_with_rooms_and_invites_their_coordinators(register):
    onboard(FILE)
    town, district, union = (
        Member.objects.get(name=name) for name in ("Düren", "Kreis Düren", "Landschaftsverband Muster")
    )
    assert (town.kind, town.population, town.trusted) == ("mittlere-kreisangehoerige-stadt", 94_568, True)
    assert str(town.kreis_row) == "Kreis Düren"
    assert profile_of(town).live
    assert (district.kind, district.status) == ("kreis", "beitritt-laeuft")
    assert not profile_of(district).live
    assert profile_of(union).slug == "lv-muster"
    invited = Invitation.objects.get()
    assert (invited.email, invited.member, invited.role) == ("ehrenamt@dueren.example", town, "coordinator")


def test_each_line_is_reported(register):
    first, second, third = onboard(FILE)
    assert first.startswith("Zeile 2: Düren: neu: Art; Status; Beigetreten am; Veröffentlicht selbst; ")
    assert first.endswith("eingeladen: ehrenamt@dueren.example")
    assert second.startswith("Zeile 3: Kreis Düren: neu: Sammlung angelegt")
    assert third.startswith("Zeile 4: Landschaftsverband Muster: neu: Art")


def test_the_same_file_again_changes_nothing(register):
    onboard(FILE)
    before = counted()
    assert onboard(FILE) == [
        "Zeile 2: Düren: unverändert",
        "Zeile 3: Kreis Düren: unverändert",
        "Zeile 4: Landschaftsverband Muster: unverändert",
    ]
    assert counted() == before


def test_a_dry_run_reports_the_same_and_writes_nothing(register):
    before = counted()
    dry = onboard(FILE, dry_run=True)
    assert counted() == before
    assert onboard(FILE) == dry


def test_a_changed_line_changes_that_member_only(register):
    onboard(FILE)
    again = onboard(FILE.replace(";nein;lv-muster", ";ja;lv-muster"))
    assert again[:2] == ["Zeile 2: Düren: unverändert", "Zeile 3: Kreis Düren: unverändert"]
    assert again[2].startswith("Zeile 4: Landschaftsverband Muster: Veröffentlicht selbst")
    assert Member.objects.get(name="Landschaftsverband Muster").trusted


def test_empty_cells_leave_a_member_as_it_is(register):
    onboard(FILE)
    assert onboard("ags\n05358008\n") == ["Zeile 2: Düren: unverändert"]
    assert Member.objects.get(name="Düren").trusted


def test_a_member_that_left_is_taken_back_with_its_people(register):
    member = make_member("Musterstadt")
    user = make_user("editor", member)
    member_withdraw(member=member, reason="Austritt")
    assert "wieder aufgenommen" in onboard("name\nMusterstadt\n")[0]
    assert roles_of(User.objects.get(pk=user.pk), Member.objects.get(pk=member.pk)) == {"editor"}


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (";05999999;;;;;;", "Zeile 3: 05999999: Fehler: Den Schlüssel 05999999 gibt es"),
        ("Musterverband;;;;;;;", "Zeile 3: Musterverband: Fehler: "),
        ("Neustadt;;stadt;;;;;locked@x.example", "Zeile 3: Neustadt: Fehler: Dieses Konto ist gesperrt."),
    ],
)  # fmt: skip
def test_one_bad_line_and_nothing_is_written(register, lines, problem):
    make_user(email="locked@x.example", is_active=False)
    before = counted()
    reports = onboard(f"{HEADER}\n;05358008;;;;;;\n{lines}\n;05358000;;;;;;\n")
    assert reports[1].startswith(problem)
    assert reports[0].startswith("Zeile 2: Düren: neu")
    assert reports[2].startswith("Zeile 4: Kreis Düren: neu")
    assert counted() == before


def test_an_entry_that_is_gone_does_not_join(register):
    Municipality.objects.filter(ags="05358008").update(ended_on="2027-01-01")
    assert "gibt es im Gemeindeverzeichnis nicht" in onboard("ags\n05358008\n")[0]


BROKEN = {
    "empty": ("", "Zeile 1: Die Datei ist leer."),
    "no member": (HEADER, "Zeile 2: Nach der Kopfzeile steht kein Eintrag."),
    "neither name nor key": (
        f"{HEADER}\n;;stadt;;;;;",
        "Zeile 2: Es fehlt ein Name",
    ),
    "key": (f"{HEADER}\n;5358;;;;;;", "Zeile 2, Spalte „ags“: „5358“ ist kein Gemeindeschlüssel"),
    "kind": (f"{HEADER}\nX;;dorf;;;;;", "Zeile 2, Spalte „art“: „dorf“ ist keine Art"),
    "status": (f"{HEADER}\nX;;stadt;vielleicht;;;;", "Zeile 2, Spalte „status“: „vielleicht“"),
    "leaving": (f"{HEADER}\nX;;stadt;ausgetreten;;;;", "Zeile 2, Spalte „status“: „ausgetreten“"),
    "date": (f"{HEADER}\nX;;stadt;;4.5.2021;;;", "Zeile 2, Spalte „beigetreten_am“: „4.5.2021“"),
    "yes or no": (f"{HEADER}\nX;;stadt;;;vielleicht;;", "Zeile 2, Spalte „veroeffentlicht_selbst“"),
    "address": (f"{HEADER}\nX;;stadt;;;;a b;", "Zeile 2, Spalte „adresse“: „a b“"),
    "mail": (f"{HEADER}\nX;;stadt;;;;;niemand", "Zeile 2, Spalte „koordination“: „niemand“"),
    "name": (f"{HEADER}\n{'X' * 121};;stadt;;;;;", "Zeile 2, Spalte „name“: ist kein Name"),
    "cells": (f"{HEADER}\nX;;stadt", "Zeile 2: 3 Spalten statt 8."),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_names_line_and_column(name):
    text, problem = BROKEN[name]
    with pytest.raises(TableError) as raised:
        members_parse(text.encode())
    assert raised.value.problems[0].startswith(problem)


def run(*args):
    out = StringIO()
    call_command("provision_member", *args, stdout=out)
    return out.getvalue()


def test_the_command_takes_a_file_and_a_dry_run(register, tmp_path):
    path = tmp_path / "members.csv"
    path.write_text(FILE, encoding="utf-8")
    dry = run("--file", str(path), "--dry-run")
    assert "Zeile 2: Düren: neu" in dry
    assert "Probelauf: Nichts wurde geändert." in dry
    assert not Member.objects.exists()
    assert "Mitglieder: 3, davon neu: 3" in run("--file", str(path))
    assert "Mitglieder: 3, davon neu: 0" in run("--file", str(path))


def test_the_command_takes_a_single_member(register):
    assert "Düren: neu" in run("--ags", "05358008", "--status", "mitglied", "--beigetreten-am", "2021-05-04")
    assert Member.objects.get().status == "mitglied"


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        ([], "entweder --file oder"),
        (["--file", "x.csv", "--name", "X"], "entweder --file oder"),
        (["--file", "gibt-es-nicht.csv"], "lässt sich nicht lesen"),
        (["--art", "stadt"], "Es fehlt ein Name"),
        (["--name", "X", "--art", "dorf"], "„art“: „dorf“ ist keine Art"),
        (["--name", "X"], "1 von 1 Zeilen haben Fehler"),
    ],
)
def test_the_command_says_what_is_wrong(args, problem):
    with pytest.raises(CommandError, match=problem):
        run(*args)
    assert not Member.objects.exists()
