"""Counted words: how many entries have them, of public text only."""

import pytest

from search.counting import word_counts, words_count
from search.models import Collection, SearchEntry, StemCount

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_counted():
    Collection.objects.all().delete()


def documents(*stems, language="de"):
    return dict(word_counts(language, stems).documents)


def test_before_a_count_nothing_is_known():
    assert word_counts("de", ["ehrenamt"]).entries == 0
    assert documents("ehrenamt") == {}


def test_entries_are_counted_not_occurrences(entry):
    entry("Feuerwehr Feuerwehr", text="Feuerwehr und Brand")
    entry("Brand", text="Die Feuerwehr kommt.")
    entry("Nachwuchs")
    words_count()
    assert documents("feuerwehr", "brand") == {"feuerwehr": 2, "brand": 2}
    assert word_counts("de", []).entries == 3


def test_parts_of_compounds_count_like_words(entry):
    entry("Ehrenamtskarte")
    entry("Karte")
    words_count()
    assert documents("kart") == {"kart": 2}


def test_words_of_a_single_entry_are_not_kept(entry):
    entry("Feuerwehr")
    entry("Brand")
    words_count()
    assert documents("feuerwehr") == {}
    assert not StemCount.objects.exists()


def test_what_visitors_may_not_see_is_not_counted(entry):
    for audience in ("public", "public", "network", "member:7"):
        entry("Feuerwehr", audience=audience)
    entry("Dank", text="Abend", members_text="Caterer")
    entry("Dank", text="Abend", members_text="Caterer")
    words_count()
    assert documents("feuerwehr", "cater", "abend") == {"feuerwehr": 2, "abend": 2}


def test_archived_entries_are_not_counted(entry):
    entry("Feuerwehr")
    entry("Feuerwehr", archived=True)
    words_count()
    assert documents("feuerwehr") == {}


def test_lengths_are_means(entry):
    entry("ab", text="cd")
    entry("abcd", text="cdefgh")
    words_count()
    counts = word_counts("de", [])
    assert (counts.title_length, counts.text_length) == (3, 4)


def test_languages_are_counted_apart_and_forgotten_with_their_last_entry(entry):
    for _number in range(2):
        page = entry("Karte")
        SearchEntry.objects.filter(page=page).update(language="en")
    entry("Karte")
    assert words_count() == 2
    assert documents("kart", language="en") == {"kart": 2}
    assert documents("kart") == {}
    SearchEntry.objects.filter(language="en").delete()
    assert words_count() == 1
    assert word_counts("en", []).entries == 0


def test_a_new_count_replaces_the_former_one(entry):
    entry("Karte")
    entry("Karte")
    words_count()
    entry("Karte")
    assert documents("kart") == {"kart": 2}, "until it is counted again"
    words_count()
    assert documents("kart") == {"kart": 3}
    assert Collection.objects.filter(language="de").count() == 1


def test_a_count_that_was_interrupted_is_not_used_and_goes_with_the_next(entry):
    entry("Karte")
    entry("Karte")
    words_count()
    Collection.objects.create(language="de", entries=99, title_length=1, text_length=1)
    assert word_counts("de", []).entries == 2
    words_count()
    assert Collection.objects.filter(complete=False).count() == 0


def test_endless_words_are_not_kept(entry):
    for _number in range(2):
        page = entry("Karte")
        SearchEntry.objects.filter(page=page).update(text_stems="x" * 200)
    words_count()
    assert documents("x" * 200) == {}


def test_counting_is_a_job():
    from cms.tick.registry import jobs_registered

    assert words_count in [job.function for job in jobs_registered()]
