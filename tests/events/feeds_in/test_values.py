"""Values of properties, as the standard wants them and as programs write them."""

from datetime import UTC, datetime, timedelta

import pytest

from exchange.events.feeds_in.parsing.components import Component
from exchange.events.feeds_in.parsing.limits import Work
from exchange.events.feeds_in.parsing.lines import ContentLine, content_lines
from exchange.events.feeds_in.parsing.values import (
    BadValue,
    read_duration,
    read_line,
    read_moment,
    read_offset,
    read_text,
)
from exchange.events.feeds_in.parsing.zones import CalendarZones, zone_by_name

SUMMER = datetime(2026, 7, 1, 12)


@pytest.mark.parametrize(
    ("text", "wall", "is_date", "is_utc"),
    [
        ("20260301", datetime(2026, 3, 1), True, False),
        ("2026-03-01", datetime(2026, 3, 1), True, False),
        ("20260301T180000", datetime(2026, 3, 1, 18), False, False),
        ("20260301T1800", datetime(2026, 3, 1, 18), False, False),
        ("2026-03-01T18:00:00.000", datetime(2026, 3, 1, 18), False, False),
        ("2026-03-01 18:00", datetime(2026, 3, 1, 18), False, False),
        ("20260301T180000Z", datetime(2026, 3, 1, 18), False, True),
        ("20260301t180000z", datetime(2026, 3, 1, 18), False, True),
        ("20260301T180000+0200", datetime(2026, 3, 1, 16), False, True),
        ("2026-03-01T18:00:00-05:00", datetime(2026, 3, 1, 23), False, True),
        ("20260301T240000", datetime(2026, 3, 2), False, False),
        ("20260301T235960", datetime(2026, 3, 1, 23, 59, 59), False, False),
    ],
)
def test_dates_and_times_in_many_hands(text, wall, is_date, is_utc):
    moment = read_moment(text)
    assert (moment.wall, moment.is_date, moment.zone == UTC) == (wall, is_date, is_utc)


@pytest.mark.parametrize(
    "text",
    ["", "bald", "20260230", "20261301", "00000101", "20260301T250000", "20260301T126100", "202603011",
     "99991231T240000", "20260301T1", "٢٠٢٦٠٣٠١"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text):
    with pytest.raises(BadValue):
        read_moment(text)


@pytest.mark.parametrize(
    ("text", "days", "exact"),
    [
        ("PT1H30M", 0, timedelta(minutes=90)),
        ("P1D", 1, timedelta(0)),
        ("P2W", 14, timedelta(0)),
        ("P1DT2H", 1, timedelta(hours=2)),
        ("-PT15M", 0, timedelta(minutes=-15)),
        ("+pt5s", 0, timedelta(seconds=5)),
    ],
)
def test_durations(text, days, exact):
    assert read_duration(text) == (days, exact)


@pytest.mark.parametrize("text", ["", "P", "PT", "1H", "P1H", "PT1D", "P99999999999D"])
def test_what_is_no_duration_is_refused(text):
    with pytest.raises(BadValue):
        read_duration(text)


@pytest.mark.parametrize(
    ("text", "minutes"), [("+0100", 60), ("-0530", -330), ("+01:00", 60), ("+010000", 60)]
)
def test_offsets(text, minutes):
    assert read_offset(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "0100", "+9900", "+0199", "MEZ"])
def test_what_is_no_offset_is_refused(text):
    with pytest.raises(BadValue):
        read_offset(text)


def test_texts_are_unescaped_once():
    assert read_text(r"A\, B\; C\\n D\nE\NF") == "A, B; C\\n D\nE\nF"
    assert read_text("a\x00\x07b\u200bc\r") == "abc"


def test_titles_stand_in_one_line_without_entities():
    assert (
        read_line(r"Kaffee &amp; Kuchen\n f&uuml;r&#32;alle &unbekannt")
        == "Kaffee & Kuchen für alle &unbekannt"
    )


@pytest.mark.parametrize(
    ("name", "offset"),
    [
        ("Europe/Berlin", 2), ("europe/berlin", 2), ("W. Europe Standard Time", 2), ("GMT Standard Time", 1),
        ("/mozilla.org/20050126_1/Europe/Berlin", 2),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/London", 1),
        ("MESZ", 2), ("UTC", 0), ("Romance Standard Time", 2),
        ('"Europe/Vienna"', 2), ("America/New_York", -4),
    ],
)  # fmt: skip
def test_zones_by_their_many_names(name, offset):
    assert SUMMER.replace(tzinfo=zone_by_name(name)).utcoffset() == timedelta(hours=offset)


@pytest.mark.parametrize("name", ["", "Kommunalzeit", "../../etc/passwd", "/", "a" * 5000, "Europe/"])
def test_names_that_nobody_knows_are_none(name):
    assert zone_by_name(name) is None


@pytest.mark.parametrize(
    ("name", "offset"),
    [
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rom", 2), ("(UTC+01:00) Irgendwo", 2), ("GMT-5", -5),
        ("(GMT+02.00) Helsinki", 3), ("UTC+2", 2), ("GMT+1", 2), ("Unbekannt", 2),
    ],
)  # fmt: skip
def test_a_display_name_tells_city_or_offset(name, offset):
    zones = CalendarZones(Component("VCALENDAR", 1), Work())
    zone = zones.named(name, ContentLine(1, "DTSTART", {}, ""))
    assert SUMMER.replace(tzinfo=zone).utcoffset() == timedelta(hours=offset)


def test_an_unknown_zone_is_reported_once():
    work = Work()
    zones = CalendarZones(Component("VCALENDAR", 1), work)
    for line in (4, 9):
        zones.named("Kommunalzeit", ContentLine(line, "DTSTART", {}, ""))
    assert [problem.line for problem in work.problems] == [4]


def test_parameters_may_be_quoted_and_hold_colons():
    (line,) = content_lines(b'DTSTART;X-A="a:b;c";TZID="Europe/Berlin":20260301\r\n', Work())
    assert line.parameters == {"X-A": "a:b;c", "TZID": "Europe/Berlin"}
    assert line.value == "20260301"


def test_lines_keep_the_number_on_which_they_begin():
    folded = b"SUMMARY:a\r\n b\r\n\r\nX-UNKNOWN:1\r\n 2\r\nitem1.URL:https://a.example/\r\n"
    assert [(line.number, line.name) for line in content_lines(folded, Work())] == [
        (1, "SUMMARY"),
        (6, "URL"),
    ]
