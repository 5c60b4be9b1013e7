"""The file that people put into their calendars agrees with the public feed."""

import pytest
from icalendar import Calendar

from exchange.events.registration.calendar_file import calendar_file
from tests.factories.events import make_event, occurrences_of
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.django_db


def entry_of(**fields):
    event = make_event(make_member("Eulenstadt"), **fields)
    [entry] = Calendar.from_ical(calendar_file(event, occurrences_of(event)[:1])).events
    return event, entry


def test_it_names_the_event_as_the_feed_does():
    event, entry = entry_of()
    assert (entry["UID"], entry["SEQUENCE"], entry["STATUS"]) == (str(event.uid), event.sequence, "CONFIRMED")
    assert "RECURRENCE-ID" not in entry


def test_a_date_of_a_series_is_named_by_its_original_start():
    event, entry = entry_of(frequency="weekly", count=3)
    assert entry.decoded("RECURRENCE-ID") == event.starts_at


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_date_to_which_nobody_should_come_is_cancelled(status):
    _event, entry = entry_of(status=status, status_reason="krank")
    assert entry["STATUS"] == "CANCELLED"
