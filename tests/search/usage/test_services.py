"""Counting what is searched without anything about who searches."""

from collections import Counter
from datetime import date, timedelta

import pytest

from search.models import SearchedDay, SearchedWords, SearchedWordsDay
from search.usage import services
from search.usage.services import Asked, is_personal, searches_forget, searches_write

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 2)


def write(words, times=1, *, found=True, day=DAY, language="de"):
    searches_write(counts=Counter({Asked(day, language, words, found): times}))


def kept():
    return set(SearchedWords.objects.exclude(words="").values_list("words", flat=True))


class TestCounting:
    def test_questions_are_counted_by_day(self):
        write("Laterne", 2)
        write("Laterne", 1, found=False)
        write("Laterne", day=DAY + timedelta(days=1))
        rows = SearchedWordsDay.objects.order_by("day").values_list("asked", "unanswered")
        assert list(rows) == [(3, 1), (1, 0)]
        assert list(SearchedDay.objects.order_by("day").values_list("asked", "unanswered")) == [
            (3, 1),
            (1, 0),
        ]

    def test_spelling_with_capitals_and_blanks_makes_no_difference(self):
        write("Laterne  bauen", 2)
        write("laterne BAUEN", 1)
        assert kept() == {"laterne bauen"}

    def test_languages_are_counted_apart(self):
        write("Team", 3)
        write("Team", 3, language="en")
        assert sorted(SearchedWords.objects.values_list("language", flat=True)) == ["de", "en"]

    def test_a_failure_in_the_middle_counts_nothing(self):
        counts = {Asked(DAY, "de", "Laterne", True): 1, Asked(None, "de", "Fackel", True): 1}
        with pytest.raises(Exception, match="day"):
            searches_write(counts=counts)
        assert not SearchedDay.objects.exists()


class TestPrivacy:
    def test_words_are_kept_only_once_they_were_asked_three_times(self):
        write("Erika Beispiel", 2)
        assert kept() == set()
        assert "erika" not in str(list(SearchedWords.objects.values())).lower()
        write("Erika Beispiel")
        assert kept() == {"erika beispiel"}

    @pytest.mark.parametrize(
        "words",
        [
            "erika@beispiel.de",
            "0211 123456",
            "DE12 3456 7890",
            "1234-5",
            "40213 Düsseldorf",
            "02 11/12 34 56",
            "x" * 81,
        ],
    )
    def test_what_may_be_somebodys_data_leaves_no_trace_but_the_total(self, words):
        assert is_personal(words)
        write(words, 10)
        assert not SearchedWords.objects.exists()
        assert SearchedDay.objects.get().asked == 10

    @pytest.mark.parametrize(
        "words", ["Haushalt 2026", "4. Engagementbericht", "§ 31a BGB", "24/7", "Ehrenamt"]
    )
    def test_years_and_paragraphs_are_nobodys_data(self, words):
        assert not is_personal(words)

    def test_no_table_has_a_place_for_people_or_moments(self):
        fields = {
            field.name
            for model in (SearchedDay, SearchedWords, SearchedWordsDay)
            for field in model._meta.concrete_fields
        }
        assert fields == {"id", "day", "asked", "unanswered", "fingerprint", "language", "words", "question"}

    def test_a_fingerprint_cannot_be_made_without_the_sites_key(self, settings):
        write("Laterne")
        one = SearchedWords.objects.get().fingerprint
        SearchedWords.objects.all().delete()
        settings.SECRET_KEY = "another key " * 5
        write("Laterne")
        assert SearchedWords.objects.get().fingerprint != one


class TestBounds:
    def test_a_day_takes_a_limited_number_of_different_questions(self, monkeypatch):
        monkeypatch.setattr(services, "MAX_NEW_A_DAY", 2)
        for words in ("eins", "zwei", "drei", "eins"):
            write(words)
        assert SearchedWords.objects.count() == 2
        assert SearchedDay.objects.get().asked == 4

    def test_old_days_and_rare_questions_are_forgotten(self):
        write("uralt", 5, day=DAY - timedelta(days=401))
        write("selten", 1, day=DAY - timedelta(days=31))
        write("oft", 5, day=DAY - timedelta(days=31))
        write("neu", 1)
        assert searches_forget(today=DAY) == 2
        assert kept() == {"oft"}
        assert SearchedWords.objects.count() == 2
        assert SearchedDay.objects.count() == 2
