"""Files as programs write them, and broken ones."""

import json
from pathlib import Path

import pytest

from .reading import FILES, in_words, read

# What must be read from each file, checked by hand: its dates in 2026, and the lines with problems.
EXPECTED = json.loads(Path(__file__).with_name("expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_file_is_read_as_its_program_meant_it(name):
    found = read((FILES / name).read_bytes())
    assert [in_words(date) for date in found.occurrences] == EXPECTED[name]["dates"]
    assert [problem.line for problem in found.problems] == EXPECTED[name]["lines"]


def test_every_file_is_expected():
    assert {path.name for path in FILES.glob("*.ics")} == EXPECTED.keys()


def test_dates_have_a_name_of_their_own_in_every_file():
    for path in FILES.glob("*.ics"):
        names = [(date.uid, date.recurrence_id) for date in read(path.read_bytes()).occurrences]
        assert len(names) == len(set(names)), path.name


def test_texts_lose_their_escapes():
    (date,) = read((FILES / "outlook_export.ics").read_bytes()).occurrences
    assert date.location == "Rathaus, Großer Saal"
    assert date.description.splitlines() == [
        "Beratung über den Haushalt.",
        "Bitte anmelden: https://rathaus.example/anmeldung",
    ]


def test_a_cancelled_date_without_texts_has_those_of_its_series():
    dates = read((FILES / "overrides.ics").read_bytes()).occurrences
    assert [(date.summary, date.location) for date in dates if date.is_cancelled] == [("Treffen", "Rathaus")]


def test_the_address_of_an_event_is_one_of_the_web():
    (date,) = read((FILES / "apple_export.ics").read_bytes()).occurrences
    assert date.url == "https://musik.example/nacht"
    evil = (
        (FILES / "apple_export.ics").read_bytes().replace(b"https://musik.example", b"javascript:alert(1)//")
    )
    assert read(evil).occurrences[0].url == ""


def test_the_calendar_tells_its_name():
    assert read((FILES / "google_export.ics").read_bytes()).name == "Vereine im Dorf"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("html_page.ics", "Webseite"),
        ("empty.ics", "leer"),
        ("json.ics", "JSON"),
        ("cut_off_gzip.ics", "bricht ab"),
    ],
)
def test_what_is_no_calendar_is_called_by_its_name(name, reason):
    found = read((FILES / name).read_bytes())
    assert reason in found.problems[0].reason
    assert not found.is_complete


def test_a_problem_names_the_event_and_what_is_wrong():
    problems = read((FILES / "broken_start.ics").read_bytes()).problems
    assert problems[0].reason == "„Kaputt“ wurde nicht gelesen: DTSTART: „morgen um zehn“ ist kein Datum."
