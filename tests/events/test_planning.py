"""Dates as planned: their length, exceptions, and what a status of the whole event does to them."""

from datetime import UTC, date, datetime

import pytest

from exchange.events.models import EventException, EventPage, Status
from exchange.events.planning import exception_problems, planned_dates
from exchange.events.wall_time import wall
from tests.factories.events import berlin

# Pages that are never stored ask for their language all the same.
pytestmark = pytest.mark.django_db

NOW = datetime(2027, 1, 1, tzinfo=UTC)


def event(starts_at="2027-05-12 18:00", ends_at="2027-05-12 20:00", **fields) -> EventPage:
    return EventPage(starts_at=berlin(starts_at), ends_at=berlin(ends_at), **fields)


def cancelled(day: str, reason: str = "") -> EventException:
    return EventException(date=date.fromisoformat(day), action="cancelled", reason=reason)


def moved(day: str, start: str, end: str | None = None) -> EventException:
    return EventException(
        date=date.fromisoformat(day),
        action="moved",
        new_start=berlin(start),
        new_end=berlin(end) if end else None,
    )


def spans(dates) -> list[tuple[str, str]]:
    return [(f"{wall(d.starts_at):%d.%m. %H:%M}", f"{wall(d.ends_at):%d.%m. %H:%M}") for d in dates]


def test_without_a_start_there_is_no_date():
    assert planned_dates(EventPage(), [], NOW) == []


def test_without_an_end_a_date_ends_when_it_begins():
    page = EventPage(starts_at=berlin("2027-05-12 18:00"))
    assert spans(planned_dates(page, [], NOW)) == [("12.05. 18:00", "12.05. 18:00")]


def test_a_night_ends_on_the_next_day_every_time():
    page = event(ends_at="2027-05-13 02:00", frequency="weekly", count=2)
    assert spans(planned_dates(page, [], NOW)) == [
        ("12.05. 18:00", "13.05. 02:00"),
        ("19.05. 18:00", "20.05. 02:00"),
    ]


@pytest.mark.parametrize("night", ["2027-03-27", "2027-10-30"])
def test_a_night_shift_ends_at_six_on_the_clock_also_when_clocks_are_changed(night):
    page = event(
        f"{night} 22:00", ends_at=f"{night[:-2]}{int(night[-2:]) + 1} 06:00", frequency="daily", count=2
    )
    assert [f"{wall(d.ends_at):%H:%M}" for d in planned_dates(page, [], NOW)] == ["06:00", "06:00"]


def test_all_day_dates_end_at_the_midnight_after_their_last_day():
    page = event("2027-05-12 09:00", "2027-05-14 17:00", all_day=True)
    assert spans(planned_dates(page, [], NOW)) == [("12.05. 00:00", "15.05. 00:00")]


def test_an_all_day_date_on_the_night_of_the_clock_has_23_hours():
    page = event("2027-03-28 00:00", "2027-03-28 00:00", all_day=True)
    (planned,) = planned_dates(page, [], NOW)
    assert (planned.ends_at - planned.starts_at).total_seconds() == 23 * 3600


def test_a_date_of_no_length_on_the_skipped_hour_never_ends_before_it_begins():
    page = event("2027-03-21 02:30", "2027-03-21 03:00", frequency="weekly", count=2)
    assert all(planned.starts_at <= planned.ends_at for planned in planned_dates(page, [], NOW))


def test_a_cancelled_date_says_why_and_keeps_its_time():
    dates = planned_dates(event(frequency="weekly", count=3), [cancelled("2027-05-19", "Feiertag")], NOW)
    assert [d.status for d in dates] == ["scheduled", "cancelled", "scheduled"]
    assert dates[1].status_reason == "Feiertag"


def test_a_moved_date_keeps_its_name_and_its_length():
    dates = planned_dates(event(frequency="weekly", count=2), [moved("2027-05-19", "2027-05-20 19:00")], NOW)
    assert spans(dates)[1] == ("20.05. 19:00", "20.05. 21:00")
    assert wall(dates[1].original_start) == datetime(2027, 5, 19, 18)
    assert dates[1].status == Status.MOVED


def test_a_moved_date_may_have_another_length():
    exception = moved("2027-05-19", "2027-05-20 19:00", "2027-05-20 19:30")
    dates = planned_dates(event(frequency="weekly", count=2), [exception], NOW)
    assert spans(dates)[1] == ("20.05. 19:00", "20.05. 19:30")


@pytest.mark.parametrize(("end", "last"), [(None, "22.05. 00:00"), ("2027-05-22 10:00", "23.05. 00:00")])
def test_a_moved_all_day_date_stays_all_day(end, last):
    page = event("2027-05-12 00:00", "2027-05-12 00:00", all_day=True, frequency="weekly", count=2)
    dates = planned_dates(page, [moved("2027-05-19", "2027-05-21 15:00", end)], NOW)
    assert spans(dates)[1] == ("21.05. 00:00", last)


def test_a_cancelled_event_cancels_every_date():
    page = event(frequency="weekly", count=2, status="cancelled", status_reason="Kein Raum")
    assert {(d.status, d.status_reason) for d in planned_dates(page, [], NOW)} == {("cancelled", "Kein Raum")}


def test_a_date_that_was_cancelled_is_not_revived_by_postponing_the_event():
    page = event(frequency="weekly", count=2, status="postponed")
    dates = planned_dates(page, [cancelled("2027-05-19")], NOW)
    assert [d.status for d in dates] == ["postponed", "cancelled"]


def test_a_series_without_end_is_planned_for_24_months():
    dates = planned_dates(event(frequency="weekly"), [], berlin("2027-05-12 00:00"))
    assert len(dates) == 105
    assert dates[-1].starts_at < berlin("2029-05-13 00:00")


@pytest.mark.parametrize(
    ("fields", "days", "words"),
    [
        ({"frequency": "weekly"}, ["2027-05-20"], "Am 20.05.2027 ist kein Termin der Reihe."),
        (
            {"frequency": "weekly"},
            ["2027-05-19", "2027-05-19"],
            "Für den 19.05.2027 stehen zwei Ausnahmen da.",
        ),
        ({}, ["2027-05-12"], "Ausnahmen gibt es nur bei Wiederholungen."),
    ],
)
def test_exceptions_that_mean_no_date_are_named(fields, days, words):
    (problem,) = exception_problems(event(**fields), [date.fromisoformat(day) for day in days])
    assert problem.startswith(words)


def test_exceptions_of_dates_are_fine():
    assert exception_problems(event(frequency="weekly"), [date(2027, 5, 19), date(2027, 6, 2)]) == []
