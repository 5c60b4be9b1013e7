"""The demo's events: of all kinds, around the day of loading, with everything that can happen to a date."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from exchange.events.models import EventPage, EventType, LandCalendar, Occurrence
from exchange.events.state import EventState, event_state
from exchange.events.wall_time import wall
from exchange.municipalities.cards import contribution_models
from home.demo.events import SPECIAL, end_of, moment
from home.demo.reading import entries
from home.demo.services import demo_load

EVENTS = entries("events")
# A Sunday evening: the last day of its week.
SUNDAY = datetime(2026, 11, 22, 20, tzinfo=UTC)


@pytest.mark.parametrize("each", EVENTS, ids=lambda each: each.name)
def test_a_file_names_only_what_the_model_knows(each):
    fields = {field.name for field in EventPage._meta.get_fields()}
    assert each.data.keys() - SPECIAL <= fields
    assert each.data["event_type"] in EventType.values


def test_there_is_every_type():
    assert {each.data["event_type"] for each in EVENTS} == set(EventType.values)
    assert len(EVENTS) >= 12


class TestMoments:
    def test_a_day_is_named_by_weeks_from_this_one(self):
        assert wall(moment({"weeks": 0, "day": "Mo", "time": "10:00"}, SUNDAY)) == datetime(2026, 11, 16, 10)
        assert wall(moment({"weeks": 1, "day": "So", "time": "10:00"}, SUNDAY)) == datetime(2026, 11, 29, 10)
        assert wall(moment({"weeks": -1, "day": "Fr", "time": "18:30"}, SUNDAY)) == datetime(
            2026, 11, 13, 18, 30
        )

    def test_an_end_is_some_hours_later_or_at_a_time_of_another_day(self):
        start = moment({"weeks": 0, "day": "Mo", "time": "10:00"}, SUNDAY)
        assert wall(end_of(start, {"hours": 2.5})) == datetime(2026, 11, 16, 12, 30)
        assert wall(end_of(start, {"days": 2, "until": "14:00"})) == datetime(2026, 11, 18, 14)


@pytest.mark.usefixtures("demo", "db")
class TestLoaded:
    def test_what_was_there_stays(self):
        event = EventPage.objects.get(source_id="events/spitzentreffen")
        event.title = "Unser Spitzentreffen"
        event.save_revision().publish()
        assert demo_load().events == 0
        event.refresh_from_db()
        assert event.title == "Unser Spitzentreffen"

    def test_all_are_published_with_dates(self):
        events = EventPage.objects.filter(source="demo")
        assert events.count() == len(EVENTS) == events.live().count()
        assert all(event.occurrences.exists() for event in events)

    def test_every_state_can_be_seen(self):
        now = timezone.now()
        states = {
            event_state(list(event.occurrences.order_by("starts_at")), now)
            for event in EventPage.objects.filter(source="demo")
        }
        assert states == set(EventState)

    def test_single_dates_of_series_are_moved_and_cancelled(self):
        events = Counter(
            Occurrence.objects.filter(event__status="scheduled").values_list("status", flat=True)
        )
        assert events["moved"] >= 2
        assert events["cancelled"] >= 1

    def test_a_moved_event_says_where_it_was(self):
        row = Occurrence.objects.get(event__source_id="events/regionaltreffen-koeln")
        assert row.status == "moved"
        assert row.original_start < row.starts_at

    def test_towns_and_the_land_organise(self):
        kinds = Counter(event.member.kind for event in EventPage.objects.select_related("member"))
        assert kinds["land"] >= 6
        assert sum(kinds.values()) - kinds["land"] >= 4
        calendars = set(EventPage.objects.values_list("land_calendar", flat=True))
        assert {LandCalendar.OWN, LandCalendar.ACCEPTED, LandCalendar.FEATURED} <= calendars

    def test_past_ones_have_documents_and_name_practices(self):
        event = EventPage.objects.get(source_id="events/netzwerktreffen-herbst")
        assert event.materials.exclude(document=None).count() == 2
        assert event.page_relations.count() == 2

    def test_pages_answer(self, client):
        for event in EventPage.objects.filter(source="demo", visibility="public"):
            assert client.get(event.url).status_code == 200, event.slug
        assert client.get("/kalender/").status_code == 200


def test_events_are_contributions():
    assert EventPage in contribution_models()
