"""What every engine must do; the suite runs it on the database in use."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exchange.municipalities.readers import Reader
from search.engines import NEWEST
from search.models import SearchEntry

from ..conftest import NOW, answer_to

pytestmark = pytest.mark.django_db
MEMBER = Reader(is_member=True)
OF_SEVEN = Reader(is_member=True, member_ids=frozenset({7}))
EDITORIAL = Reader(is_member=True, sees_all=True)


class TestWords:
    def test_every_word_is_preferred(self, entry, find):
        entry("Engagementstrategie")
        entry("Engagementstrategie für die Jugend")
        entry("Dankesabend")
        assert find("Strategie Jugend") == ["Engagementstrategie für die Jugend", "Engagementstrategie"]

    def test_words_may_stand_in_title_and_text(self, entry, find):
        entry("Ehrenamtskarte", text="Was sie in Euro kostet.")
        assert find("Karte Euro") == ["Ehrenamtskarte"]

    @pytest.mark.parametrize(
        ("query", "title"),
        [
            ("Ehrenamt", "Ehrenamtskarte einführen"),
            ("Buerger", "Treffen der Bürger"),
            ("burger", "Buergerbeteiligung"),
            ("Strategie Engagement", "Engagementstrategie"),
            ("Engagement-Strategie", "Engagementstrategie"),
            ("Strassenfest", "Fest auf der Straße"),
            ("co2 neutral", "CO2-neutrale Feste"),
            ("3d", "Ein 3D-Drucker für alle"),
            ("2030", "Leitbild 2030"),
            ("1e5", "Code 1e5 im Rathaus"),
            ("волонтер", "Волонтер willkommen"),
        ],
    )
    def test_the_analysis_is_what_is_matched(self, entry, find, query, title):
        entry(title)
        entry("Etwas anderes")
        assert find(query) == [title]

    def test_place_and_keywords_find_too(self, entry, find):
        entry("Dankesabend", place="Ottersbrink")
        assert find("Ottersbrink") == ["Dankesabend"]

    def test_an_unknown_word_finds_nothing(self, entry, find):
        entry("Ehrenamtskarte")
        assert find("Quantencomputer") == []

    def test_without_words_everything_is_listed(self, entry, find):
        entry("Eins")
        entry("Zwei")
        assert sorted(find()) == ["Eins", "Zwei"]

    @pytest.mark.parametrize(
        "query",
        [
            '"',
            "'",
            "NEAR(a b)",
            "a* OR b",
            "title_stems : x",
            "\\",
            "{a b}",
            "^a",
            "a & !b | <->",
            "%s %d",
            "--",
        ],
    )
    def test_operators_of_the_engine_are_words_or_nothing(self, entry, find, query):
        entry("Ehrenamtskarte")
        assert find(query) in ([], ["Ehrenamtskarte"])


class TestOrder:
    def test_a_word_in_the_title_ranks_above_the_same_word_in_the_text(self, entry, find):
        entry("Wie wir werben", text="Die Ehrenamtskarte wird beworben.", date=date(2026, 11, 20))
        entry("Ehrenamtskarte", text="Wie wir werben.", date=date(2020, 1, 1))
        assert find("Ehrenamtskarte") == ["Ehrenamtskarte", "Wie wir werben"]

    def test_the_whole_word_ranks_above_a_compound_with_it(self, entry, find):
        entry("Die Ehrenamtskarte")
        entry("Das Ehrenamt")
        assert find("Ehrenamt") == ["Das Ehrenamt", "Die Ehrenamtskarte"]

    def test_a_text_about_it_ranks_above_a_text_that_mentions_it(self, entry, find):
        filler = "Der Rat hat beschlossen, was die Verwaltung vorgelegt hat. " * 20
        entry("A", text=f"{filler} Eine Hospitation. {filler}")
        entry("B", text="Hospitation: wie wir eine Hospitation vorbereiten und wer zur Hospitation kommt.")
        assert find("Hospitation") == ["B", "A"]

    def test_a_compound_of_both_words_in_the_title_ranks_above_a_short_text_with_both(self, entry, find):
        filler = "Der Rat hat beschlossen, was die Verwaltung vorgelegt hat. " * 20
        entry("Feuerwehrnachwuchs aus dem Ganztag", text=filler)
        entry("Kreis", text="Die Feuerwehr sucht Nachwuchs. Unsere Feuerwehr ist klein.")
        assert find("Nachwuchs Feuerwehr")[0] == "Feuerwehrnachwuchs aus dem Ganztag"

    def test_equal_scores_are_ordered_by_date_and_always_alike(self, entry, find):
        for number in range(5):
            entry(f"Ehrenamtskarte {number}", date=date(2026, 1, 1 + number))
        assert find("Ehrenamtskarte") == [f"Ehrenamtskarte {number}" for number in (4, 3, 2, 1, 0)]

    def test_newest_first_on_request_and_entries_without_date_last(self, entry, find):
        entry("alt Karte", date=date(2020, 1, 1))
        entry("ohne Karte", date=None)
        entry("neu Karte", text="Karte " * 3, date=date(2026, 1, 1))
        assert find("Karte", order=NEWEST) == ["neu Karte", "alt Karte", "ohne Karte"]
        assert find() == ["neu Karte", "alt Karte", "ohne Karte"]

    @pytest.mark.parametrize("query", ["", "Karte"])
    def test_slices_follow_each_other(self, entry, find, query):
        for number in range(7):
            entry(f"Karte {number}")
        whole = find(query)
        assert [
            *find(query, limit=3),
            *find(query, limit=3, offset=3),
            *find(query, limit=3, offset=6),
        ] == whole
        assert answer_to(query, limit=3).total == 7


class TestReader:
    @pytest.fixture(autouse=True)
    def entries(self, entry):
        entry("offen", facets={"thema": ["a"]})
        entry("Netzwerk", audience="network", facets={"thema": ["b"]})
        entry("sieben", audience="member:7", facets={"thema": ["c"]})
        entry("siebzig", audience="member:70", facets={"thema": ["d"]})

    @pytest.mark.parametrize(
        ("reader", "titles", "topics"),
        [
            (Reader(), {"offen"}, {"a"}),
            (MEMBER, {"offen", "Netzwerk"}, {"a", "b"}),
            (OF_SEVEN, {"offen", "Netzwerk", "sieben"}, {"a", "b", "c"}),
            (EDITORIAL, {"offen", "Netzwerk", "sieben", "siebzig"}, {"a", "b", "c", "d"}),
        ],
    )
    def test_hits_counts_and_facets_are_those_of_the_reader(self, find, reader, titles, topics):
        assert set(find(reader=reader)) == titles
        assert set(find("offen", reader=reader)) == {"offen"}
        answer = answer_to(reader=reader)
        assert answer.total == len(titles)
        assert set(answer.facets["thema"]) == topics

    def test_words_of_a_hidden_entry_find_nothing(self, find):
        assert find("siebzig", reader=OF_SEVEN) == []
        assert answer_to("siebzig", reader=OF_SEVEN).facets == {}

    def test_a_person_outside_the_network_who_has_a_member_sees_the_public_only(self, find):
        assert find(reader=Reader(member_ids=frozenset({7}))) == ["offen"]


class TestPartForMembers:
    @pytest.fixture(autouse=True)
    def entries(self, entry):
        entry("Dankesabend", text="Ein Abend im Saal.", members_text="Der Caterer war zu teuer.")

    def test_only_members_find_its_words(self, find):
        assert find("Caterer") == []
        assert find("Caterer", reader=MEMBER) == ["Dankesabend"]

    def test_members_meet_the_page_once(self, find):
        assert find("Dankesabend", reader=MEMBER) == ["Dankesabend"]
        assert answer_to("Abend", reader=MEMBER).total == 1
        assert answer_to("Abend", reader=EDITORIAL).facets["art"] == {"praxisbeispiel": 1}

    def test_words_may_stand_in_both_parts(self, find):
        assert find("Saal Caterer", reader=MEMBER) == ["Dankesabend"]


class TestWhatIsLeftOut:
    def test_archived_entries_are_not_listed(self, entry, find):
        entry("Altes", archived=True)
        assert find() == find("Altes") == []

    def test_expired_entries_are_not_found_though_still_there(self, entry, find):
        entry("Vorbei", expire_at=NOW - timedelta(minutes=1))
        entry("Noch", expire_at=NOW + timedelta(minutes=1))
        assert find() == ["Noch"]
        assert find("Vorbei") == []

    def test_other_languages_are_not_found(self, entry, find):
        entry("Karte")
        assert find("Karte", language="en") == []

    def test_dates_limit_what_is_found(self, entry, find):
        for day in (1, 10, 20):
            entry(f"Tag {day}", date=date(2026, 5, day))
        assert find(since=date(2026, 5, 10)) == ["Tag 20", "Tag 10"]
        assert find(until=date(2026, 5, 10)) == ["Tag 10", "Tag 1"]
        assert find("Tag", since=date(2026, 5, 2), until=date(2026, 5, 19)) == ["Tag 10"]


class TestFollowingTheRows:
    def test_a_changed_row_is_found_by_its_new_words_only(self, entry, find):
        page = entry("Karte")
        SearchEntry.objects.filter(page=page).update(title_stems="hospitation")
        assert find("Hospitation") == ["Karte"]
        assert find("Karte") == []

    def test_deleted_rows_leave_nothing_behind(self, entry, find):
        page = entry("Karte")
        page.delete()
        entry("Anderes")
        assert find("Karte") == []
        assert find() == ["Anderes"]

    def test_a_number_that_is_given_again_is_not_found_by_its_former_words(self, entry, find):
        page = entry("Karte")
        row = SearchEntry.objects.get(page=page)
        SearchEntry.objects.filter(pk=row.pk).delete()
        row.title_stems = row.text_stems = "hospitation"
        row.save(force_insert=True)
        assert find("Karte") == []
        assert find("Hospitation") == ["Karte"]

    @pytest.mark.django_db(transaction=True)
    def test_emptied_tables_leave_nothing_in_the_index(self, entry, find):
        entry("Karte")
        SearchEntry.objects.all().delete()
        entry("Anderes")
        assert find("Karte") == []


@pytest.mark.parametrize("engine", ["database"], indirect=True)
@pytest.mark.parametrize("chosen", [{}, {"thema": ["t"]}, {"thema": ["t"], "art": ["praxisbeispiel"]}])
def test_the_number_of_queries_does_not_depend_on_the_number_of_entries(entry, chosen):
    for number in range(3):
        entry(f"Karte {number}", facets={"thema": ["t", f"t{number}"]})
    answer_to("Karte", filters=chosen)  # what a process asks once
    with CaptureQueriesContext(connection) as few:
        answer_to("Karte", filters=chosen)
    for number in range(3, 30):
        entry(f"Karte {number}", facets={"thema": ["t", f"t{number}"]})
    with CaptureQueriesContext(connection) as many:
        assert answer_to("Karte", filters=chosen).total == 30
    asked = sum(query["sql"].lstrip().startswith(("SELECT", "WITH")) for query in many)
    assert (len(many), asked <= 10) == (len(few), True)


def test_a_very_long_query_is_answered(entry, find):
    entry("Karte")
    assert find("Karte " * 5_000) == ["Karte"]
    assert find(" ".join(map("wort{}".format, range(5_000)))) == []


def test_a_very_long_text_is_taken(entry, find):
    entry("Band", text=" ".join(f"wort{number}" for number in range(100_000)) + " Ende")
    assert find("wort77") == ["Band"]
