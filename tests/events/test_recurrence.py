"""From an officer's words to dates: rhythms, ends, nights in which clocks change, and what is refused."""

from datetime import date, datetime
from itertools import islice

import pytest
from dateutil.rrule import rrulestr

from exchange.events.models import EventPage
from exchange.events.recurrence import rrule_text, timing_problems, wall_starts
from exchange.events.wall_time import BERLIN, instant, wall
from tests.factories.events import berlin

# Pages that are never stored ask for their language all the same.
pytestmark = pytest.mark.django_db

FAR = datetime(2040, 1, 1)


def timing(starts_at: str = "2027-05-12 18:00", ends_at: str | None = None, **fields) -> EventPage:
    """The times of an event that is never stored; a date ends after two hours unless told."""
    start = berlin(starts_at)
    end = berlin(ends_at) if ends_at else instant(wall(start).replace(hour=min(wall(start).hour + 2, 23)))
    return EventPage(starts_at=start, ends_at=end, **fields)


def starts(event: EventPage, number: int = 4) -> list[str]:
    return [f"{start:%Y-%m-%d %H:%M}" for start in islice(wall_starts(event, FAR), number)]


class TestRhythms:
    def test_what_happens_once_has_one_date(self):
        assert starts(timing()) == ["2027-05-12 18:00"]

    def test_each_day(self):
        assert starts(timing(frequency="daily", count=3)) == [
            "2027-05-12 18:00", "2027-05-13 18:00", "2027-05-14 18:00",
        ]  # fmt: skip

    def test_every_second_week_on_two_days(self):
        event = timing(frequency="weekly", interval=2, weekdays="FR,WE")
        assert starts(event) == [
            "2027-05-12 18:00",
            "2027-05-14 18:00",
            "2027-05-26 18:00",
            "2027-05-28 18:00",
        ]

    def test_a_week_without_days_means_the_day_of_the_first_date(self):
        assert starts(timing(frequency="weekly"), 2) == ["2027-05-12 18:00", "2027-05-19 18:00"]

    def test_the_same_day_of_each_month(self):
        event = timing("2027-01-28 09:00", frequency="monthly_day")
        assert starts(event, 3) == ["2027-01-28 09:00", "2027-02-28 09:00", "2027-03-28 09:00"]

    @pytest.mark.parametrize(
        ("first", "position", "expected"),
        [
            ("2027-05-12 18:00", None, ["2027-05-12", "2027-06-09", "2027-07-14"]),
            ("2027-05-12 18:00", 2, ["2027-05-12", "2027-06-09", "2027-07-14"]),
            ("2027-05-26 18:00", -1, ["2027-05-26", "2027-06-30", "2027-07-28"]),
            ("2027-05-26 18:00", 4, ["2027-05-26", "2027-06-23", "2027-07-28"]),
            ("2027-06-30 18:00", None, ["2027-06-30", "2027-07-28", "2027-08-25"]),
        ],
    )
    def test_the_same_weekday_of_each_month(self, first, position, expected):
        event = timing(first, frequency="monthly_weekday", monthly_position=position)
        assert [start[:10] for start in starts(event, 3)] == expected

    def test_each_year(self):
        assert starts(timing(frequency="yearly"), 2) == ["2027-05-12 18:00", "2028-05-12 18:00"]

    def test_the_last_day_counts_however_late_the_date_begins(self):
        event = timing("2027-05-12 23:00", "2027-05-12 23:30", frequency="daily", until=date(2027, 5, 14))
        assert len(starts(event, 9)) == 3

    def test_the_horizon_bounds_what_never_ends(self):
        assert len(list(wall_starts(timing(frequency="daily"), datetime(2027, 5, 20)))) == 8

    def test_the_first_date_stands_even_behind_the_horizon(self):
        assert len(list(wall_starts(timing(frequency="weekly"), datetime(2020, 1, 1)))) == 1


class TestNightsOfTheClock:
    """28 March 2027: 02:00 becomes 03:00. 31 October 2027: 03:00 becomes 02:00."""

    def test_an_evening_stays_an_evening(self):
        event = timing("2027-03-24 18:00", frequency="weekly", count=2)
        moments = [instant(start) for start in wall_starts(event, FAR)]
        assert [moment.hour for moment in moments] == [17, 16]

    def test_a_time_that_is_skipped_comes_an_hour_later(self):
        event = timing("2027-03-27 02:30", frequency="daily", count=3)
        shown = [wall(instant(start)) for start in wall_starts(event, FAR)]
        assert [f"{moment:%d. %H:%M}" for moment in shown] == ["27. 02:30", "28. 03:30", "29. 02:30"]

    def test_of_a_time_that_comes_twice_the_first_is_meant(self):
        event = timing("2027-10-30 02:30", frequency="daily", count=3)
        moments = [instant(start) for start in wall_starts(event, FAR)]
        assert [f"{moment:%d. %H:%M}" for moment in moments] == ["30. 00:30", "31. 00:30", "01. 01:30"]


