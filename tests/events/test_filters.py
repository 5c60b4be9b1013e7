"""What a reader may ask of the calendar: every address becomes a valid question, and answers what it says."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict

from exchange.events.filters import CalendarFilter, next_month, previous_month
from exchange.events.models import Occurrence
from exchange.municipalities.models import Level, Municipality
from exchange.municipalities.readers import VISITOR, Reader
from tests.factories.contributions import make_term
from tests.factories.events import berlin, make_event
from tests.factories.municipalities import make_member

NOW = berlin("2027-05-01 12:00")


def ask(query: str = "") -> CalendarFilter:
    return CalendarFilter.read(QueryDict(query))


def titles(query: str = "", reader: Reader = VISITOR, now=NOW) -> list[str]:
    return [row.event.title for row in ask(query).occurrences(reader, now).select_related("event")]


@pytest.fixture
def member(db):
    return make_member("Amselhövel")


@pytest.mark.django_db
class TestAddresses:
    @pytest.mark.parametrize(
        "query",
        [
            "", "ansicht=monat", "ansicht=monat&monat=2027-05", "archiv=1", "q=Haushalt", "frei=1",
            "von=2027-05-01&bis=2027-05-31", "typ=netzwerktreffen&typ=fachkongress&format=online",
        ],
    )  # fmt: skip
    def test_a_question_and_its_address_are_the_same(self, query):
        assert ask(query).address() == query
        assert ask(ask(query).address()) == ask(query)

    @pytest.mark.parametrize(
        "query",
        [
            "typ=unbekannt", "format=", "von=morgen", "bis=2027-13-01", "monat=27-5&ansicht=monat", "x=1",
            "seite=1e9", "ansicht=jahr", "archiv=ja", "frei=2", "von=0001-01-01", "monat=9999-12", "q=%00",
        ],
    )  # fmt: skip
    def test_what_it_does_not_understand_it_ignores(self, query):
        assert ask(query).address() in ("", "ansicht=monat")
        assert not ask(query).has_filters

    def test_words_are_bounded(self):
        assert len(ask("q=" + "x" * 5000).words) == 100

    def test_taking_a_filter_away_leaves_the_others(self):
        asked = ask("typ=netzwerktreffen&typ=fachkongress&frei=1&q=Raum&von=2027-05-01&seite=3")
        assert (
            asked.without("typ", "fachkongress").address()
            == "q=Raum&typ=netzwerktreffen&frei=1&von=2027-05-01"
        )
        assert asked.without("typ").without("frei").without("q").without("von") == ask()

    def test_feeds_take_the_filters_without_the_view(self):
        assert ask("ansicht=monat&monat=2027-05&archiv=1&typ=hospitation").feed_address() == "typ=hospitation"

    @pytest.mark.parametrize(("day", "after"), [("2027-01-01", "2027-02-01"), ("2027-12-01", "2028-01-01")])
    def test_months_follow_each_other(self, day, after):
        first, second = date.fromisoformat(day), date.fromisoformat(after)
        assert (next_month(first), previous_month(second)) == (second, first)


class TestPeriods:
    def test_the_list_shows_what_is_not_over_in_the_order_of_time(self, member):
        make_event(member, title="später", starts_at="2027-06-01 10:00", ends_at="2027-06-01 12:00")
        make_event(member, title="läuft", starts_at="2027-04-30 10:00", ends_at="2027-05-02 12:00")
        make_event(member, title="vorbei", starts_at="2027-04-01 10:00", ends_at="2027-04-01 12:00")
        assert titles() == ["läuft", "später"]
        assert titles("archiv=1") == ["vorbei"]

    def test_the_archive_shows_the_latest_first(self, member):
        for month in (1, 3, 2):
            day = f"2027-0{month}-01"
            make_event(member, title=f"{month}", starts_at=f"{day} 10:00", ends_at=f"{day} 12:00")
        assert titles("archiv=1") == ["3", "2", "1"]

    def test_days_are_days_in_berlin(self, member):
        make_event(member, title="Mitternacht", starts_at="2027-06-02 00:00", ends_at="2027-06-02 01:00")
        make_event(member, title="Abend", starts_at="2027-06-01 22:00", ends_at="2027-06-01 23:59")
        assert titles("von=2027-06-01&bis=2027-06-01") == ["Abend"]
        assert titles("von=2027-06-02") == ["Mitternacht"]

    def test_a_month_holds_what_reaches_into_it(self, member):
        make_event(member, title="über die Grenze", starts_at="2027-05-31 10:00", ends_at="2027-06-01 12:00")
        make_event(member, title="bis zur Grenze", starts_at="2027-05-31 20:00", ends_at="2027-06-01 00:00")
        assert titles("ansicht=monat&monat=2027-06") == ["über die Grenze"]
        assert len(titles("ansicht=monat&monat=2027-05")) == 2

    def test_a_day_that_was_named_wins_over_today(self, member):
        make_event(member, title="vorbei", starts_at="2027-04-01 10:00", ends_at="2027-04-01 12:00")
        assert titles("von=2027-03-01") == ["vorbei"]


class TestFacets:
    def test_type_and_format(self, member):
        make_event(member, title="A", event_type="fachkongress", attendance_mode="hybrid")
        make_event(member, title="B", event_type="hospitation")
        assert titles("typ=fachkongress") == ["A"]
        assert titles("format=onsite") == ["B"]
        assert sorted(titles("typ=fachkongress&typ=hospitation")) == ["A", "B"]
        assert titles("typ=fachkongress&format=onsite") == []

    def test_topic_and_audience_each_date_once(self, member):
        make_event(member, title="A", topics=["anerkennung", "nachwuchs"], audiences=["politik"])
        make_event(member, title="B", topics=["nachwuchs"])
        assert sorted(titles("thema=anerkennung&thema=nachwuchs")) == ["A", "B"]
        assert titles("thema=nachwuchs&zielgruppe=politik") == ["A"]

    def test_a_retired_topic_finds_what_its_successor_names(self, member):
        make_event(member, title="A", topics=["nachwuchs"])
        make_term("topic", "jugend", retired=True, replaced_by=make_term("topic", "nachwuchs"))
        assert titles("thema=jugend") == ["A"]

    def test_the_district_is_that_of_the_place_and_else_of_the_member(self, db):
        koeln, detmold = (
            Municipality.objects.create(ags=ags, name=name, official_name=name, level=Level.REGIERUNGSBEZIRK)
            for ags, name in (("05300000", "Köln"), ("05700000", "Detmold"))
        )
        town = make_member("Rheinstadt", district_row=koeln)
        make_event(town, title="daheim")
        make_event(town, title="zu Gast", district=detmold)
        assert titles("bezirk=05300000") == ["daheim"]
        assert titles("bezirk=05700000") == ["zu Gast"]

    def test_free_seats_leave_out_what_is_full_or_does_not_take_place(self, member):
        cases = {"frei": (3, "scheduled"), "offen": (None, "moved"), "voll": (0, "scheduled")}
        for title, (seats, status) in {**cases, "fällt aus": (3, "cancelled")}.items():
            event = make_event(member, title=title)
            Occurrence.objects.filter(event=event).update(free_seats=seats, status=status)
        assert sorted(titles("frei=1")) == ["frei", "offen"]

    @pytest.mark.parametrize("words", ["raumnot", "Rathaus Raumnot", "amselhövel", "reihe 7"])
    def test_words_are_looked_for_in_title_place_series_and_organiser(self, member, words):
        make_event(member, title="Gegen Raumnot", series_title="Reihe 7")
        make_event(make_member("Zweitort"), title="Anderes", venue_name="Schule", series_title="")
        assert titles(f"q={words}") == ["Gegen Raumnot"]

    def test_signs_of_patterns_are_only_signs(self, member):
        make_event(member, title="50 % mehr")
        make_event(member, title="Anderes")
        assert titles("q=%25") == ["50 % mehr"]


class TestReaders:
    @pytest.mark.parametrize(
        ("visibility", "reader", "sees"),
        [
            ("public", VISITOR, True),
            ("network", VISITOR, False),
            ("network", Reader(is_member=True), True),
            ("member", Reader(is_member=True), False),
            ("member", Reader(sees_all=True), True),
        ],
    )
    def test_a_date_is_seen_by_who_may_see_its_event(self, member, visibility, reader, sees):
        make_event(member, title="A", visibility=visibility)
        assert titles(reader=reader) == (["A"] if sees else [])

    def test_the_own_member_sees_its_own(self, member):
        make_event(member, title="A", visibility="member")
        assert titles(reader=Reader(is_member=True, member_ids=frozenset({member.pk}))) == ["A"]

    def test_what_is_offline_archived_or_expired_is_not_seen(self, member):
        offline, archived, expired = (make_event(member, title=title) for title in "ABC")
        offline.unpublish()
        type(archived).objects.filter(pk=archived.pk).update(archived_at=NOW)
        type(expired).objects.filter(pk=expired.pk).update(expire_at=NOW - timedelta(minutes=1))
        assert titles() == []

    @pytest.mark.parametrize("state", ["own", "proposed", "declined"])
    def test_the_land_calendar_shows_only_what_the_ministry_took(self, member, state):
        make_event(member, land_calendar=state)
        assert titles() == []
