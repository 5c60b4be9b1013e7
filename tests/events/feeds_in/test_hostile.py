"""Content that wants to do harm: it ends, is answered, and hides nothing good."""

import gzip
import random
from datetime import datetime

import pytest

from exchange.events.feeds_in import parse_feed
from exchange.events.feeds_in.parsing import limits

from .reading import END, FILES, START, calendar, read

GOOD = "UID:gut\nDTSTART;TZID=Europe/Berlin:20260505T100000\nSUMMARY:Guter Termin"


def titles(data: bytes) -> list[str]:
    return [date.summary for date in read(data).occurrences]


@pytest.mark.parametrize("seed", range(20))
def test_damaged_files_are_answered_whatever_is_damaged(seed):
    choose = random.Random(seed)
    files = sorted(FILES.glob("*.ics"))
    for _round in range(12):
        data = bytearray(choose.choice(files).read_bytes())
        for _damage in range(choose.randint(1, 12)):
            place, kind = choose.randrange(len(data) + 1), choose.randrange(4)
            if kind == 0:
                data[place : place + choose.randint(1, 30)] = b""
            elif kind == 1:
                data[place:place] = choose.randbytes(choose.randint(1, 8))
            elif kind == 2:
                data[place:place] = bytes(data[choose.randrange(len(data) + 1) :][:60])
            else:
                data[place : place + 1] = choose.choice([b"9", b"-", b";", b":", b"\n", b'"', b"\xff", b"Z"])
        found = parse_feed(bytes(data), START, END)
        assert all(date.start <= date.end and date.start.tzinfo for date in found.occurrences)
        assert all(problem.line > 0 and problem.reason for problem in found.problems)


@pytest.mark.parametrize("seed", range(5))
def test_noise_is_no_calendar(seed):
    found = read(random.Random(seed).randbytes(5000))
    assert (found.occurrences, len(found.problems)) == ([], 1)


def test_a_good_event_is_found_between_bad_ones():
    bad = [
        "DTSTART:99999999T999999",
        "DTSTART:00010101T000000\nRRULE:FREQ=DAILY;COUNT=20000",
        "RRULE:FREQ=SECONDLY",
    ]
    events = [f"UID:{place}\nSUMMARY:Kaputt\n{lines}" for place, lines in enumerate(bad)]
    assert titles(calendar(*events, GOOD, *events)) == ["Guter Termin"]


def test_times_at_the_edges_of_the_calendar_are_a_problem_and_no_end():
    edges = ["00010101T000000", "99991231T235959Z", "99991231T235959", "00010101T000000Z"]
    events = [f"UID:{edge}\nDTSTART:{edge}\nDURATION:P3000W\nRRULE:FREQ=YEARLY" for edge in edges]
    assert "Guter Termin" in titles(calendar(*events, GOOD))
    far = parse_feed(calendar(*events, GOOD), datetime.min, datetime.max)
    assert "Guter Termin" in [date.summary for date in far.occurrences]


def test_deep_nesting_ends_the_reading_with_a_problem():
    nested = calendar(GOOD).replace(b"END:VCALENDAR\r\n", b"BEGIN:X-ROOM\r\n" * 100_000)
    found = read(nested)
    assert [date.summary for date in found.occurrences] == ["Guter Termin"]
    assert "verschachtelt" in found.problems[-1].reason
    assert not found.is_complete


def test_a_bomb_of_dates_is_defused():
    dates = "\n".join(["EXDATE:20260101T000000"] * 9_000)
    found = read(calendar(f"UID:bombe\nDTSTART:20260106T100000\nRRULE:FREQ=DAILY;COUNT=3\n{dates}", GOOD))
    assert len(found.occurrences) == 4
    assert "EXDATE" in found.problems[0].reason


def test_a_bomb_of_dates_in_one_line_is_defused():
    dates = ",".join(["20260101T000000"] * 4_500)
    found = read(calendar(f"UID:bombe\nDTSTART:20260106T100000\nRDATE:{dates}", GOOD))
    assert "Guter Termin" in [date.summary for date in found.occurrences]
    assert "einzelne Tage" in found.problems[0].reason


def test_a_line_of_megabytes_is_passed_over():
    picture = b"ATTACH;ENCODING=BASE64:" + b"QUJD" * 500_000 + b"\r\n"
    folded = b"X-ALT-DESC:" + b"x" * 70 + b"\r\n " * 100_000 + b"\r\n"
    data = calendar(GOOD).replace(b"UID:gut", picture + folded + b"UID:gut")
    assert titles(data) == ["Guter Termin"]