class TestRule:
    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({}, ""),
            ({"frequency": "daily", "count": 5}, "FREQ=DAILY;COUNT=5"),
            ({"frequency": "weekly", "interval": 2}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
            ({"frequency": "weekly", "weekdays": "FR,WE"}, "FREQ=WEEKLY;BYDAY=WE,FR"),
            ({"frequency": "monthly_weekday"}, "FREQ=MONTHLY;BYDAY=2WE"),
            ({"frequency": "monthly_day", "until": date(2027, 9, 30)}, "FREQ=MONTHLY;UNTIL=20270930T215959Z"),
            ({"frequency": "yearly", "until": date(2030, 1, 1)}, "FREQ=YEARLY;UNTIL=20300101T225959Z"),
            ({"frequency": "daily", "until": date(2027, 6, 1), "all_day": True}, "FREQ=DAILY;UNTIL=20270601"),
        ],
    )
    def test_is_written_as_icalendar_writes_it(self, fields, rule):
        assert rrule_text(timing(**fields)) == rule

    @pytest.mark.parametrize(
        "fields",
        [
            {"frequency": "weekly", "interval": 3, "weekdays": "WE,SU", "until": date(2028, 3, 26)},
            {"frequency": "monthly_weekday", "until": date(2028, 10, 29)},
            {"frequency": "daily", "interval": 5, "until": date(2027, 11, 2)},
            {"frequency": "yearly", "count": 4},
        ],
    )
    def test_means_the_same_dates_to_calendars_as_to_us(self, fields):
        event = timing(**fields)
        theirs = rrulestr(rrule_text(event), dtstart=event.starts_at.astimezone(BERLIN))
        assert [wall(moment) for moment in theirs] == list(wall_starts(event, FAR))


class TestContradictions:
    @pytest.mark.parametrize(
        ("fields", "name", "words"),
        [
            ({"ends_at": "2027-05-12 17:00"}, "ends_at", "Das Ende liegt vor dem Beginn"),
            ({"ends_at": "2027-05-11 18:00", "all_day": True}, "ends_at", "Das Ende liegt vor dem Beginn"),
            ({"frequency": "daily", "count": 3, "until": date(2027, 6, 1)}, "count", "nicht beides"),
            ({"frequency": "daily", "until": date(2027, 5, 11)}, "until", "vor dem ersten Termin"),
            ({"frequency": "daily", "interval": 0}, "interval", "kleinste Abstand"),
            ({"frequency": "weekly", "weekdays": "MO"}, "weekdays", "ein Mittwoch"),
            ({"starts_at": "2027-05-31 18:00", "frequency": "monthly_day"}, "frequency", "einen 31."),
            ({"starts_at": "2028-02-29 18:00", "frequency": "yearly"}, "frequency", "Schaltjahren"),
            (
                {"frequency": "monthly_weekday", "monthly_position": -1},
                "monthly_position",
                "der letzte Mittwoch",
            ),
            (
                {"starts_at": "2027-05-26 18:00", "frequency": "monthly_weekday"},
                "monthly_position",
                "letzten",
            ),
            ({"ends_at": "2027-05-14 18:00", "frequency": "daily"}, "ends_at", "nicht zur ganzen Reihe"),
        ],
    )
    def test_are_said_at_the_field_in_german(self, fields, name, words):
        problems = timing_problems(timing(**fields))
        assert list(problems) == [name]
        assert words in problems[name]

    @pytest.mark.parametrize(
        "fields",
        [
            {},
            {"ends_at": "2027-05-13 02:00"},
            {"ends_at": "2027-05-12 18:00", "all_day": True},
            {"frequency": "weekly", "weekdays": "WE,TH"},
            {"starts_at": "2027-05-26 18:00", "frequency": "monthly_weekday", "monthly_position": 4},
        ],
    )
    def test_are_not_seen_where_there_are_none(self, fields):
        assert timing_problems(timing(**fields)) == {}

    def test_what_is_not_yet_answered_contradicts_nothing(self):
        assert timing_problems(EventPage(frequency="weekly")) == {}
