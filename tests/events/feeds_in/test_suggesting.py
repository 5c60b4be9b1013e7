"""Suggestions: once for each date, and only what is new."""

from datetime import timedelta

import pytest

from exchange.events.feeds_in.deciding import suggestion_dismiss, suggestion_take
from exchange.events.models import FeedSuggestion
from exchange.municipalities.models import MemberRole
from tests.factories.municipalities import make_user

from .conftest import NOW

pytestmark = pytest.mark.django_db

PARTY = (
    "UID:fest\nDTSTART;TZID=Europe/Berlin:20260501T150000\n"
    "DTEND;TZID=Europe/Berlin:20260501T180000\nSUMMARY:Fest"
)
LATER = PARTY.replace("T150000", "T160000")
SERIES = "UID:kurs\nDTSTART;TZID=Europe/Berlin:20260401T180000\nRRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY:Kurs"


def told() -> list[tuple[str, str, str]]:
    rows = FeedSuggestion.objects.order_by("starts_at", "uid")
    return [(row.content["title"], row.change, row.state) for row in rows]


@pytest.fixture
def editor(member):
    return make_user(MemberRole.EDITOR, member)


def take(editor):
    return suggestion_take(suggestion=FeedSuggestion.objects.get(), user=editor)


def dismiss(editor):
    suggestion_dismiss(suggestion=FeedSuggestion.objects.get(), user=editor)


def test_what_is_new_is_suggested_once(read_into):
    read_into(PARTY, SERIES)
    read_into(PARTY, SERIES)
    assert told() == [("Kurs", "new", "open")] * 3 + [("Fest", "new", "open")]


def test_dates_of_a_series_are_named_by_their_start(read_into):
    read_into(SERIES)
    names = FeedSuggestion.objects.order_by("starts_at").values_list("recurrence_id", flat=True)
    assert list(names) == ["20260401T160000Z", "20260408T160000Z", "20260415T160000Z"]


def test_what_is_over_is_not_suggested(read_into):
    read_into(PARTY, now=NOW + timedelta(days=200))
    assert told() == []


def test_what_is_cancelled_from_the_beginning_is_not_suggested(read_into):
    read_into(f"{PARTY}\nSTATUS:CANCELLED")
    assert told() == []


def test_an_open_suggestion_follows_the_calendar(read_into):
    read_into(PARTY)
    read_into(PARTY.replace("Fest", "Großes Fest"))
    assert told() == [("Großes Fest", "new", "open")]


def test_an_open_suggestion_that_vanished_or_was_cancelled_waits_for_nobody(read_into):
    read_into(PARTY, SERIES)
    read_into(f"{PARTY}\nSTATUS:CANCELLED")
    assert told() == [("Kurs", "vanished", "dismissed")] * 3 + [("Fest", "cancelled", "dismissed")]
    read_into(PARTY, SERIES)
    assert told() == [("Kurs", "new", "open")] * 3 + [("Fest", "new", "open")]


def test_dismissed_stays_dismissed_until_the_calendar_says_something_else(read_into, editor):
    read_into(PARTY)
    dismiss(editor)
    read_into(PARTY)
    assert told() == [("Fest", "new", "dismissed")]
    read_into()
    read_into(PARTY)
    assert told() == [("Fest", "new", "dismissed")]
    read_into(LATER)
    assert told() == [("Fest", "new", "open")]


def test_a_taken_event_that_changes_comes_back_as_a_suggestion(read_into, editor):
    read_into(PARTY)
    take(editor)
    read_into(PARTY)
    assert told() == [("Fest", "new", "taken")]
    read_into(LATER)
    assert told() == [("Fest", "changed", "open")]
    read_into(PARTY)
    assert told() == [("Fest", "new", "taken")]


def test_a_change_that_was_dismissed_does_not_come_back(read_into, editor):
    read_into(PARTY)
    take(editor)
    read_into(LATER)
    dismiss(editor)
    read_into(LATER)
    assert told() == [("Fest", "new", "taken")]


@pytest.mark.parametrize(("lines", "change"), [(f"{PARTY}\nSTATUS:CANCELLED", "cancelled"), ("", "vanished")])
def test_a_taken_event_that_is_cancelled_or_gone_asks_once(read_into, editor, lines, change):
    says = [lines] if lines else []
    read_into(PARTY)
    take(editor)
    read_into(*says)
    assert told() == [("Fest", change, "open")]
    take(editor)
    read_into(*says)
    assert [state for _title, _change, state in told()] == ["taken"]
    read_into(PARTY)
    assert told() == [("Fest", "changed", "open")]


def test_nothing_has_vanished_from_a_file_that_was_not_read_to_its_end(read_into, editor):
    read_into(PARTY)
    take(editor)
    read_into("UID:fest\nDTSTART:kaputt")
    assert told() == [("Fest", "new", "taken")]


def test_the_past_does_not_vanish(read_into, editor):
    read_into(PARTY)
    take(editor)
    read_into(now=NOW + timedelta(days=90))
    assert told() == [("Fest", "new", "taken")]