def test_long_texts_are_cut():
    (date,) = read(calendar(f"{GOOD}{'x' * 100_000}\nDESCRIPTION:{'ä' * 100_000}")).occurrences
    assert (len(date.summary), len(date.description)) == (500, limits.MAX_VALUE)


def test_parameters_without_end_are_a_problem():
    found = read(calendar(f"UID:p\nDTSTART;X={'a;' * 5000}:20260101T000000", GOOD))
    assert [date.summary for date in found.occurrences] == ["Guter Termin"]
    assert any("Doppelpunkt" in problem.reason for problem in found.problems)


def test_a_packed_bomb_is_not_unpacked():
    bomb = gzip.compress(b"BEGIN:VCALENDAR\r\n" + b" " * (limits.MAX_BYTES + 1))
    assert len(bomb) < 100_000
    assert "zu groß" in read(bomb).problems[0].reason


def test_a_file_that_is_too_large_is_not_read():
    assert "größer als" in read(b"BEGIN:VCALENDAR\n" + b" " * limits.MAX_BYTES).problems[0].reason


def test_more_dates_than_anybody_needs_end_the_reading(monkeypatch):
    monkeypatch.setattr("exchange.events.feeds_in.parsing.MAX_OCCURRENCES", 10)
    events = [f"UID:{place}\nDTSTART:20260106T100000" for place in range(20)]
    found = read(calendar(*events))
    assert (len(found.occurrences), found.is_complete) == (10, False)
    assert "mehr als 10 Termine" in found.problems[0].reason


def test_more_events_than_anybody_has_end_the_reading(monkeypatch):
    monkeypatch.setattr("exchange.events.feeds_in.parsing.components.MAX_EVENTS", 3)
    found = read(calendar(*[f"UID:{place}\nDTSTART:20260106T100000" for place in range(20)]))
    assert (len(found.occurrences), found.is_complete) == (3, False)


def test_all_rules_together_may_cost_so_much_and_no_more(monkeypatch):
    monkeypatch.setattr("exchange.events.feeds_in.parsing.limits.MAX_STEPS", 10_000)
    greedy = [
        f"UID:{place}\nDTSTART:20240101T100000\nRRULE:FREQ=DAILY;BYMONTH=5;COUNT=9999" for place in range(20)
    ]
    found = read(calendar(GOOD, *greedy))
    assert "Guter Termin" in [date.summary for date in found.occurrences]
    assert "zusammen zu aufwendig" in found.problems[-1].reason


def test_the_clock_ends_what_nothing_else_ended(monkeypatch):
    monkeypatch.setattr("exchange.events.feeds_in.parsing.limits.SECONDS", -1)
    found = read(calendar(GOOD))
    assert "zu lange" in found.problems[0].reason
    assert not found.is_complete


def test_of_very_many_problems_only_the_first_are_listed():
    found = read(calendar(*["SUMMARY:Ohne Beginn"] * 1000))
    assert len(found.problems) == limits.MAX_PROBLEMS + 1
    assert "weitere" in found.problems[-1].reason or "weitere" in found.problems[0].reason


def test_a_series_of_very_many_dates_is_cut(monkeypatch):
    monkeypatch.setattr("exchange.events.feeds_in.parsing.series.MAX_OF_SERIES", 5)
    found = read(calendar("UID:viele\nDTSTART:20260101T100000\nRRULE:FREQ=DAILY", GOOD))
    assert len(found.occurrences) == 6
    assert "mehr als 5 Termine" in found.problems[0].reason


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=YEARLY;BYDAY=MO", "FREQ=YEARLY;BYMONTH=3;COUNT=20000", "FREQ=YEARLY;INTERVAL=2"],
)
def test_a_zone_that_changes_more_than_zones_do_is_not_followed(rule):
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Falle\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0100\n"
        f"TZOFFSETTO:+0500\nRRULE:{rule}\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    found = read(calendar("UID:f\nDTSTART;TZID=Falle:20260106T100000\nSUMMARY:Falle", head=zone))
    assert [f"{date.start:%H:%M}" for date in found.occurrences] == ["10:00"]
    assert "nicht lesbar" in found.problems[0].reason


def test_a_window_without_zone_is_german_time():
    data = calendar("UID:m\nDTSTART:20251231T230000Z\nDURATION:PT1M")
    assert len(read(data).occurrences) == 1
    assert not parse_feed(data, datetime(2025, 1, 1), datetime(2026, 1, 1)).occurrences
