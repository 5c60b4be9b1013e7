"""What else happens on the days of an event."""

from datetime import date

import pytest

from exchange.events.curation.clashes import clashes_of
from exchange.events.models import EventPage, SchoolHoliday
from exchange.municipalities.models import Municipality
from tests.factories.events import berlin, make_event
from tests.factories.municipalities import make_member

pytestmark = pytest.mark.django_db

DAY = date(2027, 5, 12)


@pytest.fixture
def found(event, now):
    """The clashes of the event, each as its title."""
    return lambda: [clash.title for clash in clashes_of([event], now)[event.pk]]


@pytest.fixture
def planned(other_member):
    """Another member's event that stands in the calendar of the Land, unless something else is said."""

    def make(title="Anderes", *, state="accepted", member=other_member, **fields):
        return make_event(member, title=title, land_calendar=state, **fields)

    return make


def clash(event, now):
    [only] = clashes_of([event], now)[event.pk]
    return only


class TestOtherEvents:
    def test_an_event_on_the_same_day_at_another_hour_is_one(self, planned, found):
        planned(starts_at="2027-05-12 09:00", ends_at="2027-05-12 10:00")
        assert found() == ["Anderes"]

    def test_the_day_before_and_the_day_after_are_none(self, planned, found):
        planned("davor", starts_at="2027-05-11 18:00", ends_at="2027-05-11 23:59")
        planned("danach", starts_at="2027-05-13 00:00", ends_at="2027-05-13 02:00")
        assert found() == []

    def test_an_event_until_midnight_does_not_reach_the_next_day(self, planned, found):
        planned(starts_at="2027-05-11 18:00", ends_at="2027-05-12 00:00")
        assert found() == []

    def test_events_of_several_days_count_with_all_of_them(self, planned, event, now):
        planned(starts_at="2027-05-10 09:00", ends_at="2027-05-14 16:00")
        assert clash(event, now).day == DAY

    def test_those_that_wait_for_a_decision_count_too(self, planned, found):
        planned("gewünscht", state="proposed")
        planned("abgelehnt", state="declined")
        planned("nur auf dem Profil", state="own")
        assert found() == ["gewünscht"]

    def test_cancelled_and_archived_events_and_drafts_do_not(self, planned, found, other_member):
        planned("abgesagt", status="cancelled", status_reason="krank")
        archived = planned("archiviert")
        EventPage.objects.filter(pk=archived.pk).update(archived_at="2027-01-01T00:00Z")
        planned("offline").unpublish()
        make_event(other_member, live=False, title="Entwurf")
        assert found() == []

    def test_an_event_does_not_clash_with_itself(self, event, found):
        EventPage.objects.filter(pk=event.pk).update(land_calendar="proposed")
        assert found() == []

    def test_past_dates_clash_with_nothing(self, planned, event):
        planned()
        assert clashes_of([event], berlin("2027-06-01 00:00"))[event.pk] == []


class TestHowStrong:
    def test_the_same_people_are_invited(self, planned, event, now):
        planned()
        assert clash(event, now).same_audience
        assert clash(event, now).is_strong

    def test_other_people_in_another_district_are_a_weak_clash(self, planned, event, now):
        planned(audiences=["politik"], member=make_member("Kranichau", slug="kranichau"))
        only = clash(event, now)
        assert (only.same_audience, only.same_district, only.is_strong) == (False, False, False)

    @pytest.fixture
    def district(self):
        return Municipality.objects.create(ags="059", level="regierungsbezirk", name="Musterbezirk")

    def test_the_same_district(self, planned, event, now, district):
        EventPage.objects.filter(pk=event.pk).update(district=district)
        planned(audiences=["politik"], district=district)
        assert clash(event, now).same_district

    def test_nobody_travels_to_an_online_event(self, planned, event, now, district):
        EventPage.objects.filter(pk=event.pk).update(district=district)
        planned(audiences=["politik"], district=district, attendance_mode="online")
        assert not clash(event, now).same_district

    def test_strong_clashes_of_a_day_come_first(self, planned, found):
        planned("A schwach", audiences=["politik"])
        planned("B stark")
        assert found() == ["B stark", "A schwach"]


class TestHolidays:
    @pytest.mark.parametrize(
        ("first", "last", "clashing"),
        [
            (date(2027, 5, 12), date(2027, 5, 12), True),
            (date(2027, 5, 1), date(2027, 5, 12), True),
            (date(2027, 5, 12), date(2027, 5, 20), True),
            (date(2027, 5, 1), date(2027, 5, 11), False),
            (date(2027, 5, 13), date(2027, 5, 20), False),
        ],
    )
    def test_both_ends_belong_to_them(self, found, first, last, clashing):
        SchoolHoliday.objects.create(name="Pfingstferien", first_day=first, last_day=last)
        assert found() == (["Pfingstferien"] if clashing else [])

    def test_they_are_strong(self, event, now):
        SchoolHoliday.objects.create(name="Pfingstferien", first_day=DAY, last_day=DAY)
        assert clash(event, now).is_holiday
        assert clash(event, now).is_strong


def test_many_events_cost_as_much_as_one(planned, event, now, django_assert_num_queries):
    events = [planned(f"Termin {number}") for number in range(3)]
    SchoolHoliday.objects.create(name="Pfingstferien", first_day=DAY, last_day=DAY)
    for asked in ([event], [event, *events]):
        with django_assert_num_queries(4):
            clashes_of(asked, now)
