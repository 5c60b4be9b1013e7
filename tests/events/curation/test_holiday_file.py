"""School holidays from files, and everything that can be wrong with these."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from exchange.events.curation.holiday_file import HolidayRow, holidays_parse
from exchange.events.curation.services import holidays_load
from exchange.events.models import SchoolHoliday
from exchange.municipalities.table_file import TableError

TABLE = b"name;von;bis\nOsterferien;2027-03-22;2027-04-03\nPfingstferien;18.05.2027;18.05.2027\n"
CALENDAR = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Test//DE\r
BEGIN:VEVENT\r
UID:ostern\r
DTSTAMP:20260101T000000Z\r
DTSTART;VALUE=DATE:20270322\r
DTEND;VALUE=DATE:20270404\r
SUMMARY:Osterferien\r
END:VEVENT\r
END:VCALENDAR\r
"""


def problems_of(content: bytes) -> list[str]:
    with pytest.raises(TableError) as refused:
        holidays_parse(content)
    return refused.value.problems


class TestReading:
    def test_a_table_with_dates_of_both_kinds(self):
        assert holidays_parse(TABLE) == [
            HolidayRow(2, "Osterferien", date(2027, 3, 22), date(2027, 4, 3)),
            HolidayRow(3, "Pfingstferien", date(2027, 5, 18), date(2027, 5, 18)),
        ]

    def test_a_calendar_whose_end_is_the_day_after(self):
        [row] = holidays_parse(CALENDAR)
        assert (row.name, row.first_day, row.last_day) == ("Osterferien", date(2027, 3, 22), date(2027, 4, 3))

    def test_a_calendar_with_a_byte_order_mark_and_bare_line_feeds(self):
        assert len(holidays_parse(b"\xef\xbb\xbf" + CALENDAR.replace(b"\r\n", b"\n"))) == 1

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ("Ferien;2027-04-03;2027-03-22", "Der letzte Tag liegt vor dem ersten"),
            ("Ferien;2027-03-22;2072-04-03", "mehr als 100 Tage"),
            ("Ferien;22.3.27;2027-04-03", "„22.3.27“ ist kein Datum"),
            (";2027-03-22;2027-04-03", "Der Name fehlt"),
            ("Ferien;2027-03-22", "2 Spalten statt 3"),
        ],
    )
    def test_the_line_is_named(self, line, reason):
        [problem] = problems_of(f"name;von;bis\n{line}\n".encode())
        assert problem.startswith("Zeile 2")
        assert reason in problem

    def test_a_missing_column_an_empty_file_and_another_encoding(self):
        assert problems_of(b"name;von\nOstern;2027-03-22\n") == ["Zeile 1, Spalte „bis“: Die Spalte fehlt."]
        assert problems_of(b"") == ["Zeile 1: Die Datei ist leer."]
        assert "UTF-8" in problems_of("name;von;bis\nFrühjahr;a;b".encode("latin-1"))[0]

    def test_a_calendar_without_whole_days_holds_no_holidays(self):
        timed = CALENDAR.replace(b";VALUE=DATE:20270322", b":20270322T080000").replace(
            b";VALUE=DATE:20270404", b":20270322T090000"
        )
        assert problems_of(timed) == ["Die Datei enthält keine Ferien."]

    def test_a_calendar_with_a_broken_date_is_refused_with_its_line(self):
        [problem, *_rest] = problems_of(CALENDAR.replace(b"20270322", b"20271322"))
        assert problem.startswith("Zeile ")


@pytest.mark.django_db
class TestLoading:
    def test_new_and_known_ones_are_counted_and_the_last_day_is_corrected(self, curator):
        assert holidays_load(content=TABLE, replace=False, user=curator) == (2, 0)
        later = TABLE.replace(b"2027-04-03", b"2027-04-04")
        assert holidays_load(content=later, replace=False, user=curator) == (0, 2)
        assert SchoolHoliday.objects.get(name="Osterferien").last_day == date(2027, 4, 4)

    def test_replacing_forgets_the_others(self, curator):
        holidays_load(content=TABLE, replace=False, user=curator)
        holidays_load(content=CALENDAR, replace=True, user=curator)
        assert [holiday.name for holiday in SchoolHoliday.objects.all()] == ["Osterferien"]

    def test_a_broken_file_changes_nothing(self, curator):
        holidays_load(content=TABLE, replace=False, user=curator)
        with pytest.raises(TableError):
            holidays_load(content=b"name;von;bis\nFerien;x;y\n", replace=True, user=curator)
        assert SchoolHoliday.objects.count() == 2

    def test_only_the_ministry_loads(self, editor):
        with pytest.raises(PermissionDenied):
            holidays_load(content=TABLE, replace=False, user=editor)
