"""The rows of dates follow what the published page says, and keep what people rely on."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from exchange.events import holding
from exchange.events.models import EventException, EventPage, Occurrence, Status
from exchange.events.services.occurrences import events_refresh, occurrences_refresh
from exchange.events.wall_time import wall
from tests.factories.events import berlin, make_event, occurrences_of
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.django_db
# All dates of these tests lie behind it, whatever today is: what is past is a matter of ``now``.
NOW = berlin("2026-12-01 12:00")


@pytest.fixture
def member():
    return make_member("Amselhövel")


@pytest.fixture
def held(monkeypatch):
    """The ids of dates that somebody needs to stay."""
    ids: set[int] = set()
    monkeypatch.setattr(holding, "HOLDERS", [lambda asked: ids & set(asked)])
    return ids


def days(event: EventPage) -> list[str]:
    return [f"{wall(row.starts_at):%d.%m. %H:%M}" for row in occurrences_of(event)]


def change(event: EventPage, now=NOW, **fields) -> EventPage:
    """Store other answers as the published ones and refresh the dates as of ``now``."""
    exceptions = fields.pop("exceptions", None)
    EventPage.objects.filter(pk=event.pk).update(**fields)
    event = EventPage.objects.get(pk=event.pk)
    if exceptions is not None:
        event.exceptions.set(exceptions)
        event.exceptions.commit()
    occurrences_refresh(event=event, now=now)
    return EventPage.objects.get(pk=event.pk)


def test_publishing_makes_the_dates(member):
    event = make_event(member, frequency="weekly", count=3)
    assert days(event) == ["12.05. 18:00", "19.05. 18:00", "26.05. 18:00"]


def test_a_draft_has_none(member):
    assert occurrences_of(make_event(member, live=False)) == []


def test_refreshing_again_changes_nothing(member):
    event = make_event(member, frequency="weekly", count=3)
    before = list(Occurrence.objects.order_by("pk").values())
    change(event)
    assert list(Occurrence.objects.order_by("pk").values()) == before
    assert EventPage.objects.get(pk=event.pk).sequence == 0


def test_refreshing_costs_the_same_for_three_dates_and_for_thirty(member):
    few, many = (make_event(member, frequency="daily", count=n, slug=f"n{n}", title=f"N{n}") for n in (3, 30))
    costs = []
    for event in (few, many):
        Occurrence.objects.filter(event=event).delete()
        with CaptureQueriesContext(connection) as queries:
            occurrences_refresh(event=event, now=NOW)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_a_later_hour_moves_the_rows_instead_of_making_new_ones(member):
    event = make_event(member, frequency="weekly", count=2)
    keys = [row.pk for row in occurrences_of(event)]
    event = change(event, starts_at=berlin("2027-05-12 19:00"), ends_at=berlin("2027-05-12 21:00"))
    assert [row.pk for row in occurrences_of(event)] == keys
    assert days(event) == ["12.05. 19:00", "19.05. 19:00"]
    assert [row.status for row in occurrences_of(event)] == [Status.SCHEDULED] * 2


def test_dates_that_the_rule_no_longer_knows_are_dropped(member):
    event = change(make_event(member, frequency="weekly", count=4), count=2)
    assert days(event) == ["12.05. 18:00", "19.05. 18:00"]


def test_the_past_of_a_series_stays_as_it_was(member):
    event = make_event(member, frequency="weekly", count=4)
    event = change(event, now=berlin("2027-05-20 12:00"), starts_at=berlin("2027-05-13 18:00"),
                   ends_at=berlin("2027-05-13 20:00"))  # fmt: skip
    assert days(event) == ["12.05. 18:00", "19.05. 18:00", "20.05. 18:00", "27.05. 18:00", "03.06. 18:00"]


def test_an_event_that_happens_once_has_one_row_whatever_is_corrected(member):
    event = make_event(member)
    (row,) = occurrences_of(event)
    event = change(event, now=berlin("2027-06-01 12:00"), starts_at=berlin("2027-04-12 18:00"),
                   ends_at=berlin("2027-04-12 20:00"))  # fmt: skip
    (corrected,) = occurrences_of(event)
    assert (corrected.pk, days(event)) == (row.pk, ["12.04. 18:00"])
    assert corrected.original_start == corrected.starts_at


def test_a_moved_event_remembers_where_it_was(member):
    event = make_event(member)
    event = change(event, status="moved", status_reason="Rohrbruch", starts_at=berlin("2027-05-20 18:00"),
                   ends_at=berlin("2027-05-20 20:00"))  # fmt: skip
    (row,) = occurrences_of(event)
    assert (row.status, row.status_reason) == (Status.MOVED, "Rohrbruch")
    assert row.original_start == berlin("2027-05-12 18:00")
    change(event, title="Anders")
    assert occurrences_of(event)[0].original_start == berlin("2027-05-12 18:00")


class TestHeld:
    def test_a_date_that_the_rule_no_longer_knows_is_cancelled(self, member, held):
        event = make_event(member, frequency="weekly", count=3)
        held.add(occurrences_of(event)[2].pk)
        event = change(event, count=2)
        assert [row.status for row in occurrences_of(event)] == ["scheduled", "scheduled", "cancelled"]
        assert occurrences_of(event)[2].status_reason

    def test_a_date_at_another_hour_is_moved_and_keeps_its_name(self, member, held):
        event = make_event(member, frequency="weekly", count=2)
        held.update(row.pk for row in occurrences_of(event))
        event = change(event, starts_at=berlin("2027-05-12 19:00"), ends_at=berlin("2027-05-12 21:00"))
        rows = occurrences_of(event)
        assert [row.status for row in rows] == [Status.MOVED] * 2
        assert wall(rows[0].original_start).hour == 18
        assert days(event) == ["12.05. 19:00", "19.05. 19:00"]
        sequence = event.sequence
        assert change(event).sequence == sequence

    def test_the_only_date_follows_wherever_it_goes(self, member, held):
        event = make_event(member)
        held.add(occurrences_of(event)[0].pk)
        event = change(event, starts_at=berlin("2027-09-01 10:00"), ends_at=berlin("2027-09-01 12:00"))
        (row,) = occurrences_of(event)
        assert (row.status, row.starts_at) == (Status.MOVED, berlin("2027-09-01 10:00"))

    def test_a_past_date_is_left_alone(self, member, held):
        event = make_event(member, frequency="weekly", count=3)
        held.add(occurrences_of(event)[0].pk)
        event = change(event, now=berlin("2027-05-13 12:00"), starts_at=berlin("2027-05-14 18:00"),
                       ends_at=berlin("2027-05-14 20:00"))  # fmt: skip
        assert occurrences_of(event)[0].status == Status.SCHEDULED
        assert days(event)[0] == "12.05. 18:00"

    def test_holders_are_asked_once_for_all_dates(self, member, monkeypatch):
        calls = []
        monkeypatch.setattr(holding, "HOLDERS", [])
        holding.register_holder(lambda ids: calls.append(ids) or [])
        make_event(member, frequency="weekly", count=3)
        assert len(calls) <= 1
        assert holding.occurrence_is_held(Occurrence.objects.order_by("pk").first()) is False


class TestSequence:
    @pytest.mark.parametrize(
        "fields",
        [
            {"title": "Neuer Titel"},
            {"venue_name": "Anderer Saal"},
            {"status": "cancelled"},
            {"ends_at": berlin("2027-05-12 22:00")},
            {"count": 2},
        ],
        ids=lambda fields: next(iter(fields)),
    )
    def test_grows_with_what_calendars_show(self, member, fields):
        event = change(make_event(member, frequency="weekly", count=3), **fields)
        assert event.sequence == 1

    @pytest.mark.parametrize("fields", [{"internal_note": "x"}, {"cost": 5}, {"count": 4}])
    def test_stays_with_what_they_do_not_show_and_with_more_of_the_same(self, member, fields):
        event = change(make_event(member, frequency="weekly", count=3), **fields)
        assert event.sequence == 0

    def test_of_a_single_cancelled_date_grows_on_that_row_alone(self, member):
        event = make_event(member, frequency="weekly", count=3)
        event = change(event, exceptions=[EventException(date=date(2027, 5, 19), action="cancelled")])
        assert [row.sequence for row in occurrences_of(event)] == [0, 1, 0]
        event = change(event, exceptions=[])
        assert [row.sequence for row in occurrences_of(event)] == [0, 2, 0]

    def test_survives_the_publication_of_an_older_version(self, member):
        event = make_event(member)
        old = event.get_latest_revision()
        event = change(event, title="Neu")
        uid, sequence = event.uid, event.sequence
        old.publish()
        event = EventPage.objects.get(pk=event.pk)
        assert event.uid == uid
        assert event.sequence == sequence + 1


def test_a_copy_is_an_event_of_its_own(member):
    event = make_event(member)
    copy = event.copy(update_attrs={"slug": "noch-einmal", "title": "Noch einmal"}, keep_live=False)
    assert copy.uid != event.uid
    assert copy.land_calendar == "own"


def test_translations_own_no_dates(member):
    event = make_event(member)
    english = event.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.save_revision().publish()
    assert not Occurrence.objects.filter(event=english).exists()


def test_the_daily_job_lets_the_24_months_move_on(member):
    event = make_event(member, frequency="monthly_day", until=date(2040, 1, 1))
    Occurrence.objects.filter(event=event).exclude(original_start=berlin("2027-05-12 18:00")).delete()
    events_refresh()
    assert Occurrence.objects.filter(event=event).count() > 1
    assert event.sequence == EventPage.objects.get(pk=event.pk).sequence == 0


def test_what_the_land_organises_stands_in_its_calendar():
    land = make_member("Landesstelle", kind="land")
    assert make_event(land, land_calendar="own").land_calendar == "accepted"


def test_what_a_town_organises_does_not(member):
    assert make_event(member, land_calendar="own").land_calendar == "own"


def test_dates_of_one_event_are_unique_by_their_name(member):
    event = make_event(member)
    (row,) = occurrences_of(event)
    with pytest.raises(IntegrityError), transaction.atomic():
        Occurrence.objects.create(
            event=event,
            original_start=row.original_start,
            starts_at=row.starts_at + timedelta(1),
            ends_at=row.ends_at,
        )
