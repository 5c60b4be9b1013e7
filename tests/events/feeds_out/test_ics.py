"""The calendar as iCalendar, read by two libraries and by our own reader."""

from datetime import UTC, datetime

import pytest

from exchange.events.models import EventException, Occurrence
from exchange.events.models.choices import Status
from exchange.events.services.occurrences import occurrences_refresh
from tests.factories.contributions import make_term
from tests.factories.events import berlin, make_event, occurrences_of
from tests.factories.municipalities import make_member

from .asking import dates, events, feed, lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return make_member("Amselhövel")


def rows(event) -> list[tuple]:
    """The dates as they stand in the database, in the words of iCalendar."""
    gone = (Status.CANCELLED, Status.POSTPONED)
    return sorted(
        (row.starts_at, row.ends_at, "CANCELLED" if row.status in gone else "CONFIRMED")
        for row in occurrences_of(event)
    )


def test_an_event_says_what_a_calendar_needs(client, member):
    event = make_event(member, title="Größe; Mut, und\\oder Übung")
    (entry,) = events(feed(client))
    assert (str(entry["UID"]), str(entry["SUMMARY"])) == (str(event.uid), event.title)
    assert entry.start == berlin("2027-05-12 18:00")
    assert entry.end == berlin("2027-05-12 20:30")
    assert str(entry["LOCATION"]) == "Rathaus, Großer Saal, Marktplatz 1, 00000 Musterhausen"
    assert str(entry["URL"]).endswith(event.url)
    assert {"DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "STATUS"} <= entry.keys()
    assert member.name in entry["DESCRIPTION"]


def test_the_file_says_what_subscribers_need(client, member):
    make_event(member)
    found = lines(feed(client))
    assert found[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for line in ("METHOD:PUBLISH", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"):
        assert line in found
    assert any(line.startswith("X-WR-CALNAME:Kalender ") for line in found)
    assert found.count("BEGIN:VTIMEZONE") == 1
    assert "DTSTART;TZID=Europe/Berlin:20270512T180000" in found


def test_lines_are_short_and_no_letter_is_cut(client, member):
    make_event(member, title="Übergrößenträger " * 9, summary="äöüß€😀" * 30)
    content = feed(client)
    physical = content.split(b"\r\n")
    assert all(len(line) <= 75 and line.decode() is not None for line in physical)
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert "Übergrößenträger " * 9 in str(events(content)[0]["SUMMARY"]) + " "


def test_whole_days_end_on_the_day_after_the_last(client, member):
    make_event(member, all_day=True, starts_at="2027-06-01 00:00", ends_at="2027-06-03 00:00")
    found = lines(feed(client))
    assert "DTSTART;VALUE=DATE:20270601" in found
    assert "DTEND;VALUE=DATE:20270604" in found


@pytest.mark.parametrize(
    "timing",
    [
        {"frequency": "weekly", "count": 6},
        {"frequency": "weekly", "count": 6, "weekdays": "WE,FR"},
        {"frequency": "weekly", "interval": 2, "until": datetime(2027, 11, 10).date()},
        {"frequency": "daily", "count": 9, "starts_at": "2027-03-25 22:00", "ends_at": "2027-03-26 06:00"},
        {"frequency": "daily", "count": 4, "starts_at": "2027-10-29 22:00", "ends_at": "2027-10-30 04:00"},
        {"frequency": "monthly_weekday", "count": 5, "monthly_position": 2},
        {"frequency": "monthly_day", "count": 5},
        {"frequency": "yearly", "count": 2, "all_day": True},
        {"frequency": "weekly", "all_day": True, "until": datetime(2027, 6, 30).date()},
    ],
)
def test_a_series_means_its_rows_and_nothing_else(client, member, timing):
    event = make_event(member, **timing)
    assert dates(feed(client)) == rows(event)
    assert sum("BEGIN:VEVENT" in line for line in lines(feed(client))) == 1


def test_a_series_without_end_goes_on_as_its_rule_says(client, member):
    event = make_event(member, frequency="weekly")
    known = rows(event)
    assert dates(feed(client))[: len(known)] == known
    assert not any(line.startswith(("EXDATE", "RDATE")) for line in lines(feed(client)))


def test_a_moved_and_a_cancelled_date_are_named_by_their_first_start(client, member):
    exceptions = [
        EventException(
            date=datetime(2027, 5, 19).date(), action="moved", new_start=berlin("2027-05-20 17:00"),
            reason="Saal belegt",
        ),
        EventException(date=datetime(2027, 5, 26).date(), action="cancelled", reason="Krankheit"),
    ]  # fmt: skip
    event = make_event(member, frequency="weekly", count=4, exceptions=exceptions)
    content = feed(client)
    series, moved, cancelled = events(content)
    assert "RECURRENCE-ID" not in series
    assert moved["RECURRENCE-ID"].dt == berlin("2027-05-19 18:00")
    assert moved.start == berlin("2027-05-20 17:00")
    assert (str(cancelled["STATUS"]), str(cancelled["SUMMARY"])) == (
        "CANCELLED",
        "Abgesagt: Wie Freiwillige bleiben",
    )
    assert "Krankheit" in cancelled["DESCRIPTION"]
    assert {str(entry["UID"]) for entry in (series, moved, cancelled)} == {str(event.uid)}
    assert dates(content) == rows(event)


def test_dates_that_left_the_rule_and_dates_that_stayed_are_told(client, member):
    event = make_event(member, frequency="weekly", count=4)
    first, second, *_rest = occurrences_of(event)
    second.delete()
    Occurrence.objects.filter(pk=first.pk).update(status=Status.CANCELLED)
    extra = berlin("2027-06-20 11:00")
    Occurrence.objects.create(
        event=event, original_start=extra, starts_at=extra, ends_at=berlin("2027-06-20 13:30")
    )
    content = feed(client)
    assert "EXDATE;TZID=Europe/Berlin:20270519T180000" in lines(content)
    assert "RDATE;TZID=Europe/Berlin:20270620T110000" in lines(content)
    assert dates(content) == rows(event)


def test_a_cancelled_event_stays_in_the_feed_with_a_higher_sequence(client, member):
    event = make_event(member)
    before = int(events(feed(client))[0]["SEQUENCE"])
    event.status, event.status_reason = Status.CANCELLED, "Zu wenige Anmeldungen"
    event.save_revision().publish()
    (entry,) = events(feed(client))
    assert str(entry["STATUS"]) == "CANCELLED"
    assert int(entry["SEQUENCE"]) > before
    assert "Zu wenige Anmeldungen" in entry["DESCRIPTION"]


def test_a_cancelled_series_is_cancelled_as_a_whole(client, member):
    event = make_event(member, frequency="weekly", count=3, status=Status.CANCELLED, status_reason="Krank")
    content = feed(client)
    assert dates(content) == rows(event)
    assert len(events(content)) == 1


def test_the_access_link_is_nowhere(client, member):
    make_event(member, attendance_mode="hybrid", access_link="https://treffen.example/geheim")
    content = feed(client)
    assert b"geheim" not in content
    assert str(events(content)[0]["LOCATION"]).endswith("/ online")


def test_a_feed_takes_the_filters_of_the_calendar(client, member):
    make_event(member, title="Kongress", event_type="fachkongress", slug="kongress")
    make_event(member, title="Seminar", slug="seminar")
    found = events(feed(client, "/kalender/kalender.ics?typ=fachkongress&von=2027-01-01"))
    assert [str(entry["SUMMARY"]) for entry in found] == ["Kongress"]
    assert events(feed(client, "/kalender/kalender.ics?von=2027-01-01&bis=2027-05-11")) == []
    assert len(events(feed(client, "/kalender/kalender.ics?q=semin&von=2027-01-01"))) == 1


@pytest.mark.parametrize(
    "fields", [{"visibility": "network"}, {"visibility": "member"}, {"land_calendar": "own"}]
)
def test_the_calendar_holds_only_what_is_public_and_of_the_land(client, member, fields):
    make_event(member, **fields)
    assert events(feed(client)) == []


def test_the_same_events_get_the_same_bytes_and_no_second_delivery(client, member):
    event = make_event(member)
    first = client.get("/kalender/kalender.ics")
    again = client.get("/kalender/kalender.ics", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    unchanged = client.get("/kalender/kalender.ics", headers={"If-Modified-Since": first["Last-Modified"]})
    assert unchanged.status_code == 304
    event.title = "Ganz neu"
    event.save_revision().publish()
    changed = client.get("/kalender/kalender.ics?von=2027-01-01", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200


def test_an_event_that_was_withdrawn_leaves_the_feed(client, member):
    event = make_event(member)
    old = client.get("/kalender/kalender.ics?von=2027-01-01")
    event.unpublish()
    new = client.get("/kalender/kalender.ics?von=2027-01-01", headers={"If-None-Match": old["ETag"]})
    assert (new.status_code, events(new.content)) == (200, [])


def test_nobody_is_told_apart_by_a_feed(client, member):
    make_event(member)
    response = client.get("/kalender/kalender.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "public" in response["Cache-Control"]


def test_whatever_stands_in_the_address_is_answered(client, member):
    for query in ("?typ=%00&von=gestern&q=%F0%9F%98%80&monat=9999-99", "?bezirk=' OR 1=1--&bis=0000-00-00"):
        assert client.get(f"/kalender/kalender.ics{query}").status_code == 200


def test_refreshing_dates_changes_no_stamp(client, member):
    event = make_event(member, frequency="weekly")
    before = lines(feed(client))
    occurrences_refresh(event=event, now=datetime(2027, 5, 13, tzinfo=UTC))
    assert lines(feed(client)) == before


def test_the_english_calendar_has_the_same_names(client, member):
    event = make_event(member)
    assert [
        str(entry["UID"]) for entry in events(feed(client, "/en/kalender/kalender.ics?von=2027-01-01"))
    ] == [str(event.uid)]


@pytest.mark.parametrize("number", [3, 30])
def test_a_feed_asks_the_database_as_often_for_many_events_as_for_few(
    client, member, number, django_assert_max_num_queries
):
    for place in range(number):
        fields = {"frequency": "weekly", "count": 3} if place % 2 else {}
        make_event(member, title=f"Termin {place}", slug=f"termin-{place}", **fields)
    client.get("/kalender/kalender.ics?von=2027-01-01")
    with django_assert_max_num_queries(12):
        assert client.get("/kalender/kalender.ics?von=2027-01-01").status_code == 200


def test_topics_filter_too(client, member):
    term = make_term("topic", "anerkennung")
    make_event(member, topics=[term])
    assert len(events(feed(client, "/kalender/kalender.ics?thema=anerkennung&von=2027-01-01"))) == 1
